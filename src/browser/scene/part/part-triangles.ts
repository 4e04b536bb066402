import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { dot } from "../maths/vectors.ts";
import { surfaceNormal } from "./surface-normal.ts";
import { cornersOfVertices, triangleNormals } from "./topology.ts";

export interface PartTriangles {
  /** xyz of three corners a triangle, in the order of the solid's triangles. */
  readonly positions: Float32Array;
  /** Exact where the surface is known; smooth within a face, sharp between faces. */
  readonly normals: Float32Array;
}

/** An exact normal farther than this from the facet's own is not believed (a wrong fit). */
const BELIEVED_COSINE = 0.5;
/** Within a free face, triangles within this angle of each other shade as one. */
const CREASE_COSINE = Math.cos((35 * Math.PI) / 180);

/** The triangles of a solid, each with its own corners, ready to be drawn. */
export function partTriangles(solid: Solid): PartTriangles {
  const { mesh, faceOf, faces } = solid;
  const flat = triangleNormals(mesh);
  const count = mesh.triangles.length;
  const positions = new Float32Array(count * 3);
  const normals = new Float32Array(count * 3);
  const around = faces.some((face) => face.surface.kind === "free")
    ? cornersOfVertices(mesh)
    : undefined;

  for (let i = 0; i < count; i++) {
    const v = 3 * (mesh.triangles[i] ?? 0);
    const p: Vec3 = [
      mesh.positions[v] ?? 0,
      mesh.positions[v + 1] ?? 0,
      mesh.positions[v + 2] ?? 0,
    ];
    const triangle = Math.floor(i / 3);
    const facet = flatOf(triangle);
    const surface = faces[faceOf[triangle] ?? 0]?.surface;
    const exact = surface && surfaceNormal(surface, p);
    const side = exact ? dot(exact, facet) : 0;
    if (exact && Math.abs(side) > BELIEVED_COSINE) {
      normals.set(side < 0 ? [-exact[0], -exact[1], -exact[2]] : exact, 3 * i);
    } else if (surface?.kind === "free") normals.set(average(i, triangle, facet), 3 * i);
    else normals.set(facet, 3 * i);
    positions.set(p, 3 * i);
  }
  return { positions, normals };

  function flatOf(triangle: number): Vec3 {
    const t = 3 * triangle;
    return [flat[t] ?? 0, flat[t + 1] ?? 0, flat[t + 2] ?? 0];
  }
  function average(i: number, triangle: number, facet: Vec3): Vec3 {
    let [x, y, z] = [0, 0, 0];
    const vertex = mesh.triangles[i] ?? 0;
    for (let k = around?.starts[vertex] ?? 0; k < (around?.starts[vertex + 1] ?? 0); k++) {
      const other = Math.floor((around?.corners[k] ?? 0) / 3);
      if (faceOf[other] !== faceOf[triangle]) continue;
      const normal = flatOf(other);
      if (dot(normal, facet) < CREASE_COSINE) continue;
      x += normal[0];
      y += normal[1];
      z += normal[2];
    }
    const size = Math.hypot(x, y, z);
    return size > 0 ? [x / size, y / size, z / size] : facet;
  }
}
