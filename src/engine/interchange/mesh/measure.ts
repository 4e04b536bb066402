import type { Mesh } from "../../geometry/mesh.ts";

/** Largest of the three extents, in the mesh's unit. */
export function largestSize(mesh: Mesh): number {
  let largest = 0;
  for (let axis = 0; axis < 3; axis++) {
    let min = Infinity;
    let max = -Infinity;
    for (let i = axis; i < mesh.positions.length; i += 3) {
      const value = mesh.positions[i] as number;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    largest = Math.max(largest, max - min);
  }
  return largest;
}

/** Volume by the divergence theorem about the first corner; negative where the mesh is inside out. */
export function signedVolume(mesh: Mesh): number {
  const { positions: p, triangles } = mesh;
  const [ox = 0, oy = 0, oz = 0] = p;
  let six = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const a = 3 * (triangles[i] as number);
    const b = 3 * (triangles[i + 1] as number);
    const c = 3 * (triangles[i + 2] as number);
    const ax = (p[a] as number) - ox;
    const ay = (p[a + 1] as number) - oy;
    const az = (p[a + 2] as number) - oz;
    const bx = (p[b] as number) - ox;
    const by = (p[b + 1] as number) - oy;
    const bz = (p[b + 2] as number) - oz;
    const cx = (p[c] as number) - ox;
    const cy = (p[c + 1] as number) - oy;
    const cz = (p[c + 2] as number) - oz;
    six += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
  }
  return six / 6;
}

/** The mesh with every triangle facing the other way. */
export function turnOver(mesh: Mesh): Mesh {
  const triangles = mesh.triangles.slice();
  for (let i = 0; i < triangles.length; i += 3) {
    const b = triangles[i + 1] as number;
    triangles[i + 1] = triangles[i + 2] as number;
    triangles[i + 2] = b;
  }
  return { positions: mesh.positions, triangles };
}
