import type { Mesh } from "../geometry/mesh.ts";
import type { LeafFace } from "./leaves/leaf-mesh.ts";

/** Faces recognised in a mesh: the face number of each triangle, and the faces. */
export interface FaceFit {
  readonly faceOf: Uint32Array;
  readonly faces: readonly LeafFace[];
}

/** stub */
export function fitFaces(mesh: Mesh): FaceFit {
  const count = mesh.triangles.length / 3;
  return { faceOf: new Uint32Array(count), faces: [{ role: "fitted", surface: { kind: "free" }, fitted: true, residual: 0 }] };
}
