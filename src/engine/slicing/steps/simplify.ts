import { pathCount, type Polys, type PolysBuilder, polysBuilder } from "../kernel/polys.ts";

/**
 * Leaves out points whose absence moves the line by no more than `tolerance` (µm), so that a fine
 * mesh costs no more than a coarse one once it is cut. Source: D. Douglas and T. Peucker (1973),
 * run between the lowest point of a loop and the one farthest from it: both are corners, wherever the
 * loop was begun.
 */
export function simplify(polys: Polys, tolerance: number): Polys {
  const { points, starts } = polys;
  const builder = polysBuilder(points.length / 2 + 1);
  for (let i = 0; i < pathCount(polys); i++) {
    const base = starts[i]!;
    const count = starts[i + 1]! - base;
    begin(points, base, count);
    thin(count, tolerance * tolerance);
    for (let k = 0; k < count; k++) if (keep[k]) builder.point(xs[k]!, ys[k]!);
    builder.end();
  }
  return builder.done();
}

/**
 * As `simplify`, and each side then moves to the middle of what it stands for, its corners to where
 * the moved sides meet: a round contour keeps its area, and is off by half as much as one whose corners
 * all lie on it. Sides that stand for a straight line stay, so true corners do. (Outer walls at the
 * 99th percentile: 8.3 to 4.3 µm off on a gimbal, 10.8 to 5.8 on a screw; 12.3 to 10.3 on a vessel whose
 * thin walls decide.)
 */
export function simplifyEvenly(polys: Polys, tolerance: number): Polys {
  const { points, starts } = polys;
  const builder = polysBuilder(points.length / 2 + 1);
  for (let i = 0; i < pathCount(polys); i++) {
    const base = starts[i]!;
    const count = starts[i + 1]! - base;
    begin(points, base, count);
    thin(count, tolerance * tolerance);
    const kept: number[] = [];
    for (let k = 0; k < count; k++) if (keep[k]) kept.push(k);
    even(kept, count, tolerance, builder);
    builder.end();
  }
  return builder.done();
}

/** Less than this is the rounding of points on a straight line, µm. */
const LEAST = 1;
/** Sides that turn less meet too far away to say where: the corner moves square to them. */
const FLAT = 0.02;

function even(kept: readonly number[], count: number, most: number, out: PolysBuilder): void {
  const n = kept.length;
  const shifts = kept.map((from, j) => shiftOf(from, j + 1 < n ? kept[j + 1]! : count));
  for (let j = 0; j < n; j++) {
    const at = kept[j]!;
    const before = kept[j > 0 ? j - 1 : n - 1]!;
    const after = kept[j + 1 < n ? j + 1 : 0]!;
    const one = shifts[j > 0 ? j - 1 : n - 1]!;
    const two = shifts[j]!;
    let x = xs[at]!;
    let y = ys[at]!;
    if (one !== 0 || two !== 0) {
      const a = Math.hypot(x - xs[before]!, y - ys[before]!);
      const b = Math.hypot(xs[after]! - x, ys[after]! - y);
      // Normals to the right of both sides.
      const mx = (y - ys[before]!) / a;
      const my = -(x - xs[before]!) / a;
      const nx = (ys[after]! - y) / b;
      const ny = -(xs[after]! - x) / b;
      const cross = mx * ny - my * nx;
      let dx = (mx * one + nx * two) / 2;
      let dy = (my * one + ny * two) / 2;
      if (Math.abs(cross) > FLAT) {
        dx = (one * ny - two * my) / cross;
        dy = (two * mx - one * nx) / cross;
      }
      const far = Math.hypot(dx, dy);
      const share = far > 2 * most ? (2 * most) / far : 1;
      x += dx * share;
      y += dy * share;
    }
    out.point(Math.round(x), Math.round(y));
  }
}

/** How far to the right of a side, in the mean, the line lies that it stands for, µm. */
function shiftOf(from: number, to: number): number {
  if (to - from < 2) return 0;
  let twice = 0;
  const ax = xs[from]!;
  const ay = ys[from]!;
  for (let k = from + 1; k < to; k++)
    twice += (xs[k]! - ax) * (ys[k + 1]! - ay) - (ys[k]! - ay) * (xs[k + 1]! - ax);
  const long = Math.hypot(xs[to]! - ax, ys[to]! - ay);
  const shift = long > 0 ? twice / 2 / long : 0;
  return Math.abs(shift) < LEAST ? 0 : shift;
}

// The path from its lowest point on, the first point once more at its end.
let xs = new Float64Array(1024);
let ys = new Float64Array(1024);
let keep = new Uint8Array(1024);
const stack: number[] = [];

function begin(points: Int32Array, base: number, count: number): void {
  if (keep.length < count + 1) {
    xs = new Float64Array(2 * count);
    ys = new Float64Array(2 * count);
    keep = new Uint8Array(2 * count);
  }
  const turn = lowest(points, base, count);
  for (let k = 0; k < count; k++) {
    const from = 2 * (base + (k + turn < count ? k + turn : k + turn - count));
    xs[k] = points[from]!;
    ys[k] = points[from + 1]!;
  }
  xs[count] = xs[0]!;
  ys[count] = ys[0]!;
  keep.fill(0, 0, count + 1);
}

/** Marks what is kept. Plain arrays: closures over the points stood first in the profile of a fine mesh. */
function thin(count: number, tolerance2: number): void {
  let far = 0;
  let most = -1;
  for (let k = 1; k < count; k++) {
    const d = (xs[k]! - xs[0]!) ** 2 + (ys[k]! - ys[0]!) ** 2;
    if (d > most) {
      most = d;
      far = k;
    }
  }
  keep[0] = 1;
  keep[far] = 1;
  stack.push(0, far, far, count);
  while (stack.length > 0) {
    const to = stack.pop()!;
    const from = stack.pop()!;
    if (to - from < 2) continue;
    const ax = xs[from]!;
    const ay = ys[from]!;
    const dx = xs[to]! - ax;
    const dy = ys[to]! - ay;
    const length2 = dx * dx + dy * dy;
    let worst = -1;
    let split = from;
    for (let k = from + 1; k < to; k++) {
      const px = xs[k]! - ax;
      const py = ys[k]! - ay;
      let t = length2 > 0 ? (px * dx + py * dy) / length2 : 0;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const ex = px - t * dx;
      const ey = py - t * dy;
      const d = ex * ex + ey * ey;
      if (d > worst) {
        worst = d;
        split = k;
      }
    }
    if (worst <= tolerance2) continue;
    keep[split] = 1;
    stack.push(from, split, split, to);
  }
}

/** Offset of the lowest point of a path, the leftmost of equals. */
function lowest(points: Int32Array, base: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) {
    const dy = points[2 * (base + k) + 1]! - points[2 * (base + best) + 1]!;
    if (dy < 0 || (dy === 0 && points[2 * (base + k)]! < points[2 * (base + best)]!)) best = k;
  }
  return best;
}
