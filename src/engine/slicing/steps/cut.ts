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
 * Goes over the triangles once. A corner on a plane counts as above it, so every triangle that
 * meets a plane has exactly one side that rises through it and one that falls: no special cases.
 */
export function cut(mesh: WeldedMesh, levels: readonly LayerLevel[]): Cuts {
  const { vertices, triangles } = mesh;
  const planes = Float64Array.from(levels, (level) => level.plane);
  const edges = numberEdges(triangles);
  const first = planes[0]!;
  const second = planes.length > 1 ? planes[1]! : first;
  const step = planes.length > 2 ? planes[2]! - second : 1;
  /** The number of planes at or below z. */
  const upTo = (z: number): number => {
    if (z < first) return 0;
    if (z < second) return 1;
    let i = Math.min(planes.length, Math.floor((z - second) / step) + 2);
    while (i > 0 && planes[i - 1]! > z) i--;
    while (i < planes.length && planes[i]! <= z) i++;
    return i;
  };

  const starts = new Uint32Array(planes.length + 1);
  const count = triangles.length / 3;
  const lows = new Uint32Array(count);
  const highs = new Uint32Array(count);
  for (let t = 0; t < count; t++) {
    const za = vertices[3 * triangles[3 * t]! + 2]!;
    const zb = vertices[3 * triangles[3 * t + 1]! + 2]!;
    const zc = vertices[3 * triangles[3 * t + 2]! + 2]!;
    const low = upTo(Math.min(za, zb, zc));
    const high = upTo(Math.max(za, zb, zc));
    lows[t] = low;
    highs[t] = high;
    for (let i = low; i < high; i++) starts[i + 1]!++;
  }
  for (let i = 0; i < planes.length; i++) starts[i + 1]! += starts[i]!;

  const fill = starts.slice();
  const fromEdge = new Uint32Array(starts[planes.length]!);
  const toEdge = new Uint32Array(starts[planes.length]!);
  for (let t = 0; t < count; t++) {
    for (let i = lows[t]!; i < highs[t]!; i++) {
      const plane = planes[i]!;
      const at = fill[i]!++;
      let above = vertices[3 * triangles[3 * t + 2]! + 2]! >= plane;
      // Side 2 ends at corner 0, side 0 at corner 1, side 1 at corner 2.
      for (let corner = 0; corner < 3; corner++) {
        const next = vertices[3 * triangles[3 * t + corner]! + 2]! >= plane;
        if (next !== above) {
          const edge = edges.ofSide[3 * t + (corner === 0 ? 2 : corner - 1)]!;
          if (next) toEdge[at] = edge;
          else fromEdge[at] = edge;
        }
        above = next;
      }
    }
  }
  return { edges, starts, fromEdge, toEdge, vertices };
}
