import type { Mesh, Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { dot } from "../maths/vectors.ts";
import { surfaceNormal } from "./surface-normal.ts";
import { NO_TWIN, nextCorner, triangleNormals, twinEdges, welded } from "./topology.ts";

/** `sharp`: drawn; `smooth`: faces that meet without a corner, drawn faintly; `flush`: one plane. */
export const EDGE_KINDS = ["sharp", "smooth", "flush"] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** Edges side by side in plain arrays, so that a worker can hand them over without a copy. */
export interface PartEdges {
  /** xyz of both ends, 6 numbers an edge, mm. */
  readonly segments: Float32Array;
  /** Face number on either side. */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Place of each edge's kind in `EDGE_KINDS`. */
  readonly kinds: Uint8Array;
}

/** Faces that meet at less than this are one smooth surface: ISO 128 draws no line there. */
const SMOOTH_COSINE = Math.cos((2 * Math.PI) / 180);
const FLUSH_COSINE = Math.cos((0.02 * Math.PI) / 180);
/** Within a free face a fold sharper than this is an edge. */
const FOLD_COSINE = Math.cos((30 * Math.PI) / 180);

/** The edges of a part: where two faces meet, and the folds of free faces. Frame and mm as given. */
export function partEdges(solid: Solid): PartEdges {
  let mesh: Mesh = solid.mesh;
  let twins = twinEdges(mesh);
  if (twins.includes(NO_TWIN)) {
    mesh = welded(mesh);
    twins = twinEdges(mesh);
  }
  const normals = triangleNormals(mesh);
  const { triangles, positions } = mesh;
  const point = (i: number): Vec3 => {
    const v = 3 * (triangles[i] ?? 0);
    return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0];
  };
  const flat = (i: number): Vec3 => {
    const t = 3 * Math.floor(i / 3);
    return [normals[t] ?? 0, normals[t + 1] ?? 0, normals[t + 2] ?? 0];
  };
  const faceAt = (i: number): number => solid.faceOf[Math.floor(i / 3)] ?? 0;
  const free = solid.faces.map((face) => face.surface.kind === "free");
  /** Cosine between two facets; written out, since it is asked for every edge of a scan. */
  const foldCosine = (i: number, j: number): number => {
    const a = 3 * Math.floor(i / 3);
    const b = 3 * Math.floor(j / 3);
    const x = (normals[a] ?? 0) * (normals[b] ?? 0);
    const y = (normals[a + 1] ?? 0) * (normals[b + 1] ?? 0);
    return x + y + (normals[a + 2] ?? 0) * (normals[b + 2] ?? 0);
  };
  /** The exact normal where the surface is known, turned to the triangle's side. */
  const exact = (i: number, p: Vec3): Vec3 => {
    const surface = solid.faces[faceAt(i)]?.surface;
    const normal = surface && surfaceNormal(surface, p);
    const facet = flat(i);
    if (!normal) return facet;
    return dot(normal, facet) < 0 ? [-normal[0], -normal[1], -normal[2]] : normal;
  };

  const segments: number[] = [];
  const lefts: number[] = [];
  const rights: number[] = [];
  const kinds: number[] = [];
  for (let i = 0; i < twins.length; i++) {
    const twin = twins[i] ?? NO_TWIN;
    if (twin !== NO_TWIN && twin < i) continue;
    const left = faceAt(i);
    const right = twin === NO_TWIN ? left : faceAt(twin);
    if (left === right && twin !== NO_TWIN) {
      if (!free[left] || foldCosine(i, twin) > FOLD_COSINE) continue;
    }
    const [from, to] = [point(i), point(nextCorner(i))];
    segments.push(...from, ...to);
    lefts.push(left);
    rights.push(right);
    kinds.push(EDGE_KINDS.indexOf(kindOf(i, twin, from)));
  }
  return {
    segments: Float32Array.from(segments),
    left: Uint32Array.from(lefts),
    right: Uint32Array.from(rights),
    kinds: Uint8Array.from(kinds),
  };

  function kindOf(i: number, twin: number, at: Vec3): EdgeKind {
    if (twin === NO_TWIN || faceAt(i) === faceAt(twin)) return "sharp";
    const cosine = dot(exact(i, at), exact(twin, at));
    const planes = [i, twin].every((e) => solid.faces[faceAt(e)]?.surface.kind === "plane");
    if (planes && cosine > FLUSH_COSINE) return "flush";
    // Fitted surfaces may disagree where a scan runs on without a fold: the facets then decide.
    const fold = foldCosine(i, twin);
    return Math.max(cosine, fold) > SMOOTH_COSINE ? "smooth" : "sharp";
  }
}

/** The ends of those edges that are wanted, as the line drawer takes them. */
export function segmentsWhere(edges: PartEdges, wanted: (edge: number) => boolean): Float32Array {
  const chosen: number[] = [];
  for (let e = 0; e < edges.left.length; e++) if (wanted(e)) chosen.push(e);
  const out = new Float32Array(6 * chosen.length);
  chosen.forEach((e, i) => out.set(edges.segments.subarray(6 * e, 6 * e + 6), 6 * i));
  return out;
}

/** The ends of all edges of a kind. */
export function segmentsOfKind(edges: PartEdges, kind: EdgeKind): Float32Array {
  const number = EDGE_KINDS.indexOf(kind);
  return segmentsWhere(edges, (e) => edges.kinds[e] === number);
}
