import { pathCount, type Polys, polysBuilder } from "../kernel/polys.ts";

/**
 * Leaves out points whose absence moves the line by no more than `tolerance` (µm), so that a fine
 * mesh costs no more than a coarse one once it is cut. Source: D. Douglas and T. Peucker (1973),
 * run between the lowest point of a loop and the one farthest from it: both are corners, wherever the
 * loop was begun.
 */
export function simplify(polys: Polys, tolerance: number): Polys {
  const { points, starts } = polys;
  const builder = polysBuilder(points.length / 2 + 1);
  let keep = new Uint8Array(1024);
  const stack: number[] = [];
  for (let i = 0; i < pathCount(polys); i++) {
    const base = starts[i]!;
    const count = starts[i + 1]! - base;
    if (keep.length < count + 1) keep = new Uint8Array(2 * count);
    keep.fill(0, 0, count + 1);
    const turn = lowest(points, base, count);
    const at = (k: number): number => 2 * (base + ((k + turn) % count));
    const x = (k: number): number => points[at(k)]!;
    const y = (k: number): number => points[at(k) + 1]!;
    let far = 0;
    let best = -1;
    for (let k = 1; k < count; k++) {
      const d = (x(k) - x(0)) ** 2 + (y(k) - y(0)) ** 2;
      if (d > best) [best, far] = [d, k];
    }
    keep[0] = 1;
    keep[far] = 1;
    stack.push(0, far, far, count);
    while (stack.length > 0) {
      const to = stack.pop()!;
      const from = stack.pop()!;
      if (to - from < 2) continue;
      const ax = x(from);
      const ay = y(from);
      const dx = x(to) - ax;
      const dy = y(to) - ay;
      const length2 = dx * dx + dy * dy;
      let worst = -1;
      let split = from;
      for (let k = from + 1; k < to; k++) {
        const px = x(k) - ax;
        const py = y(k) - ay;
        const t = length2 > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length2)) : 0;
        const d = (px - t * dx) ** 2 + (py - t * dy) ** 2;
        if (d > worst) [worst, split] = [d, k];
      }
      if (worst <= tolerance * tolerance) continue;
      keep[split] = 1;
      stack.push(from, split, split, to);
    }
    for (let k = 0; k < count; k++) if (keep[k]) builder.point(x(k), y(k));
    builder.end();
  }
  return builder.done();
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
