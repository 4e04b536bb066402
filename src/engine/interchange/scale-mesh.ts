import type { Mesh } from "../geometry/mesh.ts";

/** The mesh with every coordinate multiplied by a positive factor: how a unit guess is applied. */
export function scaleMesh(mesh: Mesh, factor: number): Mesh {
  if (factor === 1) return mesh;
  return { positions: mesh.positions.map((value) => value * factor), triangles: mesh.triangles };
}
