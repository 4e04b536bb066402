import {
  inPath,
  inRegion,
  pathArea,
  pathCount,
  type Polys,
  polysBuilder,
} from "../kernel/polys.ts";

/** Smallest x, smallest y, largest x, largest y, µm. */
export type Box = readonly [number, number, number, number];

/** One connected part of a region: its outline, which is path 0, with its holes. */
export interface Piece {
  readonly polys: Polys;
  /** Without the holes, µm². */
  readonly area: number;
}

export function boxOf({ points }: Polys, from = 0, to = points.length / 2): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 2 * from; k < 2 * to; k += 2) {
    const x = points[k]!;
    const y = points[k + 1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return [x0, y0, x1, y1];
}

/**
 * Only the paths that may touch a box, so that a boolean inside it costs no more than it must. What
 * the region covers within the box stays the same.
 */
export function near(polys: Polys, box: Box): Polys {
  const count = pathCount(polys);
  const keep: number[] = [];
  for (let i = 0; i < count; i++) {
    const [x0, y0, x1, y1] = boxOf(polys, polys.starts[i]!, polys.starts[i + 1]!);
    if (x0 <= box[2] && x1 >= box[0] && y0 <= box[3] && y1 >= box[1]) keep.push(i);
  }
  return keep.length === count ? polys : pick(polys, keep);
}

/** Some of the paths. */
export function pick(polys: Polys, paths: readonly number[]): Polys {
  let total = 0;
  for (const i of paths) total += polys.starts[i + 1]! - polys.starts[i]!;
  const points = new Int32Array(2 * total);
  const starts = new Uint32Array(paths.length + 1);
  let n = 0;
  for (const [k, i] of paths.entries()) {
    points.set(polys.points.subarray(2 * polys.starts[i]!, 2 * polys.starts[i + 1]!), 2 * n);
    n += polys.starts[i + 1]! - polys.starts[i]!;
    starts[k + 1] = n;
  }
  return { points, starts };
}

/** Sets of paths as one. */
export function concatAll(all: readonly Polys[]): Polys {
  const some = all.filter(({ points }) => points.length > 0);
  if (some.length === 1) return some[0]!;
  let total = 0;
  let paths = 0;
  for (const polys of some) {
    total += polys.points.length;
    paths += pathCount(polys);
  }
  const points = new Int32Array(total);
  const starts = new Uint32Array(paths + 1);
  let n = 0;
  let at = 1;
  for (const polys of some) {
    points.set(polys.points, n);
    for (let i = 1; i < polys.starts.length; i++) starts[at++] = polys.starts[i]! + n / 2;
    n += polys.points.length;
  }
  return { points, starts };
}

/** A rectangle, µm, corners rounded outward to whole µm. */
export function rectangle([x0, y0, x1, y1]: Box): Polys {
  const [a, b] = [Math.floor(x0), Math.floor(y0)];
  const [c, d] = [Math.ceil(x1), Math.ceil(y1)];
  const builder = polysBuilder(4);
  builder.point(a, b);
  builder.point(c, b);
  builder.point(c, d);
  builder.point(a, d);
  builder.end();
  return builder.done();
}

/** The connected parts of a region as the kernel gives it. A hole belongs to the least outline round it. */
export function pieces(region: Polys): readonly Piece[] {
  const outlines: { readonly path: number; readonly area: number; readonly paths: number[] }[] = [];
  const holes: { readonly path: number; readonly area: number }[] = [];
  for (let i = 0; i < pathCount(region); i++) {
    const area = pathArea(region, i);
    if (area > 0) outlines.push({ path: i, area, paths: [i] });
    else if (area < 0) holes.push({ path: i, area: -area });
  }
  if (outlines.length === 1 && outlines[0]!.path === 0)
    return [{ polys: region, area: outlines[0]!.area }];
  outlines.sort((a, b) => a.area - b.area || a.path - b.path);
  for (const hole of holes) {
    const at = 2 * region.starts[hole.path]!;
    const [x, y] = [region.points[at]!, region.points[at + 1]!];
    outlines.find((o) => o.area > hole.area && inPath(region, o.path, x, y))?.paths.push(hole.path);
  }
  return outlines.map(({ area, paths }) => ({ polys: pick(region, paths), area }));
}

/** A point well inside a piece: the middle of the longest stretch at half its height. */
export function innerPoint({ points, starts }: Polys): readonly [number, number] {
  const [, y0, , y1] = boxOf({ points, starts }, 0, starts[1]);
  // Off the grid of whole µm, so that no corner is on the line.
  const y = Math.floor((y0 + y1) / 2) + 0.5;
  const xs: number[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    let before = starts[i + 1]! - 1;
    for (let k = starts[i]!; k < starts[i + 1]!; before = k++) {
      const ya = points[2 * before + 1]!;
      const yb = points[2 * k + 1]!;
      if (ya > y === yb > y) continue;
      const xa = points[2 * before]!;
      xs.push(xa + ((points[2 * k]! - xa) * (y - ya)) / (yb - ya));
    }
  }
  xs.sort((a, b) => a - b);
  let best = points[0]!;
  let widest = 0;
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const width = xs[i + 1]! - xs[i]!;
    if (width > widest) [widest, best] = [width, (xs[i]! + xs[i + 1]!) / 2];
  }
  return [best, y];
}

/** True if a piece's inner point is in the region: quick, and right wherever the answer is yes. */
export function surelyMeets(piece: Polys, region: Polys): boolean {
  const [x, y] = innerPoint(piece);
  return inRegion(region, x, y);
}

/** Length of a closed path, µm. */
export function pathLength({ points, starts }: Polys, i: number): number {
  let sum = 0;
  let before = starts[i + 1]! - 1;
  for (let k = starts[i]!; k < starts[i + 1]!; before = k++)
    sum += Math.hypot(
      points[2 * k]! - points[2 * before]!,
      points[2 * k + 1]! - points[2 * before + 1]!,
    );
  return sum;
}
