import { acrossOf, alongOf, NO_STRETCHES, type Stretches } from "./frame.ts";

const UM = 1000;

/** Closed paths in µm, none crossing. */
export interface Region {
  readonly points: Int32Array;
  readonly starts: Uint32Array;
}

/** The stretches of scan lines inside a region, exact in length. */
export function sectionLines(region: Region, scan: number): Stretches {
  const { points, starts } = region;
  const n = points.length / 2;
  if (n === 0) return NO_STRETCHES;
  const u = new Float64Array(n);
  const v = new Float64Array(n);
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < n; i++) {
    const x = points[2 * i]! / UM;
    const y = points[2 * i + 1]! / UM;
    u[i] = alongOf(x, y);
    const across = acrossOf(x, y) / scan - 0.5;
    v[i] = across;
    if (across < least) least = across;
    if (across > most) most = across;
  }
  const first = Math.ceil(least);
  const rows = Math.max(0, Math.floor(most) - first + 1);
  const rowStarts = new Uint32Array(rows + 1);
  // Twice over the edges: count the crossings of each line, then note them.
  let crossings = new Float64Array(0);
  const fill = new Uint32Array(rows);
  for (const counting of [true, false]) {
    for (let path = 0; path + 1 < starts.length; path++) {
      const to = starts[path + 1]!;
      let a = to - 1;
      for (let b = starts[path]!; b < to; a = b++) {
        const from = Math.ceil(Math.min(v[a]!, v[b]!));
        const until = Math.ceil(Math.max(v[a]!, v[b]!));
        if (from === until) continue;
        const slope = (u[b]! - u[a]!) / (v[b]! - v[a]!);
        for (let line = from; line < until; line++) {
          const row = line - first;
          if (counting) rowStarts[row + 1]!++;
          else crossings[fill[row]!++] = u[a]! + (line - v[a]!) * slope;
        }
      }
    }
    if (!counting) break;
    for (let row = 0; row < rows; row++) rowStarts[row + 1]! += rowStarts[row]!;
    fill.set(rowStarts.subarray(0, rows));
    crossings = new Float64Array(rowStarts[rows]!);
  }
  const half = crossings.length / 2;
  const low = new Float64Array(half);
  const high = new Float64Array(half);
  for (let row = 0; row < rows; row++) {
    const from = rowStarts[row]!;
    const to = rowStarts[row + 1]!;
    if (to - from > 2) crossings.subarray(from, to).sort();
    for (let k = from; k < to; k += 2) {
      const [a, b] = [crossings[k]!, crossings[k + 1]!];
      low[k / 2] = Math.min(a, b);
      high[k / 2] = Math.max(a, b);
    }
  }
  return {
    first,
    starts: rowStarts.map((at) => at / 2),
    low,
    high,
    mark: new Uint8Array(half),
  };
}
