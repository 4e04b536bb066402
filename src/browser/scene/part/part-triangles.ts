import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { dot } from "../maths/vectors.ts";
import { surfaceNormal } from "./surface-normal.ts";
import { cornersOfVertices, triangleNormals } from "./topology.ts";

/** The triangles of a solid as they are drawn: a point for each vertex, face and normal. */
export interface PartTriangles {
  /** xyz a point, mm. */
  readonly positions: Float32Array;
  /** Exact where the surface is known; smooth within a face, sharp between faces. */
  readonly normals: Float32Array;
  /** Face number of each point, as the shader takes it (exact to 16 million). */
  readonly faces: Float32Array;
  /** Three points a triangle, in the order of the solid's triangles. */
  readonly index: Uint32Array;
}

/** An exact normal farther than this from the facet's own is not believed (a wrong fit). */
const BELIEVED_COSINE = 0.5;
/** Within a free face, triangles within this angle of each other shade as one. */
const CREASE_COSINE = Math.cos((35 * Math.PI) / 180);
/** Corners whose normals differ by less (squared) are one point. */
const SAME_NORMAL = 1e-8;
const NO_POINT = 0xffffffff;

/** The triangles of a solid, ready to be drawn; corners that look alike share a point. */
export function partTriangles(solid: Solid): PartTriangles {
  const { mesh, faceOf, faces } = solid;
  const flat = triangleNormals(mesh);
  const count = mesh.triangles.length;
  const positions = new Float32Array(count * 3);
  const normals = new Float32Array(count * 3);
  const faceOfPoint = new Float32Array(count);
  const index = new Uint32Array(count);
  const { starts, corners } = cornersOfVertices(mesh);
  /** Points of one vertex: the first made, and after each point the next. */
  const firstOf = new Uint32Array(mesh.positions.length / 3).fill(NO_POINT);
  const nextOf = new Uint32Array(count).fill(NO_POINT);
  let points = 0;

  for (let i = 0; i < count; i++) {
    const vertex = mesh.triangles[i] ?? 0;
    const triangle = Math.floor(i / 3);
    const face = faceOf[triangle] ?? 0;
    index[i] = pointFor(vertex, face, normalAt(vertex, triangle, face));
  }
  return {
    positions: positions.slice(0, 3 * points),
    normals: normals.slice(0, 3 * points),
    faces: faceOfPoint.slice(0, points),
    index,
  };

  function pointFor(vertex: number, face: number, normal: Vec3): number {
    let last = NO_POINT;
    for (let p = firstOf[vertex] ?? NO_POINT; p !== NO_POINT; p = nextOf[p] ?? NO_POINT) {
      const dx = (normals[3 * p] ?? 0) - normal[0];
      const dy = (normals[3 * p + 1] ?? 0) - normal[1];
      const dz = (normals[3 * p + 2] ?? 0) - normal[2];
      if (faceOfPoint[p] === face && dx * dx + dy * dy + dz * dz < SAME_NORMAL) return p;
      last = p;
    }
    const made = points++;
    if (last === NO_POINT) firstOf[vertex] = made;
    else nextOf[last] = made;
    for (let c = 0; c < 3; c++) positions[3 * made + c] = mesh.positions[3 * vertex + c] ?? 0;
    normals.set(normal, 3 * made);
    faceOfPoint[made] = face;
    return made;
  }
  function normalAt(vertex: number, triangle: number, face: number): Vec3 {
    const facet = flatOf(triangle);
    const surface = faces[face]?.surface;
    if (surface?.kind === "free") return average(vertex, triangle, facet);
    const v = 3 * vertex;
    const exact =
      surface &&
      surfaceNormal(surface, [
        mesh.positions[v] ?? 0,
        mesh.positions[v + 1] ?? 0,
        mesh.positions[v + 2] ?? 0,
      ]);
    const side = exact ? dot(exact, facet) : 0;
    if (!exact || Math.abs(side) <= BELIEVED_COSINE) return facet;
    return side < 0 ? [-exact[0], -exact[1], -exact[2]] : exact;
  }
  function flatOf(triangle: number): Vec3 {
    const t = 3 * triangle;
    return [flat[t] ?? 0, flat[t + 1] ?? 0, flat[t + 2] ?? 0];
  }
  function average(vertex: number, triangle: number, facet: Vec3): Vec3 {
    let [x, y, z] = [0, 0, 0];
    for (let k = starts[vertex] ?? 0; k < (starts[vertex + 1] ?? 0); k++) {
      const other = Math.floor((corners[k] ?? 0) / 3);
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
