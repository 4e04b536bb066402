import { ok, type Result } from "../../engine/foundation/result.ts";
import type { PrintProfile } from "../../engine/machines/profile-types.ts";
import type { PrintChoice } from "../../engine/records/event-types.ts";
import { type BedChoice, isPlainBed, PLAIN_BED } from "../../engine/slicing/bed-choice.ts";
import type { OnBed } from "../../engine/slicing/on-bed.ts";
import type { SliceJob } from "../../engine/slicing/slice-job.ts";
import type { RunOptions } from "../offload/client.ts";
import type { Services } from "./services.ts";
import type { SliceState } from "./slice-state.ts";

/** A lesson that fixes how the part is printed has it print one, as it was drawn. */
export const isBedLocked = ({ locked }: Pick<SliceState, "locked">): boolean =>
  Object.keys(locked).length > 0;

/** How the part is set on the bed, the lesson's word considered. */
export const bedFor = (slice: Pick<SliceState, "bed" | "locked">): BedChoice =>
  isBedLocked(slice) ? PLAIN_BED : slice.bed;

/** What is recorded of it: nothing where it is as it was before there was a choice. */
export function bedRecord({ turn, copies, gap }: BedChoice): Pick<PrintChoice, "bed"> {
  const [x, y, z] = turn;
  if (isPlainBed({ turn, copies, gap }) && gap === PLAIN_BED.gap) return {};
  return { bed: { turn: [x, y, z], copies, gap } };
}

/** The part, turned and copied in a worker, with its support boxes: what the slicer is given. */
export async function partOnBed(
  run: Services["run"],
  part: Pick<SliceJob, "mesh" | "supportBoxes">,
  bed: BedChoice,
  profile: PrintProfile,
  options: RunOptions,
): Promise<Result<OnBed>> {
  if (isPlainBed(bed)) return ok(part);
  const { signal } = options;
  return run("onBed", { ...part, bed, profile }, signal ? { signal } : {});
}
