import type { Mesh } from "../geometry/mesh.ts";
import { fitCylinders } from "./fit/cylinders.ts";
import { smoothFolds } from "./fit/folds.ts";
import { flatPatches, normalOf, type Patches } from "./fit/regions.ts";
import { type FaceFit, MOST_FACES, scanFaces } from "./fit/scan-faces.ts";
import { fitSmoothGroups } from "./fit/smooth-groups.ts";
import type { LeafFace } from "./leaves/leaf-mesh.ts";
import { neighbourTable } from "./mesh/sides.ts";

/**
 * Recognises the faces of a closed mesh without history: planes by region growing, cylinders by
 * chains of equal folds, then spheres and cones; other smooth patches become one free face each.
 * Every face is marked fitted, with the largest distance (mm) of its points as residual. Of a scan
 * only the faces that stand out are told apart; what lies between them is free.
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
  if (count > MOST_FACES) return scanFaces(patches, neighbours, { faceOf, count, face });
  return { faceOf, faces: Array.from({ length: count }, (_, number) => face(number)) };
}

const planeOf = (
  patches: Patches,
  r: number,
): Pick<LeafFace, "surface"> & { residual: number } => ({
  surface: { kind: "plane", normal: normalOf(patches, r), offset: patches.offsets[r] as number },
  residual: patches.residuals[r] as number,
});
