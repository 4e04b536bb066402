import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Mesh } from "../../geometry/mesh.ts";
import type { PrinterProfile } from "../../machines/profile-types.ts";
import { weld, type WeldedMesh } from "./weld.ts";

export interface Placed {
  readonly mesh: WeldedMesh;
  /** How far the mesh was moved, mm. */
  readonly shift: readonly [number, number, number];
}

/** Sets the mesh on the middle of the bed with its lowest point at z = 0, in whole micrometres. */
export function place(mesh: Mesh, printer: PrinterProfile): Result<Placed> {
  const { positions, triangles } = mesh;
  const vertexCount = positions.length / 3;
  if (!Number.isInteger(vertexCount) || triangles.length % 3 !== 0)
    return fail(problem("slicing.bad-mesh"));
  if (triangles.length === 0) return fail(problem("slicing.nothing-to-print"));
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let t = 0; t < triangles.length; t++) {
    const v = triangles[t]!;
    if (v >= vertexCount) return fail(problem("slicing.bad-mesh"));
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[3 * v + axis]!;
      if (!Number.isFinite(value)) return fail(problem("slicing.bad-mesh"));
      if (value < min[axis]!) min[axis] = value;
      if (value > max[axis]!) max[axis] = value;
    }
  }
  const [width, depth, height] = [0, 1, 2].map((axis) => max[axis]! - min[axis]!) as [
    number,
    number,
    number,
  ];
  const { bed } = printer;
  if (width > bed.width || depth > bed.depth)
    return fail(
      problem("slicing.too-large", {
        width,
        depth,
        bed_width: bed.width,
        bed_depth: bed.depth,
      }),
    );
  if (height > bed.height)
    return fail(problem("slicing.too-high", { height, bed_height: bed.height }));
  // Points that no triangle uses may lie anywhere (and be no numbers); they weld to the origin.
  const safe = positions.every(Number.isFinite)
    ? positions
    : positions.map((value) => (Number.isFinite(value) ? value : 0));
  const shift = [
    (bed.width - min[0]! - max[0]!) / 2,
    (bed.depth - min[1]! - max[1]!) / 2,
    -min[2]!,
  ] as const;
  return ok({ mesh: weld(safe, triangles, shift), shift });
}
