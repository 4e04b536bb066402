import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import type { Clipper } from "./clipper.ts";
import { joinShares } from "./join-shares.ts";
import type { Plan } from "./plan.ts";
import { createSlicer } from "./slicer.ts";

/** The whole part once, in this thread: see `slicer.ts` and `join-shares.ts` for what it answers. */
export function slice(mesh: Mesh, profile: PrintProfile, clipper: Clipper, ctx: Ctx): Result<Plan> {
  const share = createSlicer(clipper).slice({ mesh, profile }, ctx);
  return share.ok ? joinShares([share.value]) : share;
}
