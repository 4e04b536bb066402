import type { Polys } from "../kernel/polys.ts";
import { CELL, visitBead, visitCells } from "./cells.ts";
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
  /** Number of the last line that covers a cell, from 1; 0 if none does. */
  const last = new Uint16Array(columns * rows);
  const touched = new Uint8Array(columns * rows);
  const isInner = new Uint8Array(lines.length + segments.length + 1);
  const doubled = new Float64Array(lines.length + segments.length);
  const grid = { x0, y0, columns, rows };
  const touch = (from: number, to: number): void => void touched.fill(1, from, to);
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
  const wanted = new Uint8Array(columns * rows);
  const own = { points: Int32Array.from(place), starts: Uint32Array.of(0, place.length / 2) };
  visitCells(own, grid, (at) => {
    wanted[at]! ^= 1;
  });
  let box = [Infinity, Infinity, -Infinity, -Infinity];
  const count = (mark: number): number => {
    let found = 0;
    box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let r = 0, at = 0; r < rows; r++)
      for (let c = 0; c < columns; c++, at++) {
        if (wanted[at] !== mark || touched[at] !== 0) continue;
        found++;
        box[0] = Math.min(box[0]!, c);
        box[1] = Math.min(box[1]!, r);
        box[2] = Math.max(box[2]!, c);
        box[3] = Math.max(box[3]!, r);
      }
    return found * CELL * CELL;
  };
  let voids = count(1);
  // Mostly all is covered, and there is no need to know what is not of the place.
  if (voids >= least) {
    visitCells(region, grid, (at) => {
      wanted[at]! |= 2;
    });
    visitCells(inside, grid, (at) => {
      wanted[at] = 0;
    });
    voids = count(3);
  }
  for (let k = 0; k < doubled.length; k++) doubled[k]! *= CELL * CELL;
  const [left, low, right, high] = box.map((k, i) =>
    Math.round((i % 2 === 0 ? x0 : y0) + (k + (i < 2 ? -ROUND : ROUND + 1)) * CELL),
  ) as [number, number, number, number];
  return { voids, doubled, box: [left, low, right, low, right, high, left, high] };
}
