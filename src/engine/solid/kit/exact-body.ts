import type { Manifold } from "manifold-3d";
import type { Kernel } from "../kernel.ts";
import type { LeafMesh } from "../leaves/leaf-mesh.ts";

const point = (a: ArrayLike<number>, i: number): string =>
  `${a[i] as number},${a[i + 1] as number},${a[i + 2] as number}`;

/**
 * Hands a leaf mesh to the kernel. The kernel's mesh interface is 32-bit, so the exact 64-bit
 * positions are written afterwards: else a tool as high as its plate could leave a skin of 1e-7 mm.
 * Gives null where the mesh is not a closed manifold.
 */
export function exactBody(
  leaf: LeafMesh,
  kernel: Kernel,
): { body: Manifold; original: number } | null {
  const { Manifold, Mesh } = kernel.wasm;
  const original = Manifold.reserveIDs(1);
  const rounded = Float32Array.from(leaf.positions);
  const mesh = new Mesh({
    numProp: 3,
    vertProperties: rounded,
    triVerts: Uint32Array.from(leaf.triangles),
    runIndex: Uint32Array.from([0, leaf.triangles.length]),
    runOriginalID: Uint32Array.from([original]),
    faceID: Uint32Array.from(leaf.faceOf),
  });
  let made: Manifold;
  try {
    made = Manifold.ofMesh(mesh);
  } catch {
    return null;
  }
  if (made.status() !== "NoError") {
    made.delete();
    return null;
  }
  const exact = new Map<string, number>();
  for (let i = 0; i < rounded.length; i += 3) exact.set(point(rounded, i), i);
  const body = made.warpBatch((vertices, count) => {
    for (let i = 0; i < 3 * count; i += 3) {
      const from = exact.get(point(vertices, i));
      if (from === undefined) continue;
      for (let k = 0; k < 3; k++) vertices[i + k] = leaf.positions[from + k] as number;
    }
  });
  made.delete();
  return { body, original };
}

/** The 64-bit positions of a body's vertices, in the order of its `getMesh()`. */
export function exactPositions(body: Manifold): Float64Array {
  let positions = new Float64Array(0);
  body
    .warpBatch((vertices, count) => {
      positions = Float64Array.from(vertices.subarray(0, 3 * count));
    })
    .delete();
  return positions;
}
