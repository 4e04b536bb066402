import { beadSpacing } from "../bead.ts";
import { type Polys, polysBuilder, UM } from "../kernel/polys.ts";
import type { Lines } from "./lines.ts";

/** Areas for tests, and what can be measured of lines. */

type Point = readonly [number, number];

/** Paths given in mm, as they are: outlines counter-clockwise, holes clockwise. */
export function polys(...paths: readonly (readonly Point[])[]): Polys {
  const builder = polysBuilder();
  for (const path of paths) {
    for (const [x, y] of path) builder.point(Math.round(x * UM), Math.round(y * UM));
    builder.end();
  }
  return builder.done();
}

export const box = (x0: number, y0: number, x1: number, y1: number): readonly Point[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

export const hole = (path: readonly Point[]): readonly Point[] => path.toReversed();

export const circle = (x: number, y: number, r: number, n = 64): readonly Point[] =>
  Array.from({ length: n }, (_, i): Point => {
    const a = (2 * Math.PI * i) / n;
    return [x + r * Math.cos(a), y + r * Math.sin(a)];
  });

/** Length of all lines, mm. */
export function lengthOf({ points, starts }: Lines): number {
  let sum = 0;
  for (let i = 0; i + 1 < starts.length; i++)
    for (let k = starts[i]! + 1; k < starts[i + 1]!; k++)
      sum += Math.hypot(
        points[2 * k]! - points[2 * k - 2]!,
        points[2 * k + 1]! - points[2 * k - 1]!,
      );
  return sum / UM;
}

/** Area that beads cover where they touch side by side, mm². */
export function covered(lines: Lines, width: number, height: number): number {
  return lengthOf(lines) * beadSpacing(width, height);
}

/** Distance of a point from the nearest edge, µm. */
export function fromEdge({ points, starts }: Polys, x: number, y: number): number {
  let least = Infinity;
  for (let p = 0; p + 1 < starts.length; p++) {
    let before = starts[p + 1]! - 1;
    for (let k = starts[p]!; k < starts[p + 1]!; k++) {
      const [ax, ay] = [points[2 * before]!, points[2 * before + 1]!];
      const [dx, dy] = [points[2 * k]! - ax, points[2 * k + 1]! - ay];
      const along = ((x - ax) * dx + (y - ay) * dy) / Math.max(1e-9, dx * dx + dy * dy);
      const t = Math.max(0, Math.min(1, along));
      least = Math.min(least, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
      before = k;
    }
  }
  return Math.sqrt(least);
}

/** The region turned about a point of the bed and scaled. */
export function turned(region: Polys, radians: number, scale: number): Polys {
  const cos = Math.cos(radians) * scale;
  const sin = Math.sin(radians) * scale;
  const points = new Int32Array(region.points.length);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [region.points[i]!, region.points[i + 1]!];
    points[i] = Math.round(x * cos - y * sin) + 100 * UM;
    points[i + 1] = Math.round(x * sin + y * cos) + 100 * UM;
  }
  return { points, starts: region.starts };
}
