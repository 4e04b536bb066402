import { type EdgeTable, numberEdges } from "./edges.ts";
import type { LayerLevel } from "./layers.ts";
import type { WeldedMesh } from "./weld.ts";

/**
 * Where the triangles meet the planes: segments sorted by layer, each from the edge where it starts
 * to the edge where it ends, the solid on its left.
 */
export interface Cuts {
  readonly edges: EdgeTable;
  /** Segments of layer i: `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  readonly fromEdge: Uint32Array;
  readonly toEdge: Uint32Array;
  readonly vertices: Int32Array;
}

/**
 * The triangles that meet the planes of the layers `from` to `to` (not included). A corner on a plane
 * counts as above it, so every triangle that meets a plane has exactly one side that rises through it
 * and one that falls: no special cases. Only sides of triangles that are cut get an edge number: of a
 * fine mesh most triangles lie between two planes.
 */
export function cut(
  mesh: WeldedMesh,
  levels: readonly LayerLevel[],
  from = 0,
  to = levels.length,
): Cuts {
  const { vertices, triangles } = mesh;
  const planes = Float64Array.from(levels, (level) => level.plane);
  const upTo = planeFinder(planes);
  const starts = new Uint32Array(planes.length + 1);
  const count = triangles.length / 3;
  let kept = 0;
  const corners = new Uint32Array(triangles.length);
  const lows = new Uint32Array(count);
  const highs = new Uint32Array(count);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!;
    const b = triangles[t + 1]!;
    const c = triangles[t + 2]!;
    const za = vertices[3 * a + 2]!;
    const zb = vertices[3 * b + 2]!;
    const zc = vertices[3 * c + 2]!;
    const least = za < zb ? (za < zc ? za : zc) : zb < zc ? zb : zc;
    const most = za > zb ? (za > zc ? za : zc) : zb > zc ? zb : zc;
    let low = upTo(least);
    let high = upTo(most);
    if (low < from) low = from;
    if (high > to) high = to;
    if (low >= high) continue;
    lows[kept] = low;
    highs[kept] = high;
    corners[3 * kept] = a;
    corners[3 * kept + 1] = b;
    corners[3 * kept + 2] = c;
    kept++;
    for (let i = low; i < high; i++) starts[i + 1]!++;
  }
  for (let i = 0; i < planes.length; i++) starts[i + 1]! += starts[i]!;

  const edges = numberEdges(corners.subarray(0, 3 * kept));
  const fill = starts.slice();
  const fromEdge = new Uint32Array(starts[planes.length]!);
  const toEdge = new Uint32Array(starts[planes.length]!);
  for (let t = 0; t < kept; t++) {
    const za = vertices[3 * corners[3 * t]! + 2]!;
    const zb = vertices[3 * corners[3 * t + 1]! + 2]!;
    const zc = vertices[3 * corners[3 * t + 2]! + 2]!;
    const ab = edges.ofSide[3 * t]!;
    const bc = edges.ofSide[3 * t + 1]!;
    const ca = edges.ofSide[3 * t + 2]!;
    for (let i = lows[t]!; i < highs[t]!; i++) {
      const plane = planes[i]!;
      const at = fill[i]!++;
      const a = za >= plane;
      const b = zb >= plane;
      const c = zc >= plane;
      // The side that rises through the plane ends the segment, the one that falls begins it.
      if (a !== b) {
        if (b) toEdge[at] = ab;
        else fromEdge[at] = ab;
      }
      if (b !== c) {
        if (c) toEdge[at] = bc;
        else fromEdge[at] = bc;
      }
      if (c !== a) {
        if (a) toEdge[at] = ca;
        else fromEdge[at] = ca;
      }
    }
  }
  return { edges, starts, fromEdge, toEdge, vertices };
}

/** Gives the number of planes at or below a height. Most layers are alike, so a guess is near. */
function planeFinder(planes: Float64Array): (z: number) => number {
  const last = planes.length;
  const first = planes[0]!;
  const step = last > 1 ? (planes[last - 1]! - first) / (last - 1) : 1;
  return (z) => {
    if (z < first) return 0;
    let i = Math.floor((z - first) / step) + 1;
    if (i > last) i = last;
    if (i < 0) i = 0;
    while (i > 0 && planes[i - 1]! > z) i--;
    while (i < last && planes[i]! <= z) i++;
    return i;
  };
}
