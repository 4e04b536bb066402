import { ok, type Result } from "../../engine/foundation/result.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import { type BedChoice, isPlainBed } from "../../engine/slicing/bed-choice.ts";
import { bedParts, type OnBed } from "../../engine/slicing/on-bed.ts";
import type { SliceJob } from "../../engine/slicing/slice-job.ts";
import type { RunOptions } from "../offload/client.ts";
import { type OtherOnBed, othersForBed } from "./others-on-bed.ts";
import type { Services } from "./services.ts";

/**
 * The part and what stands beside it, turned, copied and joined in a worker, with the part's support
 * boxes: what the slicer is given. Problems: those of `onBed`, and why one of them can't be read.
 */
export async function partOnBed(
  run: Services["run"],
  part: Pick<SliceJob, "mesh" | "supportBoxes">,
  bed: BedChoice,
  others: readonly OtherOnBed[],
  profile: PrintProfile,
  options: RunOptions,
): Promise<Result<OnBed>> {
  if (isPlainBed(bed) && others.length === 0) return ok(part);
  const beside = othersForBed(others);
  if (!beside.ok) return beside;
  const { mesh, ...boxes } = part;
  const parts = bedParts(mesh, bed, beside.value);
  const { signal } = options;
  return run("onBed", { ...boxes, parts, gap: bed.gap, profile }, signal ? { signal } : {});
}
