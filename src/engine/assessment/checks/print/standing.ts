import { acos } from "../../../foundation/exact-math.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import { rotated, rotationOf } from "../../../slicing/turn.ts";
import { limited } from "../../printability/limited.ts";
import type { PrintScene } from "../../printability/print-scene.ts";
import { round } from "../../verdict/shown-numbers.ts";
import type { CheckMessage } from "../../messages.ts";
import { HOPELESS, type Outcome, plain } from "../outcome.ts";
import { shownAt } from "./hanging.ts";
import type { PrintCheck } from "./print-schemas.ts";

type Of<K extends PrintCheck["kind"]> = Extract<PrintCheck, { kind: K }>;

/** Rounding of positions, mm. */
const SAME = 0.001;

/** Room on the bed and under the top of the machine, and enough that lies on the bed. */
export function bed(check: Of<"print.bed">, scene: PrintScene): Outcome {
  const { profile, min, max } = scene;
  const { bed: room } = profile.printer;
  const [width, depth, height] = [0, 1, 2].map((a) => max[a]! - min[a]!) as [
    number,
    number,
    number,
  ];
  if (width > room.width + SAME || depth > room.depth + SAME)
    return {
      ...plain("fail", "check.print.bed.too-wide", {
        width: up(width),
        depth: up(depth),
        bed_width: room.width,
        bed_depth: room.depth,
      }),
      unit: "mm",
      measured: Math.max(width, depth),
    };
  if (height > room.height + SAME)
    return limited({
      value: height,
      limits: { max: room.height },
      words: { pass: "check.print.bed.pass", above: "check.print.bed.too-high" },
      isSet: true,
      params: { contact: 0 },
    });
  const sliced = scene.sliced(profile.settings.support_angle);
  if (sliced === "problem") return plain("not-assessed", "check.print.no-layers");
  const { moments } = sliced.share.warnings.standing[0]!;
  const area = moments[0]! / profile.settings.first_layer_height;
  const little = sliced.warnings.find(({ code }) => code === "slicing.little-contact");
  if (check.contact === undefined && !little)
    return {
      ...plain("pass", "check.print.bed.pass", { contact: Math.round(area) }),
      measured: area,
    };
  const least = check.contact ?? LEAST_SHARE * Number(little?.params["largest"] ?? 0);
  const foot = little?.place?.kind === "layer" ? little.place.at : undefined;
  return limited({
    value: area,
    uncertainty: 0.01 * area,
    limits: { min: least },
    words: { pass: "check.print.bed.pass", below: "check.print.bed.little-contact" },
    unit: "none",
    params: { contact: Math.round(area) },
    ...(foot ? shownAt(scene, { layer: 0, x: foot[0], y: foot[1] }) : {}),
  });
}

/** The slicer's own limit of `slicing.little-contact`, which says only the largest section. */
const LEAST_SHARE = 0.04;
const up = (value: number): number => Math.ceil(value * 10 - 1e-6) / 10;

/** The slicer's own words on how the part stands, with brim or raft as they are set. */
export function stable(_: Of<"print.stable">, scene: PrintScene): Outcome {
  const sliced = scene.sliced(scene.profile.settings.support_angle);
  if (sliced === "problem") return plain("not-assessed", "check.print.no-layers");
  for (const { code, params, place } of sliced.warnings) {
    const message = STANDS_BADLY[code];
    if (!message) continue;
    const where = place?.kind === "layer" ? place.at : undefined;
    return {
      verdict: "fail",
      message,
      params,
      unit: "mm",
      measured: Number(params["distance"]),
      ...(where ? shownAt(scene, { layer: 0, x: where[0], y: where[1] }) : {}),
      error: 1,
    };
  }
  return plain("pass", "check.print.stable.pass");
}

const STANDS_BADLY: Readonly<Record<string, CheckMessage>> = {
  "slicing.tips-over": "check.print.stable.tips",
  "slicing.tall-narrow": "check.print.stable.narrow",
};

/** Degrees by which a face may lean and still be set down flat. */
const LEVEL = 0.5;
/** A face this far above the bed does not lie on it, mm. */
const ABOVE = 0.02;

export function orientation(check: Of<"print.orientation">, scene: PrintScene): Outcome {
  const plane = scene.planes.get(check.faceDown);
  if (!plane) return plain("not-assessed", "check.any.not-measured");
  const turn = rotationOf(scene.turn);
  const down = rotated(turn, plane.normal);
  const angle = (acos(-down[2]) * 180) / Math.PI;
  const anchor: Vec3 = plane.point;
  if (angle > LEVEL)
    return {
      verdict: "fail",
      message: "check.print.orientation.other-way",
      params: { measured: Math.ceil(angle) },
      unit: "none",
      measured: angle,
      anchor,
      error: Math.min(HOPELESS, angle / LEVEL),
    };
  const height = rotated(turn, plane.point)[2] - scene.min[2];
  if (height > ABOVE)
    return {
      verdict: "fail",
      message: "check.print.orientation.not-flat",
      params: { height: round(height) },
      unit: "mm",
      measured: height,
      anchor,
      error: Math.min(HOPELESS, height / ABOVE),
    };
  return { ...plain("pass", "check.print.orientation.pass"), measured: angle, anchor };
}
