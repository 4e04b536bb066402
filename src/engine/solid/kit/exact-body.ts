import type { Manifold } from "manifold-3d";
import type { Kernel } from "../kernel.ts";
import { CornerTable } from "../mesh/corner-table.ts";

/** A mesh with one face number a triangle, as numbers or typed arrays. */
interface FacedMesh {
  readonly positions: ArrayLike<number>;
  readonly triangles: ArrayLike<number>;
  readonly faceOf: ArrayLike<number>;
}

/** A body in the kernel and the kernel's number for the mesh that it was made of. */
interface OwnBody {
  readonly body: Manifold;
  readonly original: number;
}

/** Hands a mesh to the kernel, rounded to 32 bits. Null where it is not a closed manifold. */
export function roundedBody(
  { positions, triangles, faceOf }: FacedMesh,
  kernel: Kernel,
): OwnBody | null {
  const { Manifold, Mesh } = kernel.wasm;
  const original = Manifold.reserveIDs(1);
  const mesh = new Mesh({
    numProp: 3,
    vertProperties: new Float32Array(positions),
    triVerts: new Uint32Array(triangles),
    runIndex: Uint32Array.from([0, triangles.length]),
    runOriginalID: Uint32Array.from([original]),
    faceID: new Uint32Array(faceOf),
  });
  let body: Manifold;
  try {
    body = Manifold.ofMesh(mesh);
  } catch {
    return null;
  }
  if (body.status() === "NoError") return { body, original };
  body.delete();
  return null;
}

/**
 * Hands a mesh to the kernel. The kernel's mesh interface is 32-bit, so the exact 64-bit
 * positions are written afterwards: else a tool as high as its plate could leave a skin of 1e-7 mm.
 * Gives null where the mesh is not a closed manifold.
 */
export function exactBody(mesh: FacedMesh, kernel: Kernel): OwnBody | null {
  const made = roundedBody(mesh, kernel);
  if (!made) return null;
  const rounded = new Float32Array(mesh.positions);
  const table = new CornerTable(rounded.length / 3);
  // Of vertices that are equal in 32 bits the last one stands for all.
  const exact = new Uint32Array(rounded.length / 3);
  for (let v = 0; v < exact.length; v++) exact[table.add(...pointAt(rounded, 3 * v))] = v;
  const body = made.body.warpBatch((vertices, count) => {
    for (let i = 0; i < 3 * count; i += 3) {
      const point = table.find(...pointAt(vertices, i));
      if (point < 0) continue;
      const from = 3 * (exact[point] as number);
      for (let k = 0; k < 3; k++) vertices[i + k] = mesh.positions[from + k] as number;
    }
  });
  made.body.delete();
  return { body, original: made.original };
}

const pointAt = (a: Float32Array | Float64Array, i: number): [number, number, number] => [
  a[i] as number,
  a[i + 1] as number,
  a[i + 2] as number,
];

/** The 64-bit positions of a body's vertices, in the order of its `getMesh()`. */
export function exactPositions(body: Manifold): Float64Array {
  let positions = new Float64Array(0);
  body
    .warpBatch((vertices, count) => {
      positions = new Float64Array(vertices.subarray(0, 3 * count));
    })
    .delete();
  return positions;
}
