import { area, inRegion, type Polys, UM } from "../kernel/polys.ts";
import { hatch } from "./hatch.ts";

const STEP = Math.PI / 12;
/** Smaller places hang from their edges whatever the direction, µm². */
const SMALLEST = 4 * UM * UM;

/**
 * The direction in which lines over a gap rest on the layer below at both ends, or `undefined`
 * where hardly any direction does (an overhang, not a bridge).
 */
export function bridgeAngle(piece: Polys, below: Polys): number | undefined {
  if (area(piece) < SMALLEST) return undefined;
  let best = 0.5;
  let angle: number | undefined;
  for (let k = 0; k < 12; k++) {
    const radians = k * STEP;
    const { points, starts } = hatch(piece, radians, UM, 0);
    let held = 0;
    let all = 0;
    let pieces = 0;
    for (let i = 0; i + 1 < starts.length; i++) {
      const p = 2 * starts[i]!;
      const length = Math.hypot(points[p + 2]! - points[p]!, points[p + 3]! - points[p + 1]!);
      all += length;
      pieces++;
      if (
        inRegion(below, points[p]!, points[p + 1]!) &&
        inRegion(below, points[p + 2]!, points[p + 3]!)
      )
        held += length;
    }
    // Of directions that hold alike, the one with the shorter lines sags less.
    const score = all > 0 ? held / all - (all / pieces) * 1e-7 : 0;
    if (score > best) [best, angle] = [score, radians];
  }
  return angle;
}
