import { ok, type Result } from "../../engine/foundation/result.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import type { PrintChoice } from "../../engine/records/event-types.ts";
import { type BedChoice, isPlainBed, PLAIN_BED } from "../../engine/slicing/bed-choice.ts";
import { bedParts, type OnBed } from "../../engine/slicing/on-bed.ts";
import type { SliceJob } from "../../engine/slicing/slice-job.ts";
import type { RunOptions } from "../offload/client.ts";
import { type OtherOnBed, othersForBed } from "./others-on-bed.ts";
import type { Services } from "./services.ts";
import type { SliceState } from "./slice-state.ts";

/** A lesson that fixes how the part is printed has it print one, as it was drawn. */
export const isBedLocked = ({ locked }: Pick<SliceState, "locked">): boolean =>
  Object.keys(locked).length > 0;

/** How the part is set on the bed, the lesson's word considered. */
export const bedFor = (slice: Pick<SliceState, "bed" | "locked">): BedChoice =>
  isBedLocked(slice) ? PLAIN_BED : slice.bed;

/** What is recorded of it: nothing where it is as it was before there was a choice. */
export function bedRecord(
  { turn, copies, gap }: BedChoice,
  others: readonly OtherOnBed[],
): Pick<PrintChoice, "bed"> {
  const [x, y, z] = turn;
  const bed = { turn: [x, y, z] as [number, number, number], copies, gap };
  if (others.length > 0) return { bed: { ...bed, others: others.map(({ part }) => part) } };
  return isPlainBed(bed) && gap === PLAIN_BED.gap ? {} : { bed };
}

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
