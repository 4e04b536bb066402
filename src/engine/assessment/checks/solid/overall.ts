import type { Check } from "../../rubric.ts";
import { measuredOutcome } from "../measured-outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Scene } from "../scene.ts";
import { OVERALL } from "../dim/overall-words.ts";

/** Overall length along an axis of the drawing, whatever stands out there. */
export function overall(check: Extract<Check, { kind: "solid.bbox" }>, scene: Scene): Outcome {
  const k = { x: 0, y: 1, z: 2 }[check.axis] as 0 | 1 | 2;
  const { min, max } = scene.reach.part;
  const { tolerance } = scene.part.recognition;
  const value = { measured: max[k] - min[k], uncertainty: tolerance, params: { axis: check.axis } };
  return measuredOutcome(value, check, OVERALL);
}
