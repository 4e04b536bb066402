import type { Polys } from "../kernel/polys.ts";
import type { Segment } from "./join.ts";
import type { Line } from "./lines.ts";

/** Side of a cell, µm. */
const CELL = 100;
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
  const lay = (
    id: number,
    ax: number,
    ay: number,
    bx: number,
    by: number,
    cover: number,
    flat: readonly [boolean, boolean],
  ): void => {
    const half = cover / 2 + PAD;
    const strict = cover / 2;
    const [dx, dy] = [bx - ax, by - ay];
    const l = dx * dx + dy * dy;
    const c0 = Math.max(0, Math.floor((Math.min(ax, bx) - half - x0) / CELL));
    const c1 = Math.min(columns - 1, Math.floor((Math.max(ax, bx) + half - x0) / CELL));
    const r0 = Math.max(0, Math.floor((Math.min(ay, by) - half - y0) / CELL));
    const r1 = Math.min(rows - 1, Math.floor((Math.max(ay, by) + half - y0) / CELL));
    for (let r = r0; r <= r1; r++) {
      const py = y0 + (r + 0.5) * CELL - ay;
      for (let c = c0; c <= c1; c++) {
        const px = x0 + (c + 0.5) * CELL - ax;
        let t = l > 0 ? (px * dx + py * dy) / l : 0;
        if ((t < 0 && flat[0]) || (t > 1 && flat[1])) continue;
        t = Math.max(0, Math.min(1, t));
        const far = (px - t * dx) ** 2 + (py - t * dy) ** 2;
        if (far > half * half) continue;
        const at = r * columns + c;
        touched[at] = 1;
        if (far > strict * strict) continue;
        const before = last[at]!;
        if (before !== id && before !== 0) {
          if (isInner[id]) doubled[id - 1]!++;
          else if (isInner[before]) doubled[before - 1]!++;
        }
        last[at] = id;
      }
    }
  };
  let id = 0;
  for (const line of lines) {
    id++;
    if (!line) continue;
    const { points, index } = line;
    const n = points.length;
    if (index > 0) isInner[id] = 1;
    for (let k = 3; k < n; k += 3) {
      const cover = (points[k - 1]! + points[k + 2]!) / 2;
      const ends = [k === 3, k + 3 === n] as const;
      lay(id, points[k - 3]!, points[k - 2]!, points[k]!, points[k + 1]!, cover, ends);
    }
  }
  for (const { ax, ay, bx, by, cover } of segments) lay(++id, ax, ay, bx, by, cover, [true, true]);
  const wanted = new Uint8Array(columns * rows);
  const own = { points: Int32Array.from(place), starts: Uint32Array.of(0, place.length / 2) };
  const grid = { x0, y0, columns, rows };
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

/** Visits the cells whose middles lie in a region. */
function visitCells(
  { points, starts }: Polys,
  {
    x0,
    y0,
    columns,
    rows,
  }: {
    readonly x0: number;
    readonly y0: number;
    readonly columns: number;
    readonly rows: number;
  },
  visit: (at: number) => void,
): void {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (let i = 0; i + 1 < starts.length; i++) {
    let before = starts[i + 1]! - 1;
    for (let k = starts[i]!; k < starts[i + 1]!; before = k++) {
      const [ax, ay] = [points[2 * before]!, points[2 * before + 1]!];
      const [bx, by] = [points[2 * k]!, points[2 * k + 1]!];
      const r0 = Math.max(0, Math.ceil((Math.min(ay, by) - y0) / CELL - 0.5));
      const r1 = Math.min(rows, Math.ceil((Math.max(ay, by) - y0) / CELL - 0.5));
      for (let r = r0; r < r1; r++)
        crossings[r]!.push(ax + ((bx - ax) * (y0 + (r + 0.5) * CELL - ay)) / (by - ay));
    }
  }
  for (const [r, list] of crossings.entries()) {
    list.sort((a, b) => a - b);
    for (let i = 0; i + 1 < list.length; i += 2) {
      const c0 = Math.max(0, Math.ceil((list[i]! - x0) / CELL - 0.5));
      const c1 = Math.min(columns, Math.ceil((list[i + 1]! - x0) / CELL - 0.5));
      for (let c = c0; c < c1; c++) visit(r * columns + c);
    }
  }
}
