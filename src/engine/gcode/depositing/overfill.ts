import { acrossOf, alongOf, type Stretches } from "./frame.ts";
import { type Beads, FREE, PART } from "./lay-beads.ts";

/** A place that was given more plastic than it holds, in the scan frame. */
interface Overfull {
  readonly along: number;
  readonly across: number;
  /** mm³ beyond what it holds. */
  readonly volume: number;
}

export interface Filling {
  /** mm³ in the layer's part, and beyond what its places hold. */
  readonly volume: number;
  readonly over: number;
  readonly overfull: readonly Overfull[];
}

/** Side of the squares by which plastic and room are compared, mm. */
const CELL = 2;
/** A place holds its covered area times the layer's height; up to this share more spreads. */
const SPREAD = 0.05;
/** A square is named from this share on, if it is covered by at least a third. */
const NAMED = 0.2;

/**
 * Plastic against room, in squares of 2 mm: beads that lie on each other give a square more than its
 * covered area times the height of the layer can hold. The plastic is put down every quarter of a
 * millimetre in three places across the bead.
 */
export function overfill(
  beads: Beads,
  layer: number,
  offset: readonly [number, number],
  covered: Stretches,
  scan: number,
): Filling {
  let u0 = Infinity;
  let u1 = -Infinity;
  for (let i = 0; i < covered.low.length; i++) {
    if (covered.low[i]! < u0) u0 = covered.low[i]!;
    if (covered.high[i]! > u1) u1 = covered.high[i]!;
  }
  if (u0 > u1) return { volume: 0, over: 0, overfull: [] };
  const left = Math.floor(u0 / CELL) - 1;
  const columns = Math.floor(u1 / CELL) - left + 2;
  const bottom = Math.floor((covered.first * scan) / CELL) - 1;
  const rows = Math.floor(((covered.first + covered.starts.length) * scan) / CELL) - bottom + 2;
  const room = new Float64Array(columns * rows);
  const height = beads.height[layer]!;
  for (let row = 0; row + 1 < covered.starts.length; row++) {
    const base =
      (Math.floor(((covered.first + row + 0.5) * scan) / CELL) - bottom) * columns - left;
    for (let k = covered.starts[row]!; k < covered.starts[row + 1]!; k++) {
      let at = covered.low[k]!;
      const end = covered.high[k]!;
      while (at < end) {
        const column = Math.floor(at / CELL + 1e-9);
        const next = Math.min(end, (column + 1) * CELL);
        room[base + column]! += (next - at) * scan * height;
        at = next;
      }
    }
  }
  const given = new Float64Array(columns * rows);
  let volume = 0;
  for (let b = beads.starts[layer]!; b < beads.starts[layer + 1]!; b++) {
    if (!(beads.kind[b]! & PART)) continue;
    volume += beads.volume[b]!;
    const ax = beads.ends[4 * b]! - offset[0];
    const ay = beads.ends[4 * b + 1]! - offset[1];
    const dx = beads.ends[4 * b + 2]! - offset[0] - ax;
    const dy = beads.ends[4 * b + 3]! - offset[1] - ay;
    const long = Math.hypot(dx, dy);
    // A thread is higher than its layer, and hangs into the one below: only its layer's share counts.
    const plastic =
      beads.kind[b]! & FREE
        ? Math.min(beads.volume[b]!, 2 * beads.radius[b]! * height * long)
        : beads.volume[b]!;
    const steps = Math.max(1, Math.ceil(long / 0.25));
    const aside = (beads.radius[b]! * 2) / 3 / long;
    for (let s = 0; s < steps; s++)
      for (let side = -1; side <= 1; side++) {
        const x = ax + (dx * (s + 0.5)) / steps - side * aside * dy;
        const y = ay + (dy * (s + 0.5)) / steps + side * aside * dx;
        const cell =
          (Math.floor(acrossOf(x, y) / CELL) - bottom) * columns +
          Math.floor(alongOf(x, y) / CELL) -
          left;
        given[cell]! += plastic / steps / 3;
      }
  }
  let over = 0;
  const overfull: Overfull[] = [];
  for (let i = 0; i < room.length; i++) {
    const much = given[i]! - room[i]! * (1 + SPREAD);
    if (much <= 0) continue;
    over += much;
    const whole = CELL * CELL * height;
    if (given[i]! > room[i]! * (1 + NAMED) && room[i]! > whole / 3)
      overfull.push({
        along: ((i % columns) + left + 0.5) * CELL,
        across: (Math.floor(i / columns) + bottom + 0.5) * CELL,
        volume: much,
      });
  }
  return { volume, over, overfull };
}
