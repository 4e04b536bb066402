import { pathCount, type Polys } from "./polys.ts";

/** Rows into which the paths are sorted, at most. */
const MOST_ROWS = 2048;

/**
 * True if just left of every path's first side the paths go round once, as a region's do. (Tried: every
 * path asked about every other. Two layers of 10 000 islands took 11 s so.)
 */
export function isNested(polys: Polys): boolean {
  const { points, starts } = polys;
  const count = pathCount(polys);
  const rows = count > FEW ? pathsByRow(polys) : allTogether(count);
  for (let path = 0; path < count; path++) {
    const k = starts[path]!;
    const ex = points[2 * k + 2]! - points[2 * k]!;
    const ey = points[2 * k + 3]! - points[2 * k + 1]!;
    const long = Math.sqrt(ex * ex + ey * ey);
    // Less than the least distance of two sides of whole coordinates that do not meet, or nearly.
    const x = (points[2 * k]! + points[2 * k + 2]!) / 2 - (ey / long) * 1e-3;
    const y = (points[2 * k + 1]! + points[2 * k + 3]!) / 2 + (ex / long) * 1e-3;
    const row = rows.at(y);
    let turns = 0;
    for (let i = rows.begins[row]!; i < rows.begins[row + 1]!; i++)
      turns += turnsOf(polys, rows.members[i]!, x, y);
    if (turns !== 1) return false;
  }
  return true;
}

interface PathRows {
  /** Members of row r: `begins[r]` to `begins[r + 1]`. */
  readonly begins: Uint32Array;
  readonly members: Uint32Array;
  /** Row of a height; heights beyond the paths belong to the first and the last. */
  at(y: number): number;
}

/** The paths that reach each of many rows of one height. */
function pathsByRow({ points, starts }: Polys): PathRows {
  const count = starts.length - 1;
  const lows = new Float64Array(count).fill(Infinity);
  const highs = new Float64Array(count).fill(-Infinity);
  let low = Infinity;
  let high = -Infinity;
  for (let path = 0; path < count; path++) {
    for (let k = starts[path]!; k < starts[path + 1]!; k++) {
      const y = points[2 * k + 1]!;
      if (y < lows[path]!) lows[path] = y;
      if (y > highs[path]!) highs[path] = y;
    }
    if (lows[path]! < low) low = lows[path]!;
    if (highs[path]! > high) high = highs[path]!;
  }
  const rows = Math.min(MOST_ROWS, count);
  const scale = rows / (high - low + 1);
  const at = (y: number): number => Math.max(0, Math.min(rows - 1, Math.floor((y - low) * scale)));
  const begins = new Uint32Array(rows + 1);
  for (let path = 0; path < count; path++)
    for (let row = at(lows[path]!); row <= at(highs[path]!); row++) begins[row + 1]!++;
  for (let row = 0; row < rows; row++) begins[row + 1]! += begins[row]!;
  const members = new Uint32Array(begins[rows]!);
  const fill = begins.slice();
  for (let path = 0; path < count; path++)
    for (let row = at(lows[path]!); row <= at(highs[path]!); row++) members[fill[row]!++] = path;
  return { begins, members, at };
}

/** For few paths the rows would cost more than they save. */
const FEW = 12;
const TOGETHER = Uint32Array.from({ length: FEW }, (_, path) => path);

const allTogether = (count: number): PathRows => ({
  begins: Uint32Array.of(0, count),
  members: TOGETHER,
  at: () => 0,
});

/** How often a path goes round a point, counter-clockwise. */
function turnsOf({ points, starts }: Polys, path: number, x: number, y: number): number {
  let turns = 0;
  const to = starts[path + 1]!;
  let px = points[2 * to - 2]!;
  let py = points[2 * to - 1]!;
  for (let k = starts[path]!; k < to; k++) {
    const qx = points[2 * k]!;
    const qy = points[2 * k + 1]!;
    if (py <= y !== qy <= y) {
      const at = px + ((y - py) * (qx - px)) / (qy - py);
      if (at > x) turns += qy > py ? 1 : -1;
    }
    px = qx;
    py = qy;
  }
  return turns;
}
