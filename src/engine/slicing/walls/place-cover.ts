import type { Polys } from "../kernel/polys.ts";
import { CELL, type CellGrid, markCells, visitBead } from "./cells.ts";
import type { Segment } from "./join.ts";
import type { Line } from "./lines.ts";

/** Thinner slits beside a bead are none: its sides are round, µm. */
const PAD = 30;
/** Cells round the voids that are looked at with them. */
const ROUND = 2;
/** Larger places are looked at by their balance alone, cells. */
const MOST_CELLS = 12_000;

/** What is wrong with the lines of a place; µm². */
interface PlaceCover {
  /** Covered by none, nor inside all walls; not exact below `least`. */
  readonly voids: number;
  /** Corners (xy, µm) of a box round the voids. */
  readonly box: readonly number[];
  /** What each line covers that another covers, too; outermost beads have the right to their place. */
  readonly doubled: Float64Array;
}

/**
 * How well lines cover a place (an outline, xy, µm), by counting cells. Nothing if the place is large.
 */
export function placeCover(
  place: readonly number[],
  region: Polys,
  inside: Polys,
  lines: readonly (Line | undefined)[],
  segments: readonly Segment[],
  least: number,
): PlaceCover | undefined {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < place.length; k += 2) {
    x0 = Math.min(x0, place[k]!);
    x1 = Math.max(x1, place[k]!);
    y0 = Math.min(y0, place[k + 1]!);
    y1 = Math.max(y1, place[k + 1]!);
  }
  const columns = Math.ceil((x1 - x0) / CELL);
  const rows = Math.ceil((y1 - y0) / CELL);
  if (!(columns * rows <= MOST_CELLS)) return undefined;
  const grid = { x0, y0, columns, rows };
  const cells = columns * rows;
  /** Number of the last line that covers a cell, from 1; 0 if none does. */
  const last = lasts.fill(0, 0, cells);
  const own = { points: Int32Array.from(place), starts: Uint32Array.of(0, place.length / 2) };
  /** Cells of the place that nothing touches. */
  const open = marked(own, grid, opens);
  const isInner = new Uint8Array(lines.length + segments.length + 1);
  const doubled = new Float64Array(lines.length + segments.length);
  const touch = (from: number, to: number): void => void open.fill(0, from, to);
  let id = 0;
  const cover = (from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const before = last[at]!;
      if (before !== id && before !== 0) {
        if (isInner[id]) doubled[id - 1]!++;
        else if (isInner[before]) doubled[before - 1]!++;
      }
      last[at] = id;
    }
  };
  const lay = (bead: Segment, first: boolean, end: boolean): void => {
    visitBead(bead, PAD, first, end, grid, touch);
    visitBead(bead, 0, first, end, grid, cover);
  };
  for (const line of lines) {
    id++;
    if (!line) continue;
    const { points, index } = line;
    const n = points.length;
    if (index > 0) isInner[id] = 1;
    for (let k = 3; k < n; k += 3) {
      const bead = {
        ax: points[k - 3]!,
        ay: points[k - 2]!,
        bx: points[k]!,
        by: points[k + 1]!,
        cover: (points[k - 1]! + points[k + 2]!) / 2,
      };
      lay(bead, k === 3, k + 3 === n);
    }
  }
  for (const segment of segments) {
    id++;
    lay(segment, true, true);
  }
  let found = openIn(grid);
  // Mostly all is covered, and there is no need to know what is not of the place.
  if (found.count * CELL * CELL >= least) {
    const allowed = marked(region, grid, others);
    for (let at = 0; at < cells; at++) open[at]! &= allowed[at]!;
    const done = marked(inside, grid, others);
    for (let at = 0; at < cells; at++) if (done[at]) open[at] = 0;
    found = openIn(grid);
  }
  for (let k = 0; k < doubled.length; k++) doubled[k]! *= CELL * CELL;
  const [left, low, right, high] = found.box.map((k, i) =>
    Math.round((i % 2 === 0 ? x0 : y0) + (k + (i < 2 ? -ROUND : ROUND + 1)) * CELL),
  ) as [number, number, number, number];
  return {
    voids: found.count * CELL * CELL,
    doubled,
    box: [left, low, right, low, right, high, left, high],
  };
}

/** Room for the cells of one place. */
const lasts = new Uint16Array(MOST_CELLS);
const opens = new Uint8Array(MOST_CELLS);
const others = new Uint8Array(MOST_CELLS);

function marked(polys: Polys, grid: CellGrid, cells: Uint8Array): Uint8Array {
  cells.fill(0, 0, grid.columns * grid.rows);
  markCells(polys, grid, cells);
  return cells;
}

/** How many cells of `opens` are, and the least and most of their columns and rows. */
function openIn({ columns, rows }: CellGrid): { readonly count: number; readonly box: number[] } {
  const cells = columns * rows;
  let count = 0;
  let [c0, r0, c1, r1] = [Infinity, Infinity, -Infinity, -Infinity];
  // Nearly all are 0, and searching runs faster than a loop of our own.
  for (let at = opens.indexOf(1); at >= 0 && at < cells; at = opens.indexOf(1, at + 1)) {
    const c = at % columns;
    const r = (at - c) / columns;
    count++;
    c0 = Math.min(c0, c);
    r0 = Math.min(r0, r);
    c1 = Math.max(c1, c);
    r1 = Math.max(r1, r);
  }
  return { count, box: [c0, r0, c1, r1] };
}
