import type { RoundFeature } from "../features/round-features.ts";
import { distanceToLine, dot, subtract, unit } from "../features/vectors.ts";
import { SAME_DIRECTION } from "../pose/match-holes.ts";
import { placesOf, type Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { diameterOutcome } from "./diameter.ts";
import { type Outcome, plain } from "./outcome.ts";

/** Farther along the axis than this, mm, a round doesn't reach the point. */
const AWAY = 1;

/** Diameter of the round outside that stands at `at`: same direction, there along the axis. */
export function bossDiameter(
  check: Extract<Check, { kind: "boss-diameter" }>,
  scene: Scene,
): Outcome {
  const axis = unit(check.axis);
  let best: { boss: RoundFeature; off: number; distance: number } | undefined;
  for (const at of placesOf(check.at, scene))
    for (const boss of scene.bosses) {
      if (Math.abs(dot(boss.axis, axis)) < SAME_DIRECTION) continue;
      const t = dot(subtract(at, boss.point), boss.axis);
      const off = Math.min(...boss.spans.map(([low, high]) => Math.max(low - t, t - high, 0)));
      const distance = distanceToLine(at, boss.point, boss.axis);
      const total = distance + 10 * off;
      if (!best || total < best.distance + 10 * best.off - 1e-6) best = { boss, off, distance };
    }
  // A round that lies wholly aside of the point, or stops well before it, is another one.
  if (!best || best.distance > check.nominal / 2 || best.off > AWAY)
    return plain("fail", "check.boss-diameter.not-found", { nominal: check.nominal });
  return diameterOutcome("boss-diameter", best.boss, check, scene, {});
}
