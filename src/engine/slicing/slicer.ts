import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import type { Clipper } from "./clipper.ts";
import { createKernel } from "./kernel/kernel.ts";
import { runShare } from "./pipeline/run-share.ts";
import { createStore } from "./pipeline/store.ts";
import type { SlicedShare } from "./sliced-share.ts";

/** What is to be sliced: the whole part, or one of several equal shares of its layers. */
export interface SliceJob {
  readonly mesh: Mesh;
  readonly profile: PrintProfile;
  readonly share?: { readonly index: number; readonly of: number };
}

/** A slicer that remembers: keep one a thread, and a change of one setting re-runs what hangs on it. */
export interface Slicer {
  /**
   * Mesh to toolpaths: the part (mm, any place) is set on the middle of the bed, its lowest point at
   * z = 0. Open, doubled and overlapping meshes are sliced as well as they allow. The same layers come
   * out whatever the number of shares.
   *
   * Errors: `slicing.bad-mesh` (indices or numbers that are none), `slicing.too-large`,
   * `slicing.too-high`, `slicing.too-many-layers`, `slicing.nothing-to-print`, `foundation.cancelled`.
   */
  slice(job: SliceJob, ctx: Ctx): Result<SlicedShare>;
}

export function createSlicer(clipper: Clipper): Slicer {
  const kernel = createKernel(clipper);
  const store = createStore();
  const whole = { index: 0, of: 1 };
  return {
    slice: ({ mesh, profile, share = whole }, ctx) =>
      runShare(mesh, profile, share, kernel, store, ctx),
  };
}
