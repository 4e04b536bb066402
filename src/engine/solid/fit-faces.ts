import type { Mesh } from "../geometry/mesh.ts";
import { fitCylinders } from "./fit/cylinders.ts";
import { flatPatches, type Region } from "./fit/regions.ts";
import { fitSmoothGroups } from "./fit/smooth-groups.ts";
import type { LeafFace } from "./leaves/leaf-mesh.ts";

/** Faces recognised in a mesh: the face number of each triangle, and the faces. */
export interface FaceFit {
  readonly faceOf: Uint32Array;
  readonly faces: readonly LeafFace[];
}

/**
 * More faces than this are the noise of a scan: nobody can name or measure them, and a table of
 * them would cost more than the mesh.
 */
const MOST_FACES = 3000;

/**
 * Recognises the faces of a closed mesh without history: planes by region growing, cylinders by
 * chains of equal folds, then spheres and cones; other smooth patches become one free face each.
 * Every face is marked fitted, with the largest distance (mm) of its points as residual. Of a scan
 * the largest 2999 faces are told apart; what remains is one free face.
 */
export function fitFaces(mesh: Mesh): FaceFit {
  const patches = flatPatches(mesh);
  const cylinders = fitCylinders(mesh, patches);
  const taken = new Set(cylinders.flatMap((c) => c.regions));
  const curved = [...cylinders, ...fitSmoothGroups(mesh, patches, taken)];
  const faceOfRegion = new Int32Array(patches.regions.length).fill(-1);
  const faces: LeafFace[] = [];
  const add = (surface: LeafFace["surface"], residual: number): number =>
    faces.push({ role: "fitted", surface, fitted: true, residual }) - 1;
  for (const { regions, surface, residual } of curved) {
    const face = add(surface, residual);
    for (const r of regions) faceOfRegion[r] = face;
  }
  for (const [r, region] of patches.regions.entries()) {
    if ((faceOfRegion[r] as number) >= 0) continue;
    const { normal, offset, residual } = region as Region;
    faceOfRegion[r] = add({ kind: "plane", normal, offset }, residual);
  }
  const faceOf = Uint32Array.from(patches.regionOf, (r) => faceOfRegion[r] as number);
  return faces.length > MOST_FACES ? largestFaces(mesh, faceOf, faces) : { faceOf, faces };
}

/** Keeps the faces of the largest area; all others become one free face, the last. */
function largestFaces(
  { positions, triangles }: Mesh,
  faceOf: Uint32Array,
  faces: readonly LeafFace[],
): FaceFit {
  const areas = new Float64Array(faces.length);
  const at = (corner: number, axis: number): number =>
    positions[3 * (triangles[corner] as number) + axis] as number;
  for (const [t, face] of faceOf.entries()) {
    const [ux, uy, uz, vx, vy, vz] = [1, 2].flatMap((k) =>
      [0, 1, 2].map((axis) => at(3 * t + k, axis) - at(3 * t, axis)),
    ) as [number, number, number, number, number, number];
    const twice = Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
    areas[face] = (areas[face] as number) + twice / 2;
  }
  const bySize = [...faces.keys()].sort((a, b) => (areas[b] as number) - (areas[a] as number));
  const kept = bySize.slice(0, MOST_FACES - 1).sort((a, b) => a - b);
  const numbers = new Uint32Array(faces.length).fill(kept.length);
  for (const [number, face] of kept.entries()) numbers[face] = number;
  const rest: LeafFace = { role: "fitted", surface: { kind: "free" }, fitted: true, residual: 0 };
  return {
    faceOf: faceOf.map((face) => numbers[face] as number),
    faces: [...kept.map((face) => faces[face] as LeafFace), rest],
  };
}
