import { dot, unit } from "../features/vectors.ts";
import { SAME_DIRECTION } from "../pose/match-holes.ts";
import type { Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { facePlaces, HOPELESS, type Outcome } from "./outcome.ts";

/** Round holes in one direction; pieces of one hole, cut by another, count once. */
export function holeCount(check: Extract<Check, { kind: "hole-count" }>, scene: Scene): Outcome {
  const axis = unit(check.axis);
  const holes = scene.holes.filter((hole) => Math.abs(dot(hole.axis, axis)) >= SAME_DIRECTION);
  const measured = holes.length;
  const nominal = check.count;
  const right = measured === nominal;
  return {
    verdict: right ? "pass" : "fail",
    message: right
      ? "check.hole-count.pass"
      : measured < nominal
        ? "check.hole-count.too-few"
        : "check.hole-count.too-many",
    params: { measured, nominal, off: Math.abs(measured - nominal) },
    measured,
    allowed: { min: nominal, max: nominal, nominal },
    unit: "count",
    places: facePlaces(holes.flatMap((hole) => hole.faces)),
    error: right ? 0 : HOPELESS,
  };
}
