import type { Vec3 } from "../../geometry/mesh.ts";

/** What a geometrical tolerance is compared with. */
export interface Zone {
  /** Least width (mm) of the zone that holds the feature; for tubes and spheres the diameter. */
  readonly value: number;
  /** The value is at most this much above the true minimum, mm; 0 for formulas without a search. */
  readonly bound: number;
  /** The point that stands out most: where to point at. */
  readonly at: Vec3;
}

/** A straight line: an axis, or the direction and place of a zone. */
export interface Line {
  readonly point: Vec3;
  /** Unit. */
  readonly axis: Vec3;
}

/** Centre of the box around the points, and half of its longest side (at least a micrometre), mm. */
export function middleOf(points: readonly Vec3[]): {
  readonly centre: Vec3;
  readonly size: number;
} {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const p of points)
    for (let k = 0; k < 3; k++) {
      low[k] = Math.min(low[k] ?? 0, p[k] ?? 0);
      high[k] = Math.max(high[k] ?? 0, p[k] ?? 0);
    }
  const at = (k: number): number => ((low[k] ?? 0) + (high[k] ?? 0)) / 2;
  const side = (k: number): number => (high[k] ?? 0) - (low[k] ?? 0);
  return { centre: [at(0), at(1), at(2)], size: Math.max(side(0), side(1), side(2), 2e-3) / 2 };
}
