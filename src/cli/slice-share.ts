import type { Ctx } from "../engine/foundation/context.ts";
import type { Result } from "../engine/foundation/result.ts";
import { sliceAndWrite } from "../engine/gcode/slice-and-write.ts";
import { createGcodeWriter, type WrittenShare } from "../engine/gcode/writer.ts";
import type { SlicedShare } from "../engine/slicing/sliced-share.ts";
import type { SliceJob } from "../engine/slicing/slice-job.ts";
import { createSlicer } from "../engine/slicing/slicer.ts";
import { loadClipper } from "./kernels.ts";

export interface ShareDone {
  readonly share: SlicedShare;
  readonly written: WrittenShare;
}

/** Toolpaths and lines of one share of the layers. */
export async function sliceShare(job: SliceJob, ctx: Ctx): Promise<Result<ShareDone>> {
  return sliceAndWrite(createSlicer(await loadClipper()), createGcodeWriter(), job, ctx);
}
