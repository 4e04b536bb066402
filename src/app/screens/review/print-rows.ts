import type { OpenedSubmission } from "../../../browser/session/review-state.ts";
import { bedFor, boxesFor, freshSlice } from "../../../browser/session/slice-choice.ts";
import type { Sliced } from "../../../browser/session/slice-state.ts";
import { FILAMENTS } from "../../../engine/machines/filaments.ts";
import { PRINTERS } from "../../../engine/machines/printers.ts";
import type { Say } from "../say.tsx";
import { sayBed } from "../slice/say-bed.ts";
import { sayDuration } from "../slice/say-duration.ts";

/**
 * What the print file is that the tutor releases: what it was made with, by what was sent, and what
 * it takes, as it came out here. None where nothing was sliced.
 */
export function printRows(
  say: Say,
  { submission: { slice }, lesson }: Pick<OpenedSubmission, "submission" | "lesson">,
  sliced: Sliced | undefined,
): readonly (readonly [string, string])[] {
  if (!slice) return [];
  const made = freshSlice(undefined, lesson?.rubric.print.locked, slice);
  const boxes = boxesFor(made).supportBoxes ? made.boxes.length : 0;
  const nameOf = (all: readonly { readonly id: string; readonly name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name ?? id;
  const rows: (readonly [string, string])[] = [
    [say("slice.printer"), nameOf(PRINTERS, slice.printer)],
    [say("slice.filament"), nameOf(FILAMENTS, slice.filament)],
    [say("bed.title"), sayBed(say, bedFor(made), slice.bed?.others ?? [])],
    [say("boxes.title"), say("quantity.count", { value: boxes })],
  ];
  if (!sliced) return rows;
  const { time_s, mass_g, layers } = sliced.gcode.summary;
  return [
    ...rows,
    [say("slice.time"), sayDuration(say, time_s)],
    [say("slice.mass"), say("quantity.g", { value: mass_g })],
    [say("slice.layers"), say("quantity.count", { value: layers })],
  ];
}
