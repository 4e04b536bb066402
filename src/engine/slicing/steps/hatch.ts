import { pathCount, type Polys } from "../kernel/polys.ts";

/**
 * Open paths in printing order, µm; path i: points `starts[i]` to `starts[i + 1]`. Paths that follow
 * each other back and forth are one chain; chain j: paths `chains[j]` to `chains[j + 1]`.
 */
export interface Lines {
  readonly points: Float64Array;
  readonly starts: Uint32Array;
  readonly chains: Uint32Array;
}

export const NO_LINES: Lines = {
  points: new Float64Array(0),
  starts: new Uint32Array(1),
  chains: new Uint32Array(1),
};

/**
 * Parallel lines through a region, `spacing` µm apart, at an angle. The lines lie on one grid for
 * the whole bed, so that those of like layers stack up. Neighbours whose ends are within `link` µm
 * become one zigzag path; others follow each other back and forth without being joined.
 */
export function hatch(region: Polys, radians: number, spacing: number, link: number): Lines {
  const { points, starts } = region;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const count = points.length / 2;
  if (count === 0) return NO_LINES;
  const us = new Float64Array(count);
  const vs = new Float64Array(count);
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    const x = points[2 * i]!;
    const y = points[2 * i + 1]!;
    us[i] = x * cos + y * sin;
    const v = (y * cos - x * sin) / spacing - 0.5;
    vs[i] = v;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const first = Math.ceil(low);
  const rows = Math.floor(high) - first + 1;
  if (rows <= 0) return NO_LINES;

  // A corner on a row counts as above it, so each row is met an even number of times.
  const rowStarts = new Uint32Array(rows + 1);
  const each = (visit: (row: number, u: number) => void): void => {
    for (let p = 0; p < pathCount(region); p++) {
      const to = starts[p + 1]!;
      let before = to - 1;
      for (let k = starts[p]!; k < to; k++) {
        const va = vs[before]!;
        const vb = vs[k]!;
        const from = Math.ceil(Math.min(va, vb));
        const end = Math.ceil(Math.max(va, vb));
        if (from < end) {
          const slope = (us[k]! - us[before]!) / (vb - va);
          for (let row = from; row < end; row++)
            visit(row - first, us[before]! + (row - va) * slope);
        }
        before = k;
      }
    }
  };
  each((row) => {
    rowStarts[row + 1]!++;
  });
  for (let r = 0; r < rows; r++) rowStarts[r + 1]! += rowStarts[r]!;
  const crossings = new Float64Array(rowStarts[rows]!);
  const fill = rowStarts.slice();
  each((row, u) => {
    crossings[fill[row]!++] = u;
  });
  for (let r = 0; r < rows; r++) crossings.subarray(rowStarts[r]!, rowStarts[r + 1]!).sort();
  return follow(crossings, rowStarts, { first, spacing, cos, sin, link });
}

interface Frame {
  readonly first: number;
  readonly spacing: number;
  readonly cos: number;
  readonly sin: number;
  readonly link: number;
}

/** Strings the pieces of the rows together, back and forth, each with the nearest of the next row. */
function follow(crossings: Float64Array, rowStarts: Uint32Array, frame: Frame): Lines {
  const { first, spacing, cos, sin, link } = frame;
  const rows = rowStarts.length - 1;
  const pieces = crossings.length / 2;
  const used = new Uint8Array(pieces);
  const points = new Float64Array(pieces * 4);
  const starts: number[] = [0];
  const chains: number[] = [0];
  let n = 0;
  const put = (u: number, row: number): void => {
    const v = (row + first + 0.5) * spacing;
    points[n++] = u * cos - v * sin;
    points[n++] = u * sin + v * cos;
  };
  // Where the next piece begins may not be farther along the row than this.
  const reach = Math.max(link, spacing * 4);
  for (let startRow = 0; startRow < rows; startRow++) {
    for (let at = rowStarts[startRow]! / 2; at < rowStarts[startRow + 1]! / 2; at++) {
      if (used[at]) continue;
      let row = startRow;
      let piece = at;
      let forward = true;
      let fresh = true;
      let lastEnd = 0;
      for (;;) {
        used[piece] = 1;
        const a = crossings[2 * piece]!;
        const b = crossings[2 * piece + 1]!;
        const begin = forward ? a : b;
        const end = forward ? b : a;
        if (!fresh) {
          const du = begin - lastEnd;
          if (du * du + spacing * spacing > link * link) starts.push(n / 2);
        }
        put(begin, row);
        put(end, row);
        fresh = false;
        lastEnd = end;
        if (row + 1 >= rows) break;
        let best = -1;
        let nearest = reach;
        for (let k = rowStarts[row + 1]! / 2; k < rowStarts[row + 2]! / 2; k++) {
          if (used[k]) continue;
          const d = Math.abs((forward ? crossings[2 * k + 1]! : crossings[2 * k]!) - end);
          if (d < nearest) [nearest, best] = [d, k];
        }
        if (best < 0) break;
        row++;
        piece = best;
        forward = !forward;
      }
      starts.push(n / 2);
      chains.push(starts.length - 1);
    }
  }
  return { points, starts: Uint32Array.from(starts), chains: Uint32Array.from(chains) };
}
