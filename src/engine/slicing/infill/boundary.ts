import { pathCount, type Polys } from "../kernel/polys.ts";

/** A region with what is needed to walk along its boundary. Edge e goes from vertex e to `next[e]`. */
export interface Boundary {
  readonly polys: Polys;
  readonly next: Uint32Array;
  readonly prev: Uint32Array;
  /** Length of each edge, µm. */
  readonly lengths: Float64Array;
}

export function boundaryOf(polys: Polys): Boundary {
  const { points, starts } = polys;
  const count = points.length / 2;
  const next = new Uint32Array(count);
  const prev = new Uint32Array(count);
  const lengths = new Float64Array(count);
  for (let p = 0; p < pathCount(polys); p++) {
    const to = starts[p + 1]!;
    let before = to - 1;
    for (let k = starts[p]!; k < to; k++) {
      next[before] = k;
      prev[k] = before;
      const dx = points[2 * k]! - points[2 * before]!;
      const dy = points[2 * k + 1]! - points[2 * before + 1]!;
      lengths[before] = Math.sqrt(dx * dx + dy * dy);
      before = k;
    }
  }
  return { polys, next, prev, lengths };
}

/** Places on the boundary: place i is on edge `edges[i]`, `ts[i]` (0 to 1) along it. */
interface Places {
  readonly edges: ArrayLike<number>;
  readonly ts: ArrayLike<number>;
}

/** For each place the one that comes next along its contour, and how far it is, µm. */
interface Neighbours {
  /** The places in the order of the boundary; those off it are left out. */
  readonly order: Uint32Array;
  /** -1: none. A place alone on its contour is its own neighbour. */
  readonly after: Int32Array;
  readonly arcs: Float64Array;
}

export function neighbours({ polys, lengths }: Boundary, places: Places): Neighbours {
  const { edges, ts } = places;
  const count = edges.length;
  const order = inOrder(lengths.length, places);
  const on = order.length;
  const after = new Int32Array(count).fill(-1);
  const arcs = new Float64Array(count);
  const at = new Float64Array(on);
  let i = 0;
  for (let p = 0; p < pathCount(polys) && i < on; p++) {
    const end = polys.starts[p + 1]!;
    const first = i;
    let along = 0;
    for (let v = polys.starts[p]!; v < end; v++) {
      for (; i < on && edges[order[i]!] === v; i++) at[i] = along + ts[order[i]!]! * lengths[v]!;
      along += lengths[v]!;
    }
    for (let k = first; k < i; k++) {
      const last = k + 1 === i;
      const other = last ? first : k + 1;
      after[order[k]!] = order[other]!;
      arcs[order[k]!] = at[other]! - at[k]! + (last ? along : 0);
    }
  }
  return { order, after, arcs };
}

/** The places along the boundary: by edge, then along the edge. */
function inOrder(edgeCount: number, { edges, ts }: Places): Uint32Array {
  const count = edges.length;
  const starts = new Uint32Array(edgeCount + 1);
  for (let i = 0; i < count; i++) if (edges[i]! >= 0) starts[edges[i]! + 1]!++;
  for (let e = 0; e < edgeCount; e++) starts[e + 1]! += starts[e]!;
  const order = new Uint32Array(starts[edgeCount]!);
  const fill = starts.slice();
  for (let i = 0; i < count; i++) if (edges[i]! >= 0) order[fill[edges[i]!]!++] = i;
  for (let e = 0; e < edgeCount; e++) {
    const from = starts[e]!;
    const to = starts[e + 1]!;
    if (to - from < 2) continue;
    // Parallel lines meet an edge in order, or in the opposite one.
    if (ts[order[from]!]! > ts[order[to - 1]!]!) order.subarray(from, to).reverse();
    let k = from + 1;
    while (k < to && ts[order[k]!]! >= ts[order[k - 1]!]!) k++;
    if (k < to) order.subarray(from, to).sort((a, b) => ts[a]! - ts[b]! || a - b);
  }
  return order;
}

/** Visits the corners between two places, forward (as the contour runs) or back. */
export function walk(
  { polys, next, prev }: Boundary,
  { edges, ts }: Places,
  from: number,
  to: number,
  forward: boolean,
  corner: (x: number, y: number) => void,
): void {
  const { points } = polys;
  const end = edges[to]!;
  let v = edges[from]!;
  const ahead = forward ? ts[from]! <= ts[to]! : ts[from]! >= ts[to]!;
  if (v === end && ahead) return;
  do {
    if (forward) v = next[v]!;
    corner(points[2 * v]!, points[2 * v + 1]!);
    if (!forward) v = prev[v]!;
  } while (v !== end);
}
