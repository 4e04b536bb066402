import type { Region } from "./section-lines.ts";

/** The edges of a section by the square millimetre. */
export interface ContourGrid {
  /** Distance from a place along a direction (unit) to the next edge, up to a millimetre; else Infinity. */
  ahead(x: number, y: number, nx: number, ny: number): number;
  /**
   * Whether an edge that turns less than 120° from the one with outward direction (nx, ny) comes
   * nearer to a place than `radius` (at most a millimetre).
   */
  turnsNear(x: number, y: number, nx: number, ny: number, radius: number): boolean;
}

const UM = 1000;
const START = 0.002;

export function contourGrid({ points, starts }: Region): ContourGrid {
  const cells = new Map<number, number[]>();
  const edges: number[] = [];
  const key = (column: number, row: number): number => column * 65536 + row;
  for (let path = 0; path + 1 < starts.length; path++) {
    const to = starts[path + 1]!;
    let a = to - 1;
    for (let b = starts[path]!; b < to; a = b++) {
      const ax = points[2 * a]! / UM;
      const ay = points[2 * a + 1]! / UM;
      const bx = points[2 * b]! / UM;
      const by = points[2 * b + 1]! / UM;
      const edge = edges.length;
      edges.push(ax, ay, bx, by);
      // Step by step along the edge, so that a long one fills only the cells beside it.
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 0.5));
      let last = Number.NaN;
      for (let s = 0; s <= steps; s++) {
        const column = Math.floor(ax + ((bx - ax) * s) / steps);
        const row = Math.floor(ay + ((by - ay) * s) / steps);
        const k = key(column, row);
        if (k === last) continue;
        last = k;
        const list = cells.get(k);
        if (list) list.push(edge);
        else cells.set(k, [edge]);
      }
    }
  }
  /** Edges within a millimetre, maybe some twice. */
  const some = (x: number, y: number, test: (e: number) => boolean): boolean => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    // One cell more than the reach: an edge may cut a cell's corner between two steps.
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        for (const edge of cells.get(key(c, r)) ?? []) if (test(edge)) return true;
    return false;
  };
  return {
    ahead(x, y, nx, ny) {
      let least = Infinity;
      some(x, y, (e) => {
        const ax = edges[e]! - x;
        const ay = edges[e + 1]! - y;
        const bx = edges[e + 2]! - x;
        const by = edges[e + 3]! - y;
        const sa = ay * nx - ax * ny;
        const sb = by * nx - bx * ny;
        if (sa > 0 === sb > 0) return false;
        const s = sa / (sa - sb);
        const t = (ax + (bx - ax) * s) * nx + (ay + (by - ay) * s) * ny;
        if (t > START && t < least) least = t;
        return false;
      });
      return least;
    },
    turnsNear: (x, y, nx, ny, radius) =>
      some(x, y, (e) => {
        const ax = edges[e]!;
        const ay = edges[e + 1]!;
        const dx = edges[e + 2]! - ax;
        const dy = edges[e + 3]! - ay;
        const long2 = dx * dx + dy * dy;
        const cosine = (dy * nx - dx * ny) / Math.sqrt(long2);
        if (cosine <= -0.5 || cosine > 0.9999) return false;
        const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / long2));
        return Math.hypot(ax + t * dx - x, ay + t * dy - y) < radius;
      }),
  };
}
