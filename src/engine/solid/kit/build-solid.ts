import type { Manifold } from "manifold-3d";
import type { Bounds, Vec3 } from "../../geometry/mesh.ts";
import type { LeafFace } from "../leaves/leaf-mesh.ts";
import type { Face, Solid } from "../solid-types.ts";
import { exactPositions } from "./exact-body.ts";
import type { Matrix } from "./matrix.ts";
import { reverseSurface, transformSurface } from "./transform-surface.ts";

/** One use of faces in a body: the kernel's id of the original, and its exact placement. */
export interface FaceSource {
  readonly original: number;
  readonly matrix: Matrix;
  readonly faces: readonly LeafFace[];
  /** The feature and line of a face. */
  readonly naming: (face: LeafFace) => { feature: string; line?: number };
  readonly color?: Face["color"];
}

/** Reads a body back as a solid: every triangle finds its face by the kernel's run table. */
export function buildSolid(body: Manifold, sources: readonly FaceSource[]): Solid {
  const mesh = body.getMesh();
  const positions = exactPositions(body);
  const rawFaceOf = new Uint32Array(mesh.triVerts.length / 3);
  const byOriginal = new Map<number, number[]>();
  for (const [i, { original }] of sources.entries()) {
    const list = byOriginal.get(original);
    if (list) list.push(i);
    else byOriginal.set(original, [i]);
  }
  const known = new Map<string, number>();
  const picked: { source: FaceSource; face: LeafFace; back: boolean; rank: number }[] = [];
  for (let run = 0; run < mesh.numRun; run++) {
    const candidates = byOriginal.get(mesh.runOriginalID[run] as number) ?? [];
    const index = nearest(candidates, sources, mesh.runTransform, run * 12);
    const source = sources[index] as FaceSource;
    const back = ((mesh.runFlags[run] as number) & 1) === 1;
    const end = mesh.runIndex[run + 1] as number;
    for (let t = (mesh.runIndex[run] as number) / 3; t < end / 3; t++) {
      const own = mesh.faceID[t] as number;
      const key = `${index},${own},${back}`;
      let number = known.get(key);
      if (number === undefined) {
        const face = source.faces[own] as LeafFace;
        number = picked.push({ source, face, back, rank: index * 1e6 + own }) - 1;
        known.set(key, number);
      }
      rawFaceOf[t] = number;
    }
  }
  const order = [...picked.keys()].sort(
    (a, b) => (picked[a] as { rank: number }).rank - (picked[b] as { rank: number }).rank,
  );
  const place = new Uint32Array(order.length);
  for (const [to, from] of order.entries()) place[from] = to;
  for (let t = 0; t < rawFaceOf.length; t++) rawFaceOf[t] = place[rawFaceOf[t] as number] as number;
  const { triangles, faceOf } = sortedByFace(mesh.triVerts, rawFaceOf, order.length);
  const measured = measureFaces(positions, triangles, faceOf, order.length);
  const faces = order.map((from, to): Face => {
    const { source, face, back } = picked[from] as (typeof picked)[number];
    const surface = transformSurface(face.surface, source.matrix);
    return {
      ...source.naming(face),
      role: face.role,
      surface: back ? reverseSurface(surface) : surface,
      fitted: face.fitted ?? false,
      residual: face.residual ?? 0,
      area: measured.areas[to] as number,
      bounds: measured.bounds[to] as Bounds,
      ...(source.color ? { color: source.color } : {}),
    };
  });
  const shells = measureShells(positions, triangles);
  return {
    mesh: { positions, triangles },
    faceOf,
    faces,
    volume: shells.volume,
    area: measured.areas.reduce((a, b) => a + b, 0),
    bounds: measured.whole,
    genus: shells.genus,
    bodies: shells.bodies,
  };
}

/** The kernel's order of runs hangs on its history; the order of faces does not. */
function sortedByFace(
  raw: Uint32Array,
  rawFaceOf: Uint32Array,
  count: number,
): { triangles: Uint32Array; faceOf: Uint32Array } {
  const next = new Uint32Array(count + 1);
  for (const face of rawFaceOf) next[face + 1] = (next[face + 1] as number) + 1;
  for (let i = 0; i < count; i++) next[i + 1] = (next[i + 1] as number) + (next[i] as number);
  const triangles = new Uint32Array(raw.length);
  for (const [t, face] of rawFaceOf.entries()) {
    const to = next[face] as number;
    next[face] = to + 1;
    triangles.set(raw.subarray(3 * t, 3 * t + 3), 3 * to);
  }
  return { triangles, faceOf: rawFaceOf.toSorted() };
}

