import { length, subtract } from "../../features/vectors.ts";
import type { Check } from "../../rubric.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";

/** Nothing closes the hole or slot. */
export function through(check: Extract<Check, { kind: "feat.through" }>, scene: Scene): Outcome {
  const { of: label } = check;
  const part = featureOf(scene, label)?.part;
  if (!part) return plain("not-assessed", "check.hole-through.no-hole", { label });
  const shown = shownAt(scene, [part]);
  if (part.shape !== "round" && part.shape !== "slot")
    return plain("not-assessed", "check.any.not-measured");
  if (part.through) return { ...plain("pass", "check.hole-through.pass", { label }), ...shown };
  const long = part.shape === "slot" ? part.depth : length(subtract(part.ends[1], part.ends[0]));
  const depth = Math.round(long * 1000) / 1000;
  return {
    ...plain("fail", "check.hole-through.blind", { label, depth }),
    misconception: "blind-for-through",
    ...shown,
  };
}
