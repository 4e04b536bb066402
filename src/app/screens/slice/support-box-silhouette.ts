import type { Mesh } from "../../../engine/geometry/mesh.ts";

/** Axes of a picture: what goes to the right, and what goes up; 0 is X, 1 is Y, 2 is Z. */
export type Look = readonly [0 | 1 | 2, 0 | 1 | 2];
export const FROM_ABOVE: Look = [0, 1];
export const FROM_FRONT: Look = [0, 2];

export interface Silhouette {
  /** Left, bottom, right, top, mm. */
  readonly box: readonly [number, number, number, number];
  /** Outline for an SVG path, mm, y downwards. */
  readonly d: string;
}

/** Cells along the longer side of the picture. */
const CELLS = 120;
/** Triangles that the page's thread can look at without a pause that is felt. */
const MOST = 40_000;

/**
 * What the part covers, seen along an axis, in small squares that are touched by it. Of a mesh with
 * very many triangles only some are looked at, and each row is filled from its first to its last.
 */
export function silhouette({ positions, triangles }: Mesh, [across, up]: Look): Silhouette {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y] = [positions[i + across]!, positions[i + up]!];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  if (left > right) return { box: [0, 0, 1, 1], d: "" };
  const cell = Math.max(right - left, top - bottom, 1e-6) / CELLS;
  const columns = Math.max(1, Math.ceil((right - left) / cell - 1e-9));
  const rows = Math.max(1, Math.ceil((top - bottom) / cell - 1e-9));
  const covered = new Uint8Array(columns * rows);
  const stride = Math.ceil(triangles.length / 3 / MOST);
  for (let t = 0; t < triangles.length; t += 3 * stride) {
    const corners = [0, 1, 2].map((k) => {
      const at = 3 * triangles[t + k]!;
      return [(positions[at + across]! - left) / cell, (positions[at + up]! - bottom) / cell];
    }) as unknown as Corners;
    cover(covered, columns, rows, corners);
  }
  if (stride > 1) fillRows(covered, columns);
  const mm = (value: number): string => String(Math.round(value * 1000) / 1000);
  const strips = stripsOf(covered, columns).map(
    ({ row, from, to }) =>
      `M${mm(left + from * cell)} ${mm(-bottom - row * cell)}h${mm((to - from) * cell)}v${mm(-cell)}h${mm((from - to) * cell)}z`,
  );
  return { box: [left, bottom, right, top], d: strips.join("") };
}

type Corners = readonly [readonly number[], readonly number[], readonly number[]];

/** Marks the cells that a triangle touches, row by row. */
function cover(covered: Uint8Array, columns: number, rows: number, corners: Corners): void {
  const ys = corners.map((corner) => corner[1]!);
  const low = Math.max(0, Math.floor(Math.min(...ys)));
  const high = Math.min(rows - 1, Math.floor(Math.max(...ys)));
  for (let row = low; row <= high; row++) {
    let [from, to] = [Infinity, -Infinity];
    for (let k = 0; k < 3; k++) {
      const [ax, ay] = corners[k]! as [number, number];
      const [bx, by] = corners[(k + 1) % 3]! as [number, number];
      if (Math.max(ay, by) < row || Math.min(ay, by) > row + 1) continue;
      // The part of the side that lies in this row.
      for (const y of [Math.max(row, Math.min(ay, by)), Math.min(row + 1, Math.max(ay, by))]) {
        const xs = ay === by ? [ax, bx] : [ax + ((bx - ax) * (y - ay)) / (by - ay)];
        for (const x of xs) {
          if (x < from) from = x;
          if (x > to) to = x;
        }
      }
    }
    if (from > to) continue;
    const first = Math.max(0, Math.min(columns - 1, Math.floor(from + 1e-9)));
    const last = Math.min(columns - 1, Math.max(first, Math.ceil(to - 1e-9) - 1));
    covered.fill(1, row * columns + first, row * columns + last + 1);
  }
}

function fillRows(covered: Uint8Array, columns: number): void {
  for (let at = 0; at < covered.length; at += columns) {
    const row = covered.subarray(at, at + columns);
    const first = row.indexOf(1);
    if (first >= 0) row.fill(1, first, row.lastIndexOf(1) + 1);
  }
}

function stripsOf(covered: Uint8Array, columns: number) {
  const strips: { row: number; from: number; to: number }[] = [];
  for (let row = 0; row * columns < covered.length; row++)
    for (let from = 0; from < columns; from++) {
      if (!covered[row * columns + from]) continue;
      let to = from + 1;
      while (to < columns && covered[row * columns + to]) to++;
      strips.push({ row, from, to });
      from = to;
    }
  return strips;
}
