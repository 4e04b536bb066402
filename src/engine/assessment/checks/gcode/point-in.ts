import { inRegion } from "./air-travel.ts";
import type { PrintedModel } from "./toolpath-scene.ts";

type Region = PrintedModel["sections"][number];

const UM = 1000;
/** Side of a cell, mm. */
const CELL = 0.25;

/**
 * Whether a point (mm) lies in a region. Most points lie deep inside it: they are known by a map of cells, and
 * only those near an outline are laid over its sides.
 */
export function pointIn(region: Region): (x: number, y: number) => boolean {
  const { points } = region;
  if (points.length === 0) return () => false;
  const [low, high] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  for (const [i, value] of points.entries()) {
    const k = i % 2;
    if (value < low[k]!) low[k] = value;
    if (value > high[k]!) high[k] = value;
  }
  const [x0, y0] = [low[0]! / UM, low[1]! / UM];
  const wide = Math.ceil((high[0]! / UM - x0) / CELL) + 1;
  const deep = Math.ceil((high[1]! / UM - y0) / CELL) + 1;
  const cells = filled(region, x0, y0, wide, deep);
  const isDeep = (column: number, row: number): boolean => {
    if (column < 1 || row < 1 || column >= wide - 1 || row >= deep - 1) return false;
    for (let r = row - 1; r <= row + 1; r++)
      for (let c = column - 1; c <= column + 1; c++) if (cells[r * wide + c] === 0) return false;
    return true;
  };
  return (x, y) =>
    isDeep(Math.floor((x - x0) / CELL), Math.floor((y - y0) / CELL)) ||
    inRegion(region, x * UM, y * UM);
}

/** 1 where a cell's middle is in the region, row by row; even-odd over all paths. */
function filled(
  { points, starts }: Region,
  x0: number,
  y0: number,
  wide: number,
  deep: number,
): Uint8Array {
  const cells = new Uint8Array(wide * deep);
  const rowOf = (y: number): number => (y / UM - y0) / CELL - 0.5;
  const columnOf = (x: number): number => (x / UM - x0) / CELL - 0.5;
  for (let path = 0; path + 1 < starts.length; path++) {
    const end = starts[path + 1]!;
    let before = end - 1;
    for (let k = starts[path]!; k < end; before = k++) {
      const [ax, ay] = [columnOf(points[2 * before]!), rowOf(points[2 * before + 1]!)];
      const [bx, by] = [columnOf(points[2 * k]!), rowOf(points[2 * k + 1]!)];
      if (ay === by) continue;
      const top = Math.min(deep - 1, Math.ceil(Math.max(ay, by)) - 1);
      for (let row = Math.max(0, Math.ceil(Math.min(ay, by))); row <= top; row++) {
        // A side turns over all that lies to its right; a second one turns it back.
        const x = ax + ((row - ay) * (bx - ax)) / (by - ay);
        const first = Math.max(0, Math.ceil(x));
        if (first < wide) cells[row * wide + first]! ^= 1;
      }
    }
  }
  for (let row = 0; row < deep; row++)
    for (let c = 1; c < wide; c++) cells[row * wide + c]! ^= cells[row * wide + c - 1]!;
  return cells;
}
