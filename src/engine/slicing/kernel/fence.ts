import { inRegion, pathCount, type Polys } from "./polys.ts";

/** A region's contours in a grid, to be asked whether other regions lie wholly inside. */
export interface Fence {
  /**
   * True if the region lies inside and its contours meet none of this one's: then nothing is left of
   * it when this one is taken away. Cheaper by far than to take it away and see.
   */
  keepsIn(region: Polys): boolean;
}

/** Sides a cell, on average. */
const PER_CELL = 2;

export function fenceOf(polys: Polys): Fence {
  const { points, starts } = polys;
  const count = points.length / 2;
  const next = new Uint32Array(count);
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let path = 0; path + 1 < starts.length; path++) {
    const to = starts[path + 1]!;
    for (let k = starts[path]!; k < to; k++) {
      next[k] = k + 1 < to ? k + 1 : starts[path]!;
      const x = points[2 * k]!;
      const y = points[2 * k + 1]!;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
  }
  const size = Math.max(1, Math.sqrt(((x1 - x0 + 1) * (y1 - y0 + 1) * PER_CELL) / (count || 1)));
  const columns = count > 0 ? Math.floor((x1 - x0) / size) + 1 : 1;
  const rows = count > 0 ? Math.floor((y1 - y0) / size) + 1 : 1;
  const begins = new Uint32Array(columns * rows + 1);

  /** The columns that a line (in cells) passes in a row; the same for what is put and what is asked. */
  let low = 0;
  let high = 0;
  const span = (
    ax: number,
    ay: number,
    slope: number,
    bx: number,
    row: number,
    first: number,
    last: number,
  ): void => {
    const from = row === first ? ax : ax + (row - ay) * slope;
    const to = row === last ? bx : ax + (row + 1 - ay) * slope;
    low = Math.floor(from < to ? from : to);
    high = Math.floor(from < to ? to : from);
    if (low < 0) low = 0;
    if (high >= columns) high = columns - 1;
  };
  const put = (visit: (cell: number, side: number) => void): void => {
    for (let k = 0; k < count; k++) {
      const n = next[k]!;
      let ax = (points[2 * k]! - x0) / size;
      let ay = (points[2 * k + 1]! - y0) / size;
      let bx = (points[2 * n]! - x0) / size;
      let by = (points[2 * n + 1]! - y0) / size;
      if (ay > by) [ax, ay, bx, by] = [bx, by, ax, ay];
      const first = Math.floor(ay);
      const last = Math.floor(by);
      const slope = by > ay ? (bx - ax) / (by - ay) : 0;
      for (let row = first; row <= last; row++) {
        span(ax, ay, slope, bx, row, first, last);
        for (let cell = row * columns + low; cell <= row * columns + high; cell++) visit(cell, k);
      }
    }
  };
  put((cell) => {
    begins[cell + 1]!++;
  });
  for (let i = 0; i < columns * rows; i++) begins[i + 1]! += begins[i]!;
  const sides = new Uint32Array(begins[columns * rows]!);
  const fill = begins.slice(0, columns * rows);
  put((cell, side) => {
    sides[fill[cell]!++] = side;
  });

  /** True if the line meets a contour, or leaves the grid. */
  const meets = (px: number, py: number, qx: number, qy: number): boolean => {
    if (px < x0 || px > x1 || py < y0 || py > y1 || qx < x0 || qx > x1 || qy < y0 || qy > y1)
      return true;
    let ax = (px - x0) / size;
    let ay = (py - y0) / size;
    let bx = (qx - x0) / size;
    let by = (qy - y0) / size;
    if (ay > by) [ax, ay, bx, by] = [bx, by, ax, ay];
    const first = Math.floor(ay);
    const last = Math.floor(by);
    const slope = by > ay ? (bx - ax) / (by - ay) : 0;
    const dx = qx - px;
    const dy = qy - py;
    for (let row = first; row <= last; row++) {
      span(ax, ay, slope, bx, row, first, last);
      const end = begins[row * columns + high + 1]!;
      for (let i = begins[row * columns + low]!; i < end; i++) {
        const k = sides[i]!;
        const n = next[k]!;
        const cx = points[2 * k]!;
        const cy = points[2 * k + 1]!;
        const ex = points[2 * n]! - cx;
        const ey = points[2 * n + 1]! - cy;
        const r = dx * (cy - py) - dy * (cx - px);
        const s = r + dx * ey - dy * ex;
        if ((r > 0 && s > 0) || (r < 0 && s < 0)) continue;
        const t = ex * (py - cy) - ey * (px - cx);
        const u = t + ex * dy - ey * dx;
        if ((t > 0 && u > 0) || (t < 0 && u < 0)) continue;
        return true;
      }
    }
    return false;
  };

  return {
    keepsIn(region) {
      if (region.points.length === 0) return true;
      if (count === 0) return false;
      const { points: inner, starts: begin } = region;
      for (let path = 0; path < pathCount(region); path++) {
        const to = begin[path + 1]!;
        let before = to - 1;
        for (let k = begin[path]!; k < to; k++) {
          if (meets(inner[2 * before]!, inner[2 * before + 1]!, inner[2 * k]!, inner[2 * k + 1]!))
            return false;
          before = k;
        }
        if (!inRegion(polys, inner[2 * before]!, inner[2 * before + 1]!)) return false;
      }
      // Nor does any hole of this one lie in the region.
      for (let path = 0; path < pathCount(polys); path++) {
        const k = starts[path]!;
        if (inRegion(region, points[2 * k]!, points[2 * k + 1]!)) return false;
      }
      return true;
    },
  };
}
