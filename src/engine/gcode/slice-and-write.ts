import type { Ctx } from "../foundation/context.ts";
import { ok, type Result } from "../foundation/result.ts";
import type { SlicedShare } from "../slicing/sliced-share.ts";
import type { SliceJob } from "../slicing/slice-job.ts";
import type { Slicer } from "../slicing/slicer.ts";
import type { Pictures } from "./pictures.ts";
import type { GcodeWriter, WrittenShare } from "./writer.ts";

/**
 * A share of the layers, sliced and written; with the first one, pictures of the part where `pictures`
 * can draw them. Errors: those of the slicer and the writer.
 */
export function sliceAndWrite(
  slicer: Slicer,
  writer: GcodeWriter,
  job: SliceJob,
  ctx: Ctx,
  pictures?: Pictures,
): Result<{ readonly share: SlicedShare; readonly written: WrittenShare }> {
  const part = (from: number, to: number): Ctx => ({
    ...ctx,
    progress: (done, stage) => ctx.progress(from + done * (to - from), stage),
  });
  const share = slicer.slice(job, part(0, 0.8));
  if (!share.ok) return share;
  const { layers, from } = share.value;
  const written = writer.write(layers, from, job.profile, part(0.8, 1), job.objects);
  if (!written.ok) return written;
  const first = (job.share?.index ?? 0) === 0;
  const drawn = (first && pictures?.(job.mesh, job.profile)) || [];
  return ok({ share: share.value, written: { ...written.value, pictures: drawn } });
}
