import { pathCount, type Polys } from "../kernel/polys.ts";

/** Edges of an area that run with the rows, all at one place across them. Lengths µm. */
export interface EdgeAlong {
  /** Place across the rows. */
  readonly v: number;
  /** 1 if the area lies beyond, -1 if before. */
  readonly inwards: 1 | -1;
  /** All their lengths together. */
  readonly length: number;
}

/** Edges that rise by more of their length cross the rows. */
const STEEP = 0.01;
/** Edges whose places differ by less are one. */
const SAME = 10;

/**
 * The edges of an area that run in direction (cos, sin), the longest first. A contour has its area on
 * the left, so its direction tells on which side.
 */
export function edgesAlong({ points, starts }: Polys, cos: number, sin: number): EdgeAlong[] {
  const found = new Map<number, { v: number; inwards: 1 | -1; length: number }>();
  for (let path = 0; path < pathCount({ points, starts }); path++) {
    let before = starts[path + 1]! - 1;
    for (let k = starts[path]!; k < starts[path + 1]!; before = k++) {
      const dx = points[2 * k]! - points[2 * before]!;
      const dy = points[2 * k + 1]! - points[2 * before + 1]!;
      const along = dx * cos + dy * sin;
      const across = dy * cos - dx * sin;
      if (Math.abs(across) > STEEP * Math.abs(along)) continue;
      const v = points[2 * before + 1]! * cos - points[2 * before]! * sin + across / 2;
      const inwards = along > 0 ? 1 : -1;
      const key = 2 * Math.round(v / SAME) + (inwards > 0 ? 1 : 0);
      const known = found.get(key);
      if (known) known.length += Math.abs(along);
      else found.set(key, { v, inwards, length: Math.abs(along) });
    }
  }
  return [...found.values()].sort((a, b) => b.length - a.length || a.v - b.v);
}
