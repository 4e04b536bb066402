import type { Mesh } from "../geometry/mesh.ts";
import { fitCylinders } from "./fit/cylinders.ts";
import { smoothFolds } from "./fit/folds.ts";
import { flatPatches, normalOf, type Patches } from "./fit/regions.ts";
import { fitSmoothGroups } from "./fit/smooth-groups.ts";
import type { LeafFace } from "./leaves/leaf-mesh.ts";
import { largestFirst } from "./mesh/largest-first.ts";
import { neighbourTable } from "./mesh/sides.ts";

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
  const neighbours = neighbourTable(mesh.triangles, mesh.positions.length / 3);
  const patches = flatPatches(mesh, neighbours);
  const folds = smoothFolds(mesh, patches, neighbours);
  const isTaken = new Uint8Array(patches.count);
  const cylinders = fitCylinders(mesh, patches, folds);
  for (const cylinder of cylinders) for (const r of cylinder.patches) isTaken[r] = 1;
  const curved = cylinders.concat(fitSmoothGroups(mesh, patches, folds, isTaken));

  // Faces are numbered: the curved ones, then every other patch as a plane.
  const faceOfPatch = new Int32Array(patches.count).fill(-1);
  for (const [face, { patches: own }] of curved.entries())
    for (const r of own) faceOfPatch[r] = face;
  const planes = new Uint32Array(patches.count);
  let count = curved.length;
  for (let r = 0; r < patches.count; r++) {
    if ((faceOfPatch[r] as number) >= 0) continue;
    planes[count - curved.length] = r;
    faceOfPatch[r] = count++;
  }
  const face = (number: number): LeafFace => {
    const found = curved[number] ?? planeOf(patches, planes[number - curved.length] as number);
    return { role: "fitted", surface: found.surface, fitted: true, residual: found.residual };
  };
  const faceOf = new Uint32Array(patches.patchOf);
  for (let t = 0; t < faceOf.length; t++) faceOf[t] = faceOfPatch[faceOf[t] as number] as number;
  if (count > MOST_FACES) return largestFaces(patches.triangleAreas, faceOf, count, face);
  return { faceOf, faces: Array.from({ length: count }, (_, number) => face(number)) };
}

const planeOf = (
  patches: Patches,
  r: number,
): Pick<LeafFace, "surface"> & { residual: number } => ({
  surface: { kind: "plane", normal: normalOf(patches, r), offset: patches.offsets[r] as number },
  residual: patches.residuals[r] as number,
});

/** Keeps the faces of the largest area; all others become one free face, the last. */
function largestFaces(
  triangleAreas: Float64Array,
  faceOf: Uint32Array,
  count: number,
  face: (number: number) => LeafFace,
): FaceFit {
  const areas = new Float64Array(count);
  for (let t = 0; t < faceOf.length; t++) {
    const number = faceOf[t] as number;
    areas[number] = (areas[number] as number) + (triangleAreas[t] as number);
  }
  const kept = largestFirst(areas)
    .slice(0, MOST_FACES - 1)
    .sort();
  const numbers = new Uint32Array(count).fill(kept.length);
  for (const [number, old] of kept.entries()) numbers[old] = number;
  for (let t = 0; t < faceOf.length; t++) faceOf[t] = numbers[faceOf[t] as number] as number;
  const rest: LeafFace = { role: "fitted", surface: { kind: "free" }, fitted: true, residual: 0 };
  return { faceOf, faces: [...Array.from(kept, face), rest] };
}
