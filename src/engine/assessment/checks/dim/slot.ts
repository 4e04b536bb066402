import type { Check } from "../../rubric.ts";
import { measuredOutcome } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";
import { SIZE } from "./size-words.ts";

/** Width or overall length of a slot. Its straight sides share the chord of its round ends. */
export function slot(check: Extract<Check, { kind: "dim.slot" }>, scene: Scene): Outcome {
  const part = featureOf(scene, check.of)?.part;
  const { nominal, of: label } = check;
  if (part?.shape !== "slot")
    return { ...plain("fail", "check.slot.not-found", { nominal }), misconception: `no ${label}` };
  const measured = part[check.what];
  const uncertainty = 2 * part.uncertainty;
  const value = { measured, uncertainty, shown: shownAt(scene, [part]) };
  return measuredOutcome(value, check, SIZE);
}
