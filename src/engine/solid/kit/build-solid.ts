import type { Manifold } from "manifold-3d";
import type { Bounds, Vec3 } from "../../geometry/mesh.ts";
import type { LeafFace } from "../leaves/leaf-mesh.ts";
import { buckets } from "../mesh/buckets.ts";
import type { Face, Solid } from "../solid-types.ts";
import { exactPositions } from "./exact-body.ts";
import type { Matrix } from "./matrix.ts";
import { measureShells } from "./measure-shells.ts";
import { reverseSurface, transformSurface } from "./transform-surface.ts";
import { hypot3 } from "./vector.ts";

/** One use of faces in a body: the kernel's id of the original, and its exact placement. */
export interface FaceSource {
  readonly original: number;
  readonly matrix: Matrix;
  readonly faces: readonly LeafFace[];
  /** The feature and line of a face. */
  readonly naming: (face: LeafFace) => { feature: string; line?: number };
  readonly color?: Face["color"];
}

/**
 * Reads a body back as a solid: every triangle finds its face by the kernel's run table.
 * `isRounded`: all its coordinates are numbers of 32 bits, so that the exact ones need no asking.
 */
export function buildSolid(
  body: Manifold,
  sources: readonly FaceSource[],
  isRounded = false,
): Solid {
  const mesh = body.getMesh();
  const positions = isRounded ? new Float64Array(mesh.vertProperties) : exactPositions(body);
  const rawFaceOf = new Uint32Array(mesh.triVerts.length / 3);
  const byOriginal = new Map<number, number[]>();
  for (const [i, { original }] of sources.entries()) {
    const list = byOriginal.get(original);
    if (list) list.push(i);
    else byOriginal.set(original, [i]);
  }
  // Per use and side the number of each of its faces.
  const known = new Map<string, Map<number, number>>();
  const picked: { source: FaceSource; face: LeafFace; back: boolean; rank: number }[] = [];
  for (let run = 0; run < mesh.numRun; run++) {
    const candidates = byOriginal.get(mesh.runOriginalID[run] as number) ?? [];
    const index = nearest(candidates, sources, mesh.runTransform, run * 12);
    const source = sources[index] as FaceSource;
    const back = ((mesh.runFlags[run] as number) & 1) === 1;
    const key = `${index},${back}`;
    const numbers = known.get(key) ?? new Map<number, number>();
    known.set(key, numbers);
    const end = mesh.runIndex[run + 1] as number;
    for (let t = (mesh.runIndex[run] as number) / 3; t < end / 3; t++) {
      const own = mesh.faceID[t] as number;
      let number = numbers.get(own);
      if (number === undefined) {
        const face = source.faces[own] as LeafFace;
        number = picked.push({ source, face, back, rank: index * 1e6 + own }) - 1;
        numbers.set(own, number);
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
  const { items } = buckets(rawFaceOf, count);
  const triangles = new Uint32Array(raw.length);
  const faceOf = new Uint32Array(rawFaceOf.length);
  for (let to = 0; to < items.length; to++) {
    const t = items[to] as number;
    faceOf[to] = rawFaceOf[t] as number;
    for (let k = 0; k < 3; k++) triangles[3 * to + k] = raw[3 * t + k] as number;
  }
  return { triangles, faceOf };
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
  const at = (corner: number, axis: number): number =>
    positions[3 * (triangles[corner] as number) + axis] as number;
  for (let t = 0; t < faceOf.length; t++) {
    const [a, b, c] = [3 * t, 3 * t + 1, 3 * t + 2];
    const [ux, uy, uz] = [at(b, 0) - at(a, 0), at(b, 1) - at(a, 1), at(b, 2) - at(a, 2)];
    const [vx, vy, vz] = [at(c, 0) - at(a, 0), at(c, 1) - at(a, 1), at(c, 2) - at(a, 2)];
    const face = faceOf[t] as number;
    areas[face] =
      (areas[face] as number) + hypot3(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
    for (let corner = a; corner <= c; corner++)
      for (let axis = 0; axis < 3; axis++) {
        const [low, high] = [6 * face + axis, 6 * face + 3 + axis];
        box[low] = Math.min(box[low] as number, at(corner, axis));
        box[high] = Math.max(box[high] as number, at(corner, axis));
      }
  }
  for (let i = 0; i < 6 * count; i++) {
    const whole = 6 * count + (i % 6);
    const wider = i % 6 < 3 ? Math.min : Math.max;
    box[whole] = wider(box[whole] as number, box[i] as number);
  }
  const bounds = (i: number): Bounds => ({
    min: [...box.subarray(6 * i, 6 * i + 3)] as unknown as Vec3,
    max: [...box.subarray(6 * i + 3, 6 * i + 6)] as unknown as Vec3,
  });
  return { areas, bounds: areas.map((_, i) => bounds(i)), whole: bounds(count) };
}
