import { pathCount, type Polys } from "../kernel/polys.ts";

/**
 * Closed contours in a grid, so that a question about one place looks only at what is near it.
 * Coordinates µm.
 */
export interface Outline {
  /** True if the straight line from a to b meets a contour; one that only ends on it does. */
  crosses(ax: number, ay: number, bx: number, by: number): boolean;
  /** True if the point is inside by the even-odd rule. */
  inside(x: number, y: number): boolean;
  /** Distance to the nearest contour, or `reach` if none is so near. */
  distance(x: number, y: number, reach: number): number;
  /** The nearest place of a contour; none if all are farther away than `reach`. */
  nearest(x: number, y: number, reach: number): Place | undefined;
  /** Every contour that the line from a to b meets, in order from a. */
  meetings(ax: number, ay: number, bx: number, by: number): Meeting[];
}

/** Where a line meets a contour: at share `t` of the line, on the side from point `side` of `path`. */
export interface Meeting {
  readonly t: number;
  readonly path: number;
  /** Index in the contours' points of the side's first end. */
  readonly side: number;
}

/** A place on the side from point `side` of contour `path`. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly path: number;
  readonly side: number;
}

/** Sides a cell, on average; fewer make the grid bigger, more make the questions longer. */
const PER_CELL = 2;
const MOST_CELLS = 1 << 20;

const NO_SIDES = new Uint32Array(0);

