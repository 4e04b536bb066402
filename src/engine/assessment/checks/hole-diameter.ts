import type { Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { diameterOutcome } from "./diameter.ts";
import { type Outcome, plain } from "./outcome.ts";

export function holeDiameter(
  check: Extract<Check, { kind: "hole-diameter" }>,
  scene: Scene,
): Outcome {
  const { label, nominal } = check;
  const hole = scene.holeOf.get(label);
  if (!hole) return plain("fail", "check.hole-diameter.not-found", { label, nominal });
  return diameterOutcome("hole-diameter", hole, check, scene, { label });
}
