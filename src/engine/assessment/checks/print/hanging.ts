import type { Place } from "../../../foundation/problem.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import type { WarnedPlace } from "../../../slicing/slice-warnings.ts";
import { limited } from "../../printability/limited.ts";
import type { PrintScene } from "../../printability/print-scene.ts";
import { type Outcome, plain } from "../outcome.ts";
import type { PrintCheck } from "./print-schemas.ts";

type Of<K extends PrintCheck["kind"]> = Extract<PrintCheck, { kind: K }>;

/** Of areas on layers: what offsets round off, mm². */
const AREA_UNCERTAINTY = 0.1;
/** A span is read from rows some way apart, mm. */
const SPAN_UNCERTAINTY = 0.1;

/** What leans out over nothing farther than an angle; bridges, which rest at both ends, are not in it. */
export function overhang(check: Of<"print.overhang">, scene: PrintScene): Outcome {
  const angle = check.maxAngle ?? scene.profile.settings.support_angle;
  const sliced = scene.sliced(angle);
  if (sliced === "problem") return plain("not-assessed", "check.print.no-layers");
  const { overhangArea, overhang: worst } = sliced.share.warnings;
  return limited({
    value: overhangArea / 100,
    uncertainty: AREA_UNCERTAINTY,
    limits: { max: check.area },
    isSet: true,
    words: { pass: "check.print.overhang.pass", above: "check.print.overhang.too-much" },
    unit: "none",
    params: { angle },
    ...(worst ? shownAt(scene, worst) : {}),
  });
}

export function bridge(check: Of<"print.bridge">, scene: PrintScene): Outcome {
  const { support_angle, support_max_bridge } = scene.profile.settings;
  const sliced = scene.sliced(support_angle);
  if (sliced === "problem") return plain("not-assessed", "check.print.no-layers");
  const longest = sliced.share.warnings.bridge;
  if (!longest) return plain("pass", "check.print.bridge.none");
  return limited({
    value: longest.span,
    uncertainty: SPAN_UNCERTAINTY,
    limits: { max: check.max ?? (support_max_bridge || USUAL_BRIDGE) },
    words: { pass: "check.print.bridge.pass", above: "check.print.bridge.too-long" },
    ...shownAt(scene, longest),
  });
}

/** Where the settings say none: their own default, mm. */
const USUAL_BRIDGE = 10;

/** A place that slicing names: its layer, and where that is on the part. */
export function shownAt(
  scene: PrintScene,
  { layer, x, y }: WarnedPlace,
): { readonly places: Place[]; readonly anchor: Vec3 } {
  const { first_layer_height, layer_height, raft_layers } = scene.profile.settings;
  const z = first_layer_height + Math.max(0, layer - raft_layers) * layer_height;
  return {
    places: [{ kind: "layer", index: layer, at: [x, y] }],
    anchor: scene.inPart(x, y, Math.min(z, scene.max[2] - scene.min[2])),
  };
}
