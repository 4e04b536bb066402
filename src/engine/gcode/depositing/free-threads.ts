import { type BeadGrid, fromCentre } from "./bead-grid.ts";
import { type Beads, FREE, OUTER } from "./lay-beads.ts";
import { threadDiameter } from "./section.ts";

/** An outer wall so much wider than the layer's others was given a thread's plastic. */
const WIDE = 1.2;

/**
 * Some slicers lay walls over the air as threads thicker than the layer, and name them walls. A
 * wall that is much wider than the layer's others, and whose middle lies over no bead, is made a
 * round thread.
 */
export function roundFreeThreads(
  beads: Beads,
  layer: number,
  offset: readonly [number, number],
  below: BeadGrid | undefined,
): void {
  if (!below) return;
  const from = beads.starts[layer]!;
  const to = beads.starts[layer + 1]!;
  const walls: number[] = [];
  for (let b = from; b < to; b++) if (beads.kind[b]! & OUTER) walls.push(beads.radius[b]!);
  walls.sort((a, b) => a - b);
  const wide = WIDE * (walls[walls.length >> 1] ?? Infinity);
  for (let b = from; b < to; b++) {
    if ((beads.kind[b]! & (OUTER | FREE)) !== OUTER || beads.radius[b]! < wide) continue;
    const [ax, ay, bx, by] = [0, 1, 2, 3].map((k) => beads.ends[4 * b + k]! - offset[k & 1]!) as [
      number,
      number,
      number,
      number,
    ];
    if (over(below, (ax + bx) / 2, (ay + by) / 2)) continue;
    const length = Math.hypot(bx - ax, by - ay);
    beads.kind[b]! |= FREE;
    beads.radius[b] = threadDiameter(beads.volume[b]! / length) / 2;
  }
}

function over(grid: BeadGrid, x: number, y: number): boolean {
  const n = grid.around(x, y, 0);
  for (let k = 0; k < n; k++) {
    const b = grid.near[k]!;
    if (fromCentre(grid, b, x, y) < grid.beads.radius[grid.from + b]!) return true;
  }
  return false;
}
