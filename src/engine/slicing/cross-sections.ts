import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { Clipper } from "./clipper.ts";
import { createKernel } from "./kernel/kernel.ts";
import { type Polys, UM } from "./kernel/polys.ts";
import { createChainer } from "./steps/chain.ts";
import { cut } from "./steps/cut.ts";
import { weld } from "./steps/weld.ts";

/** The solid of a mesh at some heights, in the mesh's own x and y. Plain and transferable. */
export interface CrossSections {
  /**
   * One set of closed paths a height: xy of each point in whole µm, path i from `starts[i]` to
   * `starts[i + 1]` (points, not numbers); outlines counter-clockwise, holes clockwise, none
   * crossing. Heights that are cut alike share one object.
   */
  readonly regions: readonly { readonly points: Int32Array; readonly starts: Uint32Array }[];
  /** Lowest point of the mesh, mm in its own frame, and its extent upwards. */
  readonly bottom: number;
  readonly top: number;
}

/**
 * Cuts a mesh at heights above its lowest point (mm, rising), without leaving out detail: bodies that
 * overlap are united, gaps of a broken mesh are closed as slicing closes them.
 * Errors: `slicing.bad-mesh`, `slicing.nothing-to-print` (no triangle), `foundation.cancelled`.
 */
export function crossSections(
  mesh: Mesh,
  heights: Float64Array,
  clipper: Clipper,
  ctx: Ctx,
): Result<CrossSections> {
  const { positions, triangles } = mesh;
  if (triangles.length === 0) return fail(problem("slicing.nothing-to-print"));
  let bottom = Infinity;
  let top = -Infinity;
  for (const v of triangles) {
    for (let axis = 0; axis < 3; axis++)
      if (!Number.isFinite(positions[3 * v + axis])) return fail(problem("slicing.bad-mesh"));
    const z = positions[3 * v + 2]!;
    if (z < bottom) bottom = z;
    if (z > top) top = z;
  }
  const safe = positions.every(Number.isFinite)
    ? positions
    : positions.map((value) => (Number.isFinite(value) ? value : 0));
  const welded = weld(safe, triangles, [0, 0, -bottom]);
  const levels = Array.from(heights, (z) => ({ z, height: 0, plane: z * UM }));
  const chain = createChainer(cut(welded, levels));
  const kernel = createKernel(clipper);
  const regions: Polys[] = [];
  let last: Polys | undefined;
  for (const [i, level] of levels.entries()) {
    if (i % 16 === 0 && ctx.cancelled()) return fail(problem("foundation.cancelled"));
    const { loops } = chain(i, level.plane);
    if (last && alike(last, loops)) regions.push(regions[i - 1]!);
    else regions.push(kernel.union(loops));
    last = loops;
  }
  return ok({ regions, bottom, top });
}

function alike(a: Polys, b: Polys): boolean {
  if (a.points.length !== b.points.length || a.starts.length !== b.starts.length) return false;
  return a.points.every((value, i) => value === b.points[i]);
}
