import { type BeadGrid, fromCentre } from "./bead-grid.ts";
import { BRIDGE, PART, START } from "./lay-beads.ts";

/** A bead of the part that begins over nothing. Place in the mesh's frame, mm. */
export interface AirStart {
  readonly x: number;
  readonly y: number;
  /** Length until something below carries it, mm, at most `FARTHEST`. */
  readonly length: number;
  readonly line: number;
}

/** Steps along a path in the air, and where the count ends, mm. */
const STEP = 0.2;
const FARTHEST = 20;
/** Shorter stretches hold by their own stiffness, mm. */
const SHORTEST = 0.6;
/** A bridge may begin this far from what carries it, mm. */
const BRIDGE_REACH = 1;
/** Beads side by side hold each other even if they leave this much between them, mm. */
const CLING = 0.05;

/**
 * Beads of the part that begin in the air: no bead of the layer below within half their own width
 * (a support may stand one layer lower), and no bead laid before on the same layer that they touch.
 */
export function airStarts(
  here: BeadGrid,
  below: BeadGrid | undefined,
  lower: BeadGrid | undefined,
): AirStart[] {
  if (!below) return [];
  const { beads, from, ends } = here;
  const to = beads.starts[here.layer + 1]! - from;
  const carried = (x: number, y: number, reach: number): boolean =>
    touches(below, x, y, reach, (b) => (beads.kind[b]! & PART) !== 0) ||
    [here, below, lower].some(
      (grid) => grid && touches(grid, x, y, reach, (b) => !(beads.kind[b]! & PART)),
    );
  const found: AirStart[] = [];
  for (let b = 0; b < to; b++) {
    const kind = beads.kind[from + b]!;
    if (!(kind & START) || !(kind & PART)) continue;
    const x = ends[4 * b]!;
    const y = ends[4 * b + 1]!;
    const r = beads.radius[from + b]!;
    if (carried(x, y, kind & BRIDGE ? BRIDGE_REACH : r)) continue;
    if (touches(here, x, y, r + CLING, (other) => other < from + b)) continue;
    const length = airLength(here, b, to, (px, py) => carried(px, py, r));
    if (length >= SHORTEST) found.push({ x, y, length, line: beads.line[from + b]! });
  }
  return found;
}

function touches(
  grid: BeadGrid,
  x: number,
  y: number,
  reach: number,
  counts: (bead: number) => boolean,
): boolean {
  const n = grid.around(x, y, 0);
  for (let k = 0; k < n; k++) {
    const b = grid.near[k]!;
    if (!counts(grid.from + b)) continue;
    if (fromCentre(grid, b, x, y) <= grid.beads.radius[grid.from + b]! + reach) return true;
  }
  return false;
}

/** Length along the path that begins with bead `b` until a place is carried or the path ends. */
function airLength(
  { beads, from, ends }: BeadGrid,
  b: number,
  to: number,
  carried: (x: number, y: number) => boolean,
): number {
  let gone = 0;
  for (let k = b; k < to && (k === b || !(beads.kind[from + k]! & START)); k++) {
    const ax = ends[4 * k]!;
    const ay = ends[4 * k + 1]!;
    const dx = ends[4 * k + 2]! - ax;
    const dy = ends[4 * k + 3]! - ay;
    const long = Math.hypot(dx, dy);
    const steps = Math.max(1, Math.ceil(long / STEP));
    for (let s = 1; s <= steps; s++) {
      if (carried(ax + (dx * s) / steps, ay + (dy * s) / steps))
        return gone + (long * (s - 1)) / steps;
      if (gone + (long * s) / steps >= FARTHEST) return FARTHEST;
    }
    gone += long;
  }
  return gone;
}
