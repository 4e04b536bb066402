import type { Polys } from "../kernel/polys.ts";

/** Least and greatest u and v of a region in a frame turned by an angle. */
interface Extent {
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
}

export function extentOf({ points }: Polys, cos: number, sin: number): Extent {
  let u0 = Infinity;
  let v0 = Infinity;
  let u1 = -Infinity;
  let v1 = -Infinity;
  for (let i = 0; i < points.length; i += 2) {
    const u = points[i]! * cos + points[i + 1]! * sin;
    const v = points[i + 1]! * cos - points[i]! * sin;
    if (u < u0) u0 = u;
    if (u > u1) u1 = u;
    if (v < v0) v0 = v;
    if (v > v1) v1 = v;
  }
  return { u0, u1, v0, v1 };
}
