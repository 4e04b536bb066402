import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { Clipper } from "./clipper.ts";
import { createKernel } from "./kernel/kernel.ts";
import { runShare } from "./pipeline/run-share.ts";
import { createStore } from "./pipeline/store.ts";
import type { SliceJob } from "./slice-job.ts";
import type { SlicedShare } from "./sliced-share.ts";

/** A slicer that remembers: keep one a thread, and a change of one setting re-runs what hangs on it. */
export interface Slicer {
  /**
   * Mesh to toolpaths: the part (mm, any place) is set on the middle of the bed, its lowest point at
   * z = 0. Open, doubled and overlapping meshes are sliced as well as they allow. The same layers come
   * out whatever the number of shares. Layers that are done early are handed to `ctx.piece`, as
   * `LayerPiece`s in order; what is known from the last time comes with the whole.
   *
   * Errors: `slicing.bad-mesh` (indices or numbers that are none), `slicing.too-large`,
   * `slicing.too-high`, `slicing.too-many-layers`, `slicing.nothing-to-print`, `foundation.cancelled`.
   */
  slice(job: SliceJob, ctx: Ctx): Result<SlicedShare>;
}

export function createSlicer(clipper: Clipper): Slicer {
  const kernel = createKernel(clipper);
  const store = createStore();
  return { slice: (job, ctx) => runShare(job, kernel, store, ctx) };
}
