import type { Ctx } from "../engine/foundation/context.ts";
import type { Result } from "../engine/foundation/result.ts";
import { sliceAndWrite } from "../engine/gcode/slice-and-write.ts";
import { thumbnailKey } from "../engine/gcode/thumbnail-key.ts";
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
  const slicer = createSlicer(await loadClipper());
  // What packs pictures takes 3 ms to load: not for files without.
  const pictures = thumbnailKey(job.profile) === "" ? undefined : await loadPictures();
  return sliceAndWrite(slicer, createGcodeWriter(), job, ctx, pictures);
}

const loadPictures = async () => (await import("../engine/gcode/pictures.ts")).createPictures();
