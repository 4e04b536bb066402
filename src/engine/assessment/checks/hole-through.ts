import type { Scene } from "../pose/scene.ts";
import { anchorOf } from "./diameter.ts";
import { facePlaces, type Outcome, plain } from "./outcome.ts";

/** Nothing closes the hole along its axis. */
export function holeThrough(check: { readonly label: string }, scene: Scene): Outcome {
  const { label } = check;
  const hole = scene.holeOf.get(label);
  if (!hole) return plain("not-assessed", "check.hole-through.no-hole", { label });
  const low = hole.spans[0]?.[0] ?? 0;
  const high = hole.spans.at(-1)?.[1] ?? 0;
  const depth = Math.round((high - low) * 1000) / 1000;
  const base = hole.blocked
    ? plain("fail", "check.hole-through.blind", { label, depth })
    : plain("pass", "check.hole-through.pass", { label });
  return { ...base, places: facePlaces(hole.faces), anchor: anchorOf(hole, scene) };
}
