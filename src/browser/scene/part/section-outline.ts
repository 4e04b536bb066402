import type { Mesh } from "../../../engine/geometry/mesh.ts";

/**
 * Where the plane `axis = offset` cuts a mesh: segments, xyz of both ends each (6 numbers). A
 * vertex on the plane counts as above it, so that a closed mesh answers closed loops.
 */
export function sectionOutline(mesh: Mesh, axis: "x" | "y" | "z", offset: number): Float32Array {
  const k = { x: 0, y: 1, z: 2 }[axis];
  const { positions, triangles } = mesh;
  const out: number[] = [];
  const above = (v: number) => (positions[3 * v + k] ?? 0) >= offset;
  const cross = (a: number, b: number) => {
    // The same end first whichever triangle asks: both give the same bits.
    const [low, high] = above(a) ? [b, a] : [a, b];
    const from = positions[3 * low + k] ?? 0;
    const share = (offset - from) / ((positions[3 * high + k] ?? 0) - from);
    for (let c = 0; c < 3; c++) {
      const start = positions[3 * low + c] ?? 0;
      out.push(c === k ? offset : start + ((positions[3 * high + c] ?? 0) - start) * share);
    }
  };
  for (let t = 0; t < triangles.length; t += 3) {
    // Most triangles lie on one side, and a person drags the plane through millions.
    const isAbove = above(triangles[t] ?? 0);
    if (above(triangles[t + 1] ?? 0) === isAbove && above(triangles[t + 2] ?? 0) === isAbove)
      continue;
    const ids = [triangles[t] ?? 0, triangles[t + 1] ?? 0, triangles[t + 2] ?? 0];
    for (let e = 0; e < 3; e++) {
      const [a, b] = [ids[e] ?? 0, ids[(e + 1) % 3] ?? 0];
      if (above(a) !== above(b)) cross(a, b);
    }
  }
  return new Float32Array(out);
}