export function outlineOf(polys: Polys): Outline {
  const { points, starts } = polys;
  const count = points.length / 2;
  const next = new Uint32Array(count);
  const pathOf = new Uint32Array(count);
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let path = 0; path < pathCount(polys); path++) {
    for (let k = starts[path]!; k < starts[path + 1]!; k++) {
      next[k] = k + 1 < starts[path + 1]! ? k + 1 : starts[path]!;
      pathOf[k] = path;
      const x = points[2 * k]!;
      const y = points[2 * k + 1]!;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
  }
  const wide = Math.max(1, x1 - x0);
  const high = Math.max(1, y1 - y0);
  const wanted = Math.min(MOST_CELLS, Math.max(1, count / PER_CELL));
  const size = Math.max(1, Math.sqrt((wide * high) / wanted));
  const columns = Math.min(MOST_CELLS, Math.floor(wide / size) + 1);
  const rows = Math.min(Math.ceil(MOST_CELLS / columns), Math.floor(high / size) + 1);
  const columnOf = (x: number): number =>
    Math.max(0, Math.min(columns - 1, Math.floor((x - x0) / size)));
  const rowOf = (y: number): number => Math.max(0, Math.min(rows - 1, Math.floor((y - y0) / size)));

  /** Cells of a line, row by row: in each row only the columns between its crossings of the row. */
  const cellsOf = (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    visit: (cell: number) => boolean | void,
  ): boolean => {
    const isUp = ay <= by;
    const lx = isUp ? ax : bx;
    const ly = isUp ? ay : by;
    const hx = isUp ? bx : ax;
    const hy = isUp ? by : ay;
    const first = rowOf(ly);
    const last = rowOf(hy);
    const slope = hy > ly ? (hx - lx) / (hy - ly) : 0;
    for (let row = first; row <= last; row++) {
      const from = row === first ? lx : lx + (y0 + row * size - ly) * slope;
      const to = row === last ? hx : lx + (y0 + (row + 1) * size - ly) * slope;
      const a = columnOf(from < to ? from : to);
      const b = columnOf(from < to ? to : from);
      for (let column = a; column <= b; column++) if (visit(row * columns + column)) return true;
    }
    return false;
  };

  const cells = columns * rows;
  const begins = new Uint32Array(cells + 1);
  let sides = NO_SIDES;
  let fill = begins;
  // As in `cellsOf`, but written out: with a function for every cell the grid took twice the time.
  const each = (put: boolean): void => {
    for (let k = 0; k < count; k++) {
      const n = next[k]!;
      const up = points[2 * k + 1]! <= points[2 * n + 1]!;
      const low = up ? k : n;
      const high = up ? n : k;
      const lx = points[2 * low]!;
      const ly = points[2 * low + 1]!;
      const hx = points[2 * high]!;
      const hy = points[2 * high + 1]!;
      const first = rowOf(ly);
      const last = rowOf(hy);
      const slope = hy > ly ? (hx - lx) / (hy - ly) : 0;
      for (let row = first; row <= last; row++) {
        const from = row === first ? lx : lx + (y0 + row * size - ly) * slope;
        const to = row === last ? hx : lx + (y0 + (row + 1) * size - ly) * slope;
        const end = row * columns + columnOf(from < to ? to : from);
        for (let cell = row * columns + columnOf(from < to ? from : to); cell <= end; cell++)
          if (put) sides[fill[cell]!++] = k;
          else begins[cell + 1]!++;
      }
    }
  };
  each(false);
  for (let i = 0; i < cells; i++) begins[i + 1]! += begins[i]!;
  sides = new Uint32Array(begins[cells]!);
  fill = begins.slice(0, cells);
  each(true);

  /** Share of the line a–b at which it meets the side, or -1. */
  const meet = (side: number, ax: number, ay: number, dx: number, dy: number): number => {
    const n = next[side]!;
    const px = points[2 * side]!;
    const py = points[2 * side + 1]!;
    const ex = points[2 * n]! - px;
    const ey = points[2 * n + 1]! - py;
    const cross = dx * ey - dy * ex;
    if (cross === 0) return -1;
    const t = ((px - ax) * ey - (py - ay) * ex) / cross;
    const u = ((px - ax) * dy - (py - ay) * dx) / cross;
    return t >= 0 && t <= 1 && u >= 0 && u < 1 ? t : -1;
  };
  // The square of the distance to the side that was found, and how far along it; set by `closest`.
  let best = 0;
  let share = 0;
  /** The side that is nearest and nearer than `reach`, or -1. */
  const closest = (x: number, y: number, reach: number): number => {
    best = reach * reach;
    let side = -1;
    if (x + reach < x0 || x - reach > x1 || y + reach < y0 || y - reach > y1) return side;
    const c0 = columnOf(x - reach);
    const c1 = columnOf(x + reach);
    const r0 = rowOf(y - reach);
    const r1 = rowOf(y + reach);
    for (let row = r0; row <= r1 && count > 0; row++)
      for (let i = begins[row * columns + c0]!; i < begins[row * columns + c1 + 1]!; i++) {
        const k = sides[i]!;
        const n = next[k]!;
        const px = points[2 * k]!;
        const py = points[2 * k + 1]!;
        const ex = points[2 * n]! - px;
        const ey = points[2 * n + 1]! - py;
        const long = ex * ex + ey * ey;
        const t = long > 0 ? ((x - px) * ex + (y - py) * ey) / long : 0;
        const u = t < 0 ? 0 : t > 1 ? 1 : t;
        const d = (x - px - u * ex) ** 2 + (y - py - u * ey) ** 2;
        if (d < best) {
          best = d;
          share = u;
          side = k;
        }
      }
    return side;
  };
  const misses = (ax: number, ay: number, bx: number, by: number): boolean =>
    count === 0 ||
    (ax < x0 && bx < x0) ||
    (ax > x1 && bx > x1) ||
    (ay < y0 && by < y0) ||
    (ay > y1 && by > y1);

  return {
    crosses(ax, ay, bx, by) {
      if (misses(ax, ay, bx, by)) return false;
      const dx = bx - ax;
      const dy = by - ay;
      return cellsOf(ax, ay, bx, by, (cell) => {
        for (let i = begins[cell]!; i < begins[cell + 1]!; i++)
          if (meet(sides[i]!, ax, ay, dx, dy) >= 0) return true;
        return false;
      });
    },
    meetings(ax, ay, bx, by) {
      if (misses(ax, ay, bx, by)) return [];
      const dx = bx - ax;
      const dy = by - ay;
      const found = new Map<number, number>();
      cellsOf(ax, ay, bx, by, (cell) => {
        for (let i = begins[cell]!; i < begins[cell + 1]!; i++) {
          const t = meet(sides[i]!, ax, ay, dx, dy);
          if (t >= 0) found.set(sides[i]!, t);
        }
      });
      return [...found]
        .map(([side, t]) => ({ t, side, path: pathOf[side]! }))
        .sort((a, b) => a.t - b.t || a.side - b.side);
    },
    inside(x, y) {
      if (count === 0 || x < x0 || x > x1 || y < y0 || y > y1) return false;
      const row = rowOf(y);
      let inside = false;
      // To the right along the row; a side counts in the cell in which the row's line crosses it.
      for (let column = columnOf(x); column < columns; column++) {
        const cell = row * columns + column;
        for (let i = begins[cell]!; i < begins[cell + 1]!; i++) {
          const k = sides[i]!;
          const n = next[k]!;
          const py = points[2 * k + 1]!;
          const qy = points[2 * n + 1]!;
          if (py > y === qy > y) continue;
          const px = points[2 * k]!;
          const at = px + ((y - py) * (points[2 * n]! - px)) / (qy - py);
          if (at > x && columnOf(at) === column) inside = !inside;
        }
      }
      return inside;
    },
    distance(x, y, reach) {
      closest(x, y, reach);
      return Math.sqrt(best);
    },
    nearest(x, y, reach) {
      const side = closest(x, y, reach);
      if (side < 0) return undefined;
      const n = next[side]!;
      const px = points[2 * side]!;
      const py = points[2 * side + 1]!;
      return {
        x: px + share * (points[2 * n]! - px),
        y: py + share * (points[2 * n + 1]! - py),
        path: pathOf[side]!,
        side,
      };
    },
  };
}
