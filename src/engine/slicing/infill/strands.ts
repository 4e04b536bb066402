import { grown } from "./lines.ts";

/**
 * Pieces of a pattern inside a region, before they are strung together. Piece i has the points
 * `starts[i]` to `starts[i + 1]`. Its two ends lie on the region's boundary: end 2i (first point)
 * and 2i + 1 (last point) on the edge that begins at vertex `edges[end]`, `ts[end]` (0 to 1) along
 * it. A closed piece repeats its first point and has the edge `CLOSED`.
 */
export interface Strands {
  points: Float64Array<ArrayBuffer>;
  /** Numbers used in `points`. */
  n: number;
  readonly starts: number[];
  readonly edges: number[];
  readonly ts: number[];
}

export const CLOSED = -1;

/** Shorter pieces (along x and y) are dropped, µm. */
const SHORTEST = 50;

export const strands = (): Strands => ({
  points: new Float64Array(512),
  n: 0,
  starts: [0],
  edges: [],
  ts: [],
});

export function put(s: Strands, x: number, y: number): void {
  if (s.n + 2 > s.points.length) s.points = grown(s.points);
  s.points[s.n++] = x;
  s.points[s.n++] = y;
}

/** Ends the piece being made. */
export function finish(s: Strands, edgeA: number, tA: number, edgeB: number, tB: number): void {
  const from = 2 * s.starts[s.starts.length - 1]!;
  let length = 0;
  for (let p = from + 2; p < s.n && length < SHORTEST; p += 2)
    length +=
      Math.abs(s.points[p]! - s.points[p - 2]!) + Math.abs(s.points[p + 1]! - s.points[p - 1]!);
  if (length < SHORTEST) {
    s.n = from;
    return;
  }
  s.starts.push(s.n / 2);
  s.edges.push(edgeA, edgeB);
  s.ts.push(tA, tB);
}
