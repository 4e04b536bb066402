import { acrossOf, alongOf, type Stretches } from "./frame.ts";
import { type Beads, PART, SPARSE } from "./lay-beads.ts";

/** Marks of a covered stretch: a bead of sparse infill begins it, or ends it. */
export const SPARSE_LOW = 1;
export const SPARSE_HIGH = 2;

/**
 * The stretches of scan lines that the beads of a layer cover, united: each bead is a strip with
 * round ends as wide as its widest place, shifted by the offset into the mesh's frame.
 */
export function beadLines(
  beads: Beads,
  layer: number,
  offset: readonly [number, number],
  scan: number,
): Stretches {
  const from = beads.starts[layer]!;
  const to = beads.starts[layer + 1]!;
  const [ox, oy] = offset;
  const { ends, radius, kind } = beads;
  let first = Infinity;
  let last = -Infinity;
  const lows = new Int32Array(to - from);
  const highs = new Int32Array(to - from);
  let total = 0;
  for (let b = from; b < to; b++) {
    if (!(kind[b]! & PART)) continue;
    const va = acrossOf(ends[4 * b]! - ox, ends[4 * b + 1]! - oy);
    const vb = acrossOf(ends[4 * b + 2]! - ox, ends[4 * b + 3]! - oy);
    const r = radius[b]!;
    const lo = Math.ceil((Math.min(va, vb) - r) / scan - 0.5);
    const hi = Math.floor((Math.max(va, vb) + r) / scan - 0.5);
    lows[b - from] = lo;
    highs[b - from] = hi + 1;
    if (hi < lo) {
      highs[b - from] = lo;
      continue;
    }
    total += hi - lo + 1;
    if (lo < first) first = lo;
    if (hi > last) last = hi;
  }
  const rows = total === 0 ? 0 : last - first + 1;
  if (total === 0) first = 0;
  const rowStarts = new Uint32Array(rows + 1);
  for (let k = 0; k < lows.length; k++)
    for (let line = lows[k]!; line < highs[k]!; line++) rowStarts[line - first + 1]!++;
  for (let row = 0; row < rows; row++) rowStarts[row + 1]! += rowStarts[row]!;

  const low = new Float64Array(total);
  const high = new Float64Array(total);
  const sparse = new Uint8Array(total);
  const fill = rowStarts.slice(0, rows);
  for (let b = from; b < to; b++) {
    if (lows[b - from]! >= highs[b - from]!) continue;
    const ax = ends[4 * b]! - ox;
    const ay = ends[4 * b + 1]! - oy;
    const bx = ends[4 * b + 2]! - ox;
    const by = ends[4 * b + 3]! - oy;
    const ua = alongOf(ax, ay);
    const va = acrossOf(ax, ay);
    const ub = alongOf(bx, by);
    const vb = acrossOf(bx, by);
    const r = radius[b]!;
    const length = Math.hypot(ub - ua, vb - va);
    const du = (ub - ua) / length;
    const dv = (vb - va) / length;
    const mark = kind[b]! & SPARSE ? 1 : 0;
    for (let line = lows[b - from]!; line < highs[b - from]!; line++) {
      const v = (line + 0.5) * scan;
      let lo = Infinity;
      let hi = -Infinity;
      const ha = r * r - (v - va) * (v - va);
      if (ha >= 0) {
        const s = Math.sqrt(ha);
        lo = ua - s;
        hi = ua + s;
      }
      const hb = r * r - (v - vb) * (v - vb);
      if (hb >= 0) {
        const s = Math.sqrt(hb);
        if (ub - s < lo) lo = ub - s;
        if (ub + s > hi) hi = ub + s;
      }
      // Between its ends: within the length along it, and within half a width beside it.
      const w = v - va;
      let p = -Infinity;
      let q = Infinity;
      if (Math.abs(du) > 1e-12) {
        const one = (-w * dv) / du;
        const two = (length - w * dv) / du;
        p = Math.min(one, two);
        q = Math.max(one, two);
      }
      if (Math.abs(dv) > 1e-12) {
        const one = (w * du - r) / dv;
        const two = (w * du + r) / dv;
        p = Math.max(p, Math.min(one, two));
        q = Math.min(q, Math.max(one, two));
      }
      if (p <= q) {
        if (ua + p < lo) lo = ua + p;
        if (ua + q > hi) hi = ua + q;
      }
      const at = fill[line - first]!++;
      low[at] = lo;
      high[at] = hi;
      sparse[at] = mark;
    }
  }
  return united(first, rowStarts, low, high, sparse);
}

/** Sorts and unites the stretches of each line; gaps of rounding are closed. */
function united(
  first: number,
  rowStarts: Uint32Array,
  low: Float64Array,
  high: Float64Array,
  sparse: Uint8Array,
): Stretches {
  const rows = rowStarts.length - 1;
  const starts = new Uint32Array(rows + 1);
  const outLow = new Float64Array(low.length);
  const outHigh = new Float64Array(low.length);
  const mark = new Uint8Array(low.length);
  let n = 0;
  let order = new Float64Array(256);
  for (let row = 0; row < rows; row++) {
    const from = rowStarts[row]!;
    const count = rowStarts[row + 1]! - from;
    if (order.length < count) order = new Float64Array(2 * count);
    // Sorted as numbers (whole tenths of a micrometre, then the place): far faster than by a function.
    for (let k = 0; k < count; k++) order[k] = Math.round(low[from + k]! * 1e4) * 65536 + k;
    sort(order, count);
    let reach = -Infinity;
    for (let k = 0; k < count; k++) {
      const key = order[k]!;
      const i = from + (key - Math.floor(key / 65536) * 65536);
      const bits = sparse[i]!;
      if (low[i]! > reach + JOIN) {
        outLow[n] = low[i]!;
        mark[n] = bits ? SPARSE_LOW : 0;
        n++;
      }
      if (low[i]! > reach + JOIN || high[i]! > reach) {
        reach = high[i]!;
        outHigh[n - 1] = reach;
        mark[n - 1] = (mark[n - 1]! & SPARSE_LOW) | (bits ? SPARSE_HIGH : 0);
      }
    }
    starts[row + 1] = n;
  }
  return {
    first,
    starts,
    low: outLow.subarray(0, n),
    high: outHigh.subarray(0, n),
    mark: mark.subarray(0, n),
  };
}

/** Most lines hold few stretches: to put them in order one by one beats the call of a sort. */
function sort(keys: Float64Array, count: number): void {
  if (count > 24) {
    keys.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const key = keys[i]!;
    let k = i - 1;
    for (; k >= 0 && keys[k]! > key; k--) keys[k + 1] = keys[k]!;
    keys[k + 1] = key;
  }
}

/** Beads that lie this near to each other touch, mm. */
const JOIN = 0.0005;
