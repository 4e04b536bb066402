import type { OtherPart } from "../../../engine/records/event-types.ts";
import { type BedChoice, isPlainBed } from "../../../engine/slicing/bed-choice.ts";
import { isTurned } from "../../../engine/slicing/turn.ts";
import type { Say } from "../say.tsx";

/** In words: how many objects stand on the bed, and whether any is turned. */
export function sayBed(say: Say, bed: BedChoice, others: readonly OtherPart[]): string {
  if (others.length === 0 && isPlainBed(bed)) return say("bed.summary.plain");
  const all = [bed, ...others];
  const count = all.reduce((sum, { copies }) => sum + copies, 0);
  return say("bed.summary", {
    count,
    turned: all.some(({ turn }) => isTurned(turn)) ? "yes" : "no",
  });
}
