import type { CheckMessage } from "../messages.ts";
import type { Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { isFactor, judge } from "./judge.ts";
import type { Outcome } from "./outcome.ts";

const FACTORS: readonly (readonly [number, CheckMessage])[] = [
  [25.4, "check.envelope.inch-big"],
  [1 / 25.4, "check.envelope.inch-small"],
  [10, "check.envelope.ten-times"],
  [0.1, "check.envelope.tenth"],
  [2, "check.envelope.double"],
  [0.5, "check.envelope.half"],
];

/** Faces within about 8° of square to the axis are the ends that a size lies between. */
const FACING = 0.99;
/** Corners of a square end agree as well as this, mm. */
const LEVEL = 1e-3;

/** Overall length along one axis; of a part with drafted ends the size that is farther off. */
export function envelope(check: Extract<Check, { kind: "envelope" }>, scene: Scene): Outcome {
  const axis = { x: 0, y: 1, z: 2 }[check.axis] as 0 | 1 | 2;
  const { min, max, uncertainty } = scene.extents[axis];
  const least = max - min - slope(scene, axis);
  const far = (size: number): number => Math.abs(size - check.nominal);
  const measured = far(least) > far(max - min) ? least : max - min;
  const judged = judge(measured, check, uncertainty);
  return {
    verdict: judged.verdict,
    message: wording(measured, judged),
    params: { ...judged.params, axis: check.axis },
    measured,
    allowed: judged.allowed,
    unit: "mm",
    uncertainty,
    error: judged.error,
  };
}

/** By how much the plane faces at the two ends fall away from the outermost point, mm. */
function slope({ part, pose }: Scene, axis: 0 | 1 | 2): number {
  const own = pose.order[axis];
  const { min, max } = part.solid.bounds;
  let [low, high] = [0, 0];
  for (const { surface, bounds } of part.solid.faces) {
    if (surface.kind !== "plane" || Math.abs(surface.normal[own]) < FACING) continue;
    const falls = bounds.max[own] - bounds.min[own];
    if (falls <= LEVEL) continue;
    if (surface.normal[own] > 0 && bounds.max[own] >= max[own] - LEVEL)
      high = Math.max(high, falls);
    if (surface.normal[own] < 0 && bounds.min[own] <= min[own] + LEVEL) low = Math.max(low, falls);
  }
  return low + high;
}

function wording(measured: number, judged: ReturnType<typeof judge>): CheckMessage {
  if (judged.side === "inside") return "check.envelope.pass";
  if (judged.side === "unknown") return "check.any.uncertain";
  if (judged.side === "close") return "check.envelope.close";
  const factor = FACTORS.find(([times]) => isFactor(measured, judged, times));
  if (factor) return factor[1];
  return judged.side === "below" ? "check.envelope.too-small" : "check.envelope.too-big";
}
