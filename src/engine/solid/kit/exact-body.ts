import type { Manifold } from "manifold-3d";
import type { Kernel } from "../kernel.ts";
import { CornerTable } from "../mesh/corner-table.ts";

/** A mesh with one face number a triangle, as numbers or typed arrays. */
interface FacedMesh {
  readonly positions: ArrayLike<number>;
  readonly triangles: ArrayLike<number>;
  readonly faceOf: ArrayLike<number>;
}

/** A body in the kernel, whose vertices are still rounded to 32 bits, and the way back. */
interface RoundedBody {
  readonly body: Manifold;
  readonly original: number;
  /** Puts the exact coordinates in the place of the rounded ones (xyz, of the body's vertices). */
  readonly restore: (vertices: Float64Array) => void;
}

/** Hands a mesh to the kernel. Null where it is not a closed manifold. */
export function roundedBody(
  { positions, triangles, faceOf }: FacedMesh,
  kernel: Kernel,
): RoundedBody | null {
  const { Manifold, Mesh } = kernel.wasm;
  const original = Manifold.reserveIDs(1);
  const rounded = new Float32Array(positions);
  const mesh = new Mesh({
    numProp: 3,
    vertProperties: rounded,
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
  if (body.status() !== "NoError") {
    body.delete();
    return null;
  }
  return { body, original, restore: (vertices) => restore(vertices, rounded, positions) };
}

function restore(vertices: Float64Array, rounded: Float32Array, exact: ArrayLike<number>): void {
  if (rounded.every((x, i) => x === exact[i])) return;
  const table = new CornerTable(rounded.length / 3);
  // Of vertices that are equal in 32 bits the last one stands for all.
  const last = new Uint32Array(rounded.length / 3);
  for (let v = 0; v < last.length; v++) {
    const [x, y, z] = [rounded[3 * v], rounded[3 * v + 1], rounded[3 * v + 2]] as Triple;
    last[table.add(x, y, z)] = v;
  }
  for (let i = 0; i < vertices.length; i += 3) {
    const point = table.find(...([vertices[i], vertices[i + 1], vertices[i + 2]] as Triple));
    if (point < 0) continue;
    const from = 3 * (last[point] as number);
    for (let k = 0; k < 3; k++) vertices[i + k] = exact[from + k] as number;
  }
}

type Triple = [number, number, number];

/**
 * Hands a mesh to the kernel. The kernel's mesh interface is 32-bit, so the exact 64-bit
 * positions are written afterwards: else a tool as high as its plate could leave a skin of 1e-7 mm.
 * Gives null where the mesh is not a closed manifold.
 */
export function exactBody(
  mesh: FacedMesh,
  kernel: Kernel,
): { body: Manifold; original: number } | null {
  const made = roundedBody(mesh, kernel);
  if (!made) return null;
  const body = made.body.warpBatch((vertices, count) =>
    made.restore(vertices.subarray(0, 3 * count)),
  );
  made.body.delete();
  return { body, original: made.original };
}

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
