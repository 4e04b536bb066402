import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import type { Clipper } from "./clipper.ts";
import type { Plan } from "./plan.ts";
import { runSteps } from "./steps/run.ts";

/**
 * Mesh to toolpaths: the part (mm, any place) is set on the middle of the bed, its lowest point at
 * z = 0. Open, doubled and overlapping meshes are sliced as well as they allow.
 *
 * Errors: `slicing.bad-mesh` (indices or numbers that are none), `slicing.too-large`,
 * `slicing.too-high`, `slicing.too-many-layers`, `slicing.nothing-to-print`, `foundation.cancelled`.
 * Warnings: `slicing.open-contours` (with the first such layer), `slicing.empty-layers`,
 * `slicing.thin-lost`.
 */
export function slice(mesh: Mesh, profile: PrintProfile, clipper: Clipper, ctx: Ctx): Result<Plan> {
  return runSteps(mesh, profile, clipper, ctx);
}
