import type { Check } from "../rubric.ts";
import type { Stage } from "../verdict/stages.ts";
import { angle } from "./dim/angle.ts";
import { chamfer } from "./dim/chamfer.ts";
import { depth } from "./dim/depth.ts";
import { diameter } from "./dim/diameter.ts";
import { distance, pitch } from "./dim/distance.ts";
import { pitchCircle } from "./dim/pitch-circle.ts";
import { radius } from "./dim/radius.ts";
import { slot } from "./dim/slot.ts";
import { thickness } from "./dim/thickness.ts";
import { exists, none } from "./feat/exists.ts";
import { coverage, noExtra } from "./feat/no-extra.ts";
import { pattern } from "./feat/pattern.ts";
import { tangent } from "./feat/tangent.ts";
import { through } from "./feat/through.ts";
import { pair } from "./fit/pair.ts";
import { coaxialZone, runoutZone } from "./gdt/axis-zones.ts";
import { formZone } from "./gdt/form-zones.ts";
import { orientationZone } from "./gdt/orientation-zone.ts";
import { positionZone } from "./gdt/position-zone.ts";
import { profileZone } from "./gdt/profile-zone.ts";
import { symmetryZone } from "./gdt/symmetry-zone.ts";
import { type Outcome, plain } from "./outcome.ts";
import type { Scene } from "./scene.ts";
import { deviation } from "./shape/deviation.ts";
import { symdiff } from "./shape/symdiff.ts";
import { MAKING_CHECKERS } from "./print/making-kinds.ts";
import { area, mass, volume } from "./solid/amounts.ts";
import { centroid } from "./solid/centroid.ts";
import { overall } from "./solid/overall.ts";
import { shells } from "./solid/shells.ts";
import { genus, voids } from "./solid/topology.ts";
import { valid } from "./solid/valid.ts";

type Kind = Check["kind"];

interface Checker<C> {
  readonly run: (check: C, scene: Scene) => Outcome;
  /** When it is looked at; a distance to an axis is a position. */
  readonly stage: Stage;
  /** Does it tell how the part lies? Not if it is the same in every pose, or too dear to ask in each. */
  readonly posed: boolean;
}

const posed = <C>(stage: Stage, run: Checker<C>["run"]): Checker<C> => ({
  run,
  stage,
  posed: true,
});
const anyhow = <C>(stage: Stage, run: Checker<C>["run"]): Checker<C> => ({
  run,
  stage,
  posed: false,
});

/** Every kind of check. */
const CHECKERS: { readonly [K in Kind]: Checker<Extract<Check, { kind: K }>> } = {
  "solid.valid": anyhow("solid", valid),
  "solid.shells": anyhow("solid", shells),
  "solid.bbox": posed("sizes", overall),
  "solid.genus": anyhow("features", genus),
  "solid.voids": anyhow("features", voids),
  "solid.volume": anyhow("form", volume),
  "solid.area": anyhow("form", area),
  "solid.mass": anyhow("form", mass),
  "solid.centroid": posed("form", centroid),
  "feat.exists": posed("features", exists),
  "feat.none": posed("features", none),
  "feat.through": posed("features", through),
  "feat.pattern": posed("features", pattern),
  "feat.tangent": posed("features", tangent),
  "feat.noExtra": posed("form", noExtra),
  "feat.coverage": posed("form", coverage),
  "dim.distance": posed("sizes", distance),
  "dim.thickness": posed("sizes", thickness),
  "dim.diameter": posed("sizes", diameter),
  "dim.radius": posed("sizes", radius),
  "dim.depth": posed("sizes", depth),
  "dim.angle": posed("sizes", angle),
  "dim.slot": posed("sizes", slot),
  "dim.chamfer": posed("sizes", chamfer),
  "dim.pitch": posed("positions", pitch),
  "dim.pcd": posed("positions", pitchCircle),
  "fit.pair": posed("sizes", pair),
  "gdt.flatness": anyhow("form", formZone),
  "gdt.straightness": anyhow("form", formZone),
  "gdt.roundness": anyhow("form", formZone),
  "gdt.cylindricity": anyhow("form", formZone),
  "gdt.parallel": posed("form", orientationZone),
  "gdt.perpendicular": posed("form", orientationZone),
  "gdt.angular": posed("form", orientationZone),
  "gdt.position": posed("positions", positionZone),
  "gdt.coaxial": posed("positions", coaxialZone),
  "gdt.symmetry": posed("positions", symmetryZone),
  "gdt.runout": posed("form", runoutZone),
  "gdt.profile": posed("form", profileZone),
  "shape.deviation": anyhow("form", deviation),
  "shape.symdiff": anyhow("style", symdiff),
  // `assess` gives these to `variantOutcomes`: they look at the part as made at other values.
  "design.variant": anyhow("style", () => plain("not-assessed", "check.variant.no-script")),
  "design.parametric": anyhow("style", () => plain("not-assessed", "check.variant.no-script")),
  ...MAKING_CHECKERS,
};

export function runCheck(check: Check, scene: Scene): Outcome {
  const checker = CHECKERS[check.kind] as Checker<Check>;
  return checker.run(check, scene);
}

/** Kinds that only say something new, and are worth their time, where all else is right. */
const LAST: ReadonlySet<Kind> = new Set(["shape.deviation"]);
export const comesLast = ({ kind }: Check): boolean => LAST.has(kind);

export const decidesPose = (check: Check): boolean => CHECKERS[check.kind].posed;

/** A distance that ends at an axis is a position. */
export function stageOf(check: Check, features: Readonly<Record<string, { type: string }>>): Stage {
  if (check.kind !== "dim.distance") return CHECKERS[check.kind].stage;
  const isFace = (label: string): boolean => features[label]?.type === "plane";
  return isFace(check.from) && isFace(check.to) ? "sizes" : "positions";
}
