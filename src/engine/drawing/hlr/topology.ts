import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import type { Solid, Surface } from "../../solid/solid-types.ts";
import { surfaceNormal } from "./surface-normal.ts";
import { add, cross, dot, length, scale, sub } from "./vec.ts";

/** Faces that meet at less than this are one smooth surface: ISO 128 draws no line there. */
const TANGENT_COSINE = Math.cos((3 * Math.PI) / 180);
/** In surfaces without an equation, facets that meet at more than this make an edge. */
const FREE_CREASE_COSINE = Math.cos((30 * Math.PI) / 180);
/** A fitted surface this far off (mm) is treated as free. */
const TRUSTED_RESIDUAL = 0.05;

export interface SolidEdge {
  readonly a: Vec3;
  readonly b: Vec3;
  /** The triangles on both sides, and their faces. */
  readonly triangles: readonly [number, number];
  readonly faces: readonly [number, number];
  /** True where two surfaces meet at an angle; false inside a smooth surface. */
  readonly sharp: boolean;
}

/** What every view needs of a solid, computed once. */
export interface Topology {
  readonly solid: Solid;
  /** Unit normal of each triangle, 3 numbers; zeros for slivers. */
  readonly normals: Float64Array;
  readonly edges: readonly SolidEdge[];
}

export function topologyOf(solid: Solid): Topology {
  const normals = triangleNormals(solid.mesh);
  return { solid, normals, edges: edgesOf(solid, normals) };
}

export const vertexAt = (mesh: Mesh, vertex: number): Vec3 => [
  mesh.positions[3 * vertex],
  mesh.positions[3 * vertex + 1],
  mesh.positions[3 * vertex + 2],
];

/** The surface to calculate with: free where the equation was fitted badly. */
export function trustedSurface(solid: Solid, face: number): Surface {
  const entry = solid.faces[face];
  return !entry || entry.residual > TRUSTED_RESIDUAL ? { kind: "free" } : entry.surface;
}

function triangleNormals(mesh: Mesh): Float64Array {
  const out = new Float64Array(mesh.triangles.length);
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => vertexAt(mesh, mesh.triangles[t + k]));
    const n = cross(sub(b, a), sub(c, a));
    const size = length(n);
    if (size > 1e-12) for (let k = 0; k < 3; k++) out[t + k] = n[k] / size;
  }
  return out;
}

/** Vertices at one place become one, so that neighbours are found across face borders. */
function weld(mesh: Mesh): Uint32Array {
  const count = mesh.positions.length / 3;
  const to = new Uint32Array(count);
  const seen = new Map<string, number>();
  for (let v = 0; v < count; v++) {
    const key = vertexAt(mesh, v)
      .map((x) => Math.round(x * 1e5))
      .join(",");
    const first = seen.get(key);
    if (first === undefined) seen.set(key, v);
    to[v] = first ?? v;
  }
  return to;
}

function edgesOf(solid: Solid, normals: Float64Array): SolidEdge[] {
  const { mesh, faceOf } = solid;
  const to = weld(mesh);
  const count = mesh.positions.length / 3;
  const open = new Map<number, number>();
  const edges: SolidEdge[] = [];
  for (let t = 0; t < mesh.triangles.length / 3; t++) {
    for (let k = 0; k < 3; k++) {
      const a = to[mesh.triangles[3 * t + k]];
      const b = to[mesh.triangles[3 * t + ((k + 1) % 3)]];
      if (a === b) continue;
      const back = open.get(b * count + a);
      if (back === undefined) {
        open.set(a * count + b, t);
        continue;
      }
      open.delete(b * count + a);
      const pair = { a: vertexAt(mesh, a), b: vertexAt(mesh, b), faces: [faceOf[back], faceOf[t]] };
      const faces = pair.faces as [number, number];
      const triangles = [back, t] as [number, number];
      const sharp = isSharp(solid, normals, triangles, faces, scale(add(pair.a, pair.b), 0.5));
      edges.push({ a: pair.a, b: pair.b, faces, triangles, sharp });
    }
  }
  return edges;
}

function isSharp(
  solid: Solid,
  normals: Float64Array,
  triangles: readonly [number, number],
  faces: readonly [number, number],
  middle: Vec3,
): boolean {
  const facet = (t: number): Vec3 => [normals[3 * t], normals[3 * t + 1], normals[3 * t + 2]];
  const [f, g] = [facet(triangles[0]), facet(triangles[1])];
  if (dot(f, g) > 0.99999) return false;
  const surfaces = [trustedSurface(solid, faces[0]), trustedSurface(solid, faces[1])];
  if (faces[0] === faces[1]) {
    return surfaces[0].kind === "free" && dot(f, g) < FREE_CREASE_COSINE;
  }
  const [n, m] = surfaces.map((surface) => surfaceNormal(surface, middle));
  if (!n || !m) return dot(f, g) < FREE_CREASE_COSINE;
  return dot(n, m) < TANGENT_COSINE;
}