/** The use whose exact placement is nearest to the kernel's 32-bit one. */
function nearest(
  candidates: readonly number[],
  sources: readonly FaceSource[],
  transforms: Float32Array,
  at: number,
): number {
  let best = candidates[0] ?? 0;
  if (candidates.length < 2) return best;
  let least = Number.POSITIVE_INFINITY;
  for (const index of candidates) {
    const { matrix } = sources[index] as FaceSource;
    let off = 0;
    for (let column = 0; column < 4; column++)
      for (let row = 0; row < 3; row++) {
        const exact = matrix[column * 4 + row] as number;
        off += Math.abs(exact - (transforms[at + column * 3 + row] as number));
      }
    if (off < least) [least, best] = [off, index];
    if (off < 1e-7) break;
  }
  return best;
}

function measureFaces(
  positions: Float64Array,
  triangles: Uint32Array,
  faceOf: Uint32Array,
  count: number,
): { areas: number[]; bounds: Bounds[]; whole: Bounds } {
  const areas = Array.from<number>({ length: count }).fill(0);
  const box = new Float64Array(6 * (count + 1));
  for (let i = 0; i < box.length; i++) box[i] = i % 6 < 3 ? Infinity : -Infinity;
  const p = (v: number, k: number): number => positions[3 * v + k] as number;
  for (let t = 0; t < faceOf.length; t++) {
    const [a, b, c] = [triangles[3 * t], triangles[3 * t + 1], triangles[3 * t + 2]] as [
      number,
      number,
      number,
    ];
    const [ux, uy, uz] = [p(b, 0) - p(a, 0), p(b, 1) - p(a, 1), p(b, 2) - p(a, 2)];
    const [vx, vy, vz] = [p(c, 0) - p(a, 0), p(c, 1) - p(a, 1), p(c, 2) - p(a, 2)];
    const face = faceOf[t] as number;
    areas[face] =
      (areas[face] as number) +
      Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
    for (const v of [a, b, c])
      for (let k = 0; k < 3; k++)
        for (const base of [6 * face, 6 * count]) {
          box[base + k] = Math.min(box[base + k] as number, p(v, k));
          box[base + 3 + k] = Math.max(box[base + 3 + k] as number, p(v, k));
        }
  }
  const bounds = (i: number): Bounds => ({
    min: [...box.subarray(6 * i, 6 * i + 3)] as unknown as Vec3,
    max: [...box.subarray(6 * i + 3, 6 * i + 6)] as unknown as Vec3,
  });
  return { areas, bounds: areas.map((_, i) => bounds(i)), whole: bounds(count) };
}

/** Volume, genus (summed) and count of bodies: shells that enclose material, not voids. */
export function measureShells(
  positions: Float64Array,
  triangles: Uint32Array,
): { volume: number; genus: number; bodies: number } {
  const parent = new Int32Array(positions.length / 3).map((_, i) => i);
  const root = (v: number): number => {
    let at = v;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let i = 0; i < triangles.length; i += 3) {
    const a = root(triangles[i] as number);
    for (const v of [triangles[i + 1] as number, triangles[i + 2] as number]) parent[root(v)] = a;
  }
  const volumes = new Map<number, number>();
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i], triangles[i + 1], triangles[i + 2]].map(
      (v) => 3 * (v as number),
    ) as [number, number, number];
    const p = (at: number): number => positions[at] as number;
    const six =
      p(a) * (p(b + 1) * p(c + 2) - p(b + 2) * p(c + 1)) -
      p(a + 1) * (p(b) * p(c + 2) - p(b + 2) * p(c)) +
      p(a + 2) * (p(b) * p(c + 1) - p(b + 1) * p(c));
    const shell = root(triangles[i] as number);
    volumes.set(shell, (volumes.get(shell) ?? 0) + six / 6);
  }
  const used = new Set(triangles).size;
  const count = triangles.length / 3;
  const euler = used - (3 * count) / 2 + count;
  const volume = [...volumes.values()].reduce((a, b) => a + b, 0);
  const bodies = [...volumes.values()].filter((v) => v > 0).length;
  return { volume, genus: volumes.size - euler / 2, bodies };
}
