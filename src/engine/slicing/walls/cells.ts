import type { Polys } from "../kernel/polys.ts";
import type { Segment } from "./join.ts";

/** Side of a cell, µm. */
export const CELL = 100;

/** Square cells, row after row from the corner (x0, y0), µm. */
export interface CellGrid {
  readonly x0: number;
  readonly y0: number;
  readonly columns: number;
  readonly rows: number;
}

/** Marks (1) the cells whose middles lie in a region; `cells` are all 0 before. */
export function markCells(
  { points, starts }: Polys,
  { x0, y0, columns, rows }: CellGrid,
  cells: Uint8Array,
): void {
  // In each row, a change where a side crosses the line of middles; then from change to change.
  for (let i = 0; i + 1 < starts.length; i++) {
    let before = starts[i + 1]! - 1;
    for (let k = starts[i]!; k < starts[i + 1]!; before = k++) {
      const ax = points[2 * before]!;
      const ay = points[2 * before + 1]!;
      const bx = points[2 * k]!;
      const by = points[2 * k + 1]!;
      const r0 = Math.max(0, Math.ceil((Math.min(ay, by) - y0) / CELL - 0.5));
      const r1 = Math.min(rows, Math.ceil((Math.max(ay, by) - y0) / CELL - 0.5));
      for (let r = r0; r < r1; r++) {
        const x = ax + ((bx - ax) * (y0 + (r + 0.5) * CELL - ay)) / (by - ay);
        const c = Math.max(0, Math.ceil((x - x0) / CELL - 0.5));
        if (c < columns) cells[r * columns + c]! ^= 1;
      }
    }
  }
  const count = columns * rows;
  for (let at = cells.indexOf(1); at >= 0 && at < count; at = cells.indexOf(1, at)) {
    const end = at - (at % columns) + columns;
    const change = cells.indexOf(1, at + 1);
    const to = change < 0 || change > end ? end : change;
    cells.fill(1, at, to);
    // The change back is at a cell that is not inside, but for the next row's first.
    if (to < end) cells[to] = 0;
    at = to < end ? to + 1 : end;
  }
}

/**
 * Visits the cells under a piece of bead, `pad` wider on each side, row by row as a stretch of cells: a
 * bead is convex. Its ends are round, or `flatA`, `flatB`. (Cell by cell, with the distance of each
 * from the bead, this was a tenth of an enclosure's walls; so it is a twenty-fifth.)
 */
export function visitBead(
  { ax, ay, bx, by, cover }: Segment,
  pad: number,
  flatA: boolean,
  flatB: boolean,
  { x0, y0, columns, rows }: CellGrid,
  visit: (from: number, to: number) => void,
): void {
  const half = cover / 2 + pad;
  const dx = bx - ax;
  const dy = by - ay;
  const long = dx * dx + dy * dy;
  const wide = half * Math.sqrt(long);
  const r0 = Math.max(0, Math.ceil((Math.min(ay, by) - half - y0) / CELL - 0.5));
  const r1 = Math.min(rows, Math.ceil((Math.max(ay, by) + half - y0) / CELL - 0.5));
  for (let r = r0; r < r1; r++) {
    const py = y0 + (r + 0.5) * CELL - ay;
    // Between its two sides, and between its two ends.
    let from = -Infinity;
    let to = Infinity;
    if (dy !== 0) {
      const side = dy < 0 ? -wide : wide;
      from = (py * dx - side) / dy;
      to = (py * dx + side) / dy;
    } else if (Math.abs(py) > half) to = -Infinity;
    if (dx > 0) {
      from = Math.max(from, (-py * dy) / dx);
      to = Math.min(to, (long - py * dy) / dx);
    } else if (dx < 0) {
      from = Math.max(from, (long - py * dy) / dx);
      to = Math.min(to, (-py * dy) / dx);
    } else if (py * dy < 0 || py * dy > long) to = -Infinity;
    if (!(from <= to) || long === 0) {
      from = Infinity;
      to = -Infinity;
    }
    if (!flatA && Math.abs(py) <= half) {
      const reach = Math.sqrt(half * half - py * py);
      from = Math.min(from, -reach);
      to = Math.max(to, reach);
    }
    if (!flatB && Math.abs(py - dy) <= half) {
      const reach = Math.sqrt(half * half - (py - dy) * (py - dy));
      from = Math.min(from, dx - reach);
      to = Math.max(to, dx + reach);
    }
    const c0 = Math.max(0, Math.ceil((from + ax - x0) / CELL - 0.5));
    const c1 = Math.min(columns, Math.ceil((to + ax - x0) / CELL - 0.5));
    if (c0 < c1) visit(r * columns + c0, r * columns + c1);
  }
}
