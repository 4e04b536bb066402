import type { RoundFeature } from "../features/round-features.ts";
import { distanceToLine, dot, subtract, unit } from "../features/vectors.ts";
import { SAME_DIRECTION } from "../pose/match-holes.ts";
import type { Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { diameterOutcome } from "./diameter.ts";
import { type Outcome, plain } from "./outcome.ts";

/** Diameter of the round outside that stands at `at`: same direction, there along the axis. */
export function bossDiameter(
  check: Extract<Check, { kind: "boss-diameter" }>,
  scene: Scene,
): Outcome {
  const axis = unit(check.axis);
  let best: { readonly boss: RoundFeature; readonly distance: number } | undefined;
  for (const boss of scene.bosses) {
    if (Math.abs(dot(boss.axis, axis)) < SAME_DIRECTION) continue;
    const t = dot(subtract(check.at, boss.point), boss.axis);
    const off = Math.min(...boss.spans.map(([low, high]) => Math.max(low - t, t - high, 0)));
    const distance = distanceToLine(check.at, boss.point, boss.axis) + 10 * off;
    if (!best || distance < best.distance - 1e-6) best = { boss, distance };
  }
  // A round that lies wholly aside of the point is another one.
  if (!best || best.distance > Math.max(check.nominal, 2))
    return plain("fail", "check.boss-diameter.not-found", { nominal: check.nominal });
  return diameterOutcome("boss-diameter", best.boss, check, scene, {});
}
