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
 * Recognises the faces of a closed mesh without history: planes by region growing, cylinders by
 * chains of equal folds, then spheres and cones; other smooth patches become one free face each.
 * Every face is marked fitted, with the largest distance (mm) of its points as residual.
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
  return { faceOf, faces };
}
