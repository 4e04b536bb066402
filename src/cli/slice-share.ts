import type { Ctx } from "../engine/foundation/context.ts";
import { ok, type Result } from "../engine/foundation/result.ts";
import { createGcodeWriter, type WrittenShare } from "../engine/gcode/writer.ts";
import type { SlicedShare } from "../engine/slicing/sliced-share.ts";
import type { SliceJob } from "../engine/slicing/slice-job.ts";
import { createSlicer } from "../engine/slicing/slicer.ts";
import { loadClipper } from "./kernels.ts";
import { part } from "./progress.ts";

export interface ShareDone {
  readonly share: SlicedShare;
  readonly written: WrittenShare;
}

/** Toolpaths and lines of one share of the layers. */
export async function sliceShare(job: SliceJob, ctx: Ctx): Promise<Result<ShareDone>> {
  const share = createSlicer(await loadClipper()).slice(job, part(ctx, 0, 0.8));
  if (!share.ok) return share;
  const { layers, from } = share.value;
  const written = createGcodeWriter().write(layers, from, job.profile, part(ctx, 0.8, 1));
  return written.ok ? ok({ share: share.value, written: written.value }) : written;
}
