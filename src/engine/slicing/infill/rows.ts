import { pathCount, type Polys } from "../kernel/polys.ts";

/**
 * Where parallel rows cross a region's boundary, sorted along each row, so that two crossings after
 * each other (the first of them even) are a piece of the row inside. Row r has the crossings
 * `starts[r]` to `starts[r + 1]`. u is measured along the rows, v across them.
 */
export interface Rows {
  readonly starts: Uint32Array;
  /** u of each crossing, µm. */
  readonly us: Float64Array;
  /** Edge of each crossing, by the vertex where it begins. */
  readonly edges: Uint32Array;
  /** How far along its edge each crossing lies, 0 to 1. */
  readonly ts: Float64Array;
  /** v of row r is `(first + r) * spacing + shift`. */
  readonly first: number;
  readonly spacing: number;
  readonly shift: number;
  readonly cos: number;
  readonly sin: number;
}

const NONE = new Float64Array(0);

/** From here on a row is sorted by the engine and not by insertion. */
const MANY = 24;

/** Rows `spacing` µm apart at an angle, one of them `shift` µm beside the origin of the bed. */
export function rowsOf(region: Polys, radians: number, spacing: number, shift: number): Rows {
  const { points, starts } = region;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const count = points.length / 2;
  const u = new Float64Array(count);
  const v = new Float64Array(count);
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    const x = points[2 * i]!;
    const y = points[2 * i + 1]!;
    u[i] = x * cos + y * sin;
    const at = (y * cos - x * sin - shift) / spacing;
    v[i] = at;
    if (at < low) low = at;
    if (at > high) high = at;
  }
  const frame = { spacing, shift, cos, sin };
  const first = Math.ceil(low);
  const rows = count === 0 ? 0 : Math.ceil(high) - first;
  if (rows <= 0)
    return {
      starts: new Uint32Array(1),
      us: NONE,
      edges: new Uint32Array(0),
      ts: NONE,
      first: 0,
      ...frame,
    };

  // A corner on a row counts as above it, so each row is met an even number of times.
  const rowStarts = new Uint32Array(rows + 1);
  for (let p = 0; p < pathCount(region); p++) {
    const to = starts[p + 1]!;
    let before = v[to - 1]!;
    for (let k = starts[p]!; k < to; k++) {
      const after = v[k]!;
      const end = Math.ceil(before < after ? after : before) - first;
      for (let row = Math.ceil(before < after ? before : after) - first; row < end; row++)
        rowStarts[row + 1]!++;
      before = after;
    }
  }
  for (let r = 0; r < rows; r++) rowStarts[r + 1]! += rowStarts[r]!;
  const total = rowStarts[rows]!;
  const us = new Float64Array(total);
  const edges = new Uint32Array(total);
  const ts = new Float64Array(total);
  const fill = rowStarts.slice();
  for (let p = 0; p < pathCount(region); p++) {
    const to = starts[p + 1]!;
    let edge = to - 1;
    for (let k = starts[p]!; k < to; k++) {
      const va = v[edge]!;
      const vb = v[k]!;
      const from = Math.ceil(va < vb ? va : vb);
      const end = Math.ceil(va < vb ? vb : va);
      if (from < end) {
        const per = 1 / (vb - va);
        const du = u[k]! - u[edge]!;
        for (let row = from; row < end; row++) {
          const t = (row - va) * per;
          const at = u[edge]! + t * du;
          // Sorted in while it comes: rows of a plain outline have two crossings.
          const begin = rowStarts[row - first]!;
          let i = fill[row - first]!++;
          if (i - begin < MANY)
            for (; i > begin && us[i - 1]! > at; i--) {
              us[i] = us[i - 1]!;
              edges[i] = edges[i - 1]!;
              ts[i] = ts[i - 1]!;
            }
          us[i] = at;
          edges[i] = edge;
          ts[i] = t;
        }
      }
      edge = k;
    }
  }
  for (let r = 0; r < rows; r++)
    if (rowStarts[r + 1]! - rowStarts[r]! > MANY)
      sortRow(us, edges, ts, rowStarts[r]!, rowStarts[r + 1]!);
  return { starts: rowStarts, us, edges, ts, first, ...frame };
}

function sortRow(
  us: Float64Array,
  edges: Uint32Array,
  ts: Float64Array,
  from: number,
  to: number,
): void {
  const u = us.slice(from, to);
  const e = edges.slice(from, to);
  const t = ts.slice(from, to);
  const order = Uint32Array.from(u.keys()).sort((a, b) => u[a]! - u[b]! || a - b);
  for (let i = 0; i < order.length; i++) {
    us[from + i] = u[order[i]!]!;
    edges[from + i] = e[order[i]!]!;
    ts[from + i] = t[order[i]!]!;
  }
}
