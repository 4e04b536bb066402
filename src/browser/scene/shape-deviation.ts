import type { Mesh } from "../../engine/geometry/mesh.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import { type PartTriangles, partTriangles } from "./part/part-triangles.ts";

/** A part's surface cut finely, with a distance at each of its points. */
export interface FineSurface extends Mesh {
  /** The part's triangle of which each is a piece. */
  readonly source: Uint32Array;
  /** A vertex, mm: above 0 outside of what it is compared with, below 0 inside. */
  readonly distances: Float64Array;
}

/** The same as it is drawn; plain and transferable. */
export interface DeviationShape {
  readonly triangles: PartTriangles;
  /** mm at each of its points. */
  readonly distances: Float32Array;
}

/** Works out how distances are drawn on a part. Needs no page: it is work for a worker. */
export function shapeDeviation(solid: Solid, fine: FineSurface): DeviationShape {
  const faceOf = fine.source.map((triangle) => solid.faceOf[triangle] ?? 0);
  const triangles = partTriangles({ ...solid, mesh: fine, faceOf });
  const distances = new Float32Array(triangles.faces.length);
  for (const [i, vertex] of fine.triangles.entries())
    distances[triangles.index[i] as number] = fine.distances[vertex] as number;
  return { triangles, distances };
}
