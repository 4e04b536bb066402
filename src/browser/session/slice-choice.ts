import { FILAMENTS } from "../../engine/machines/filaments.ts";
import { PRINTERS } from "../../engine/machines/printers.ts";
import { PROCESSES } from "../../engine/machines/processes.ts";
import type { PrintChoice, SliceRecord } from "../../engine/records/event-types.ts";
import { type BedChoice, isPlainBed, PLAIN_BED } from "../../engine/slicing/bed-choice.ts";
import type { SliceJob } from "../../engine/slicing/slice-job.ts";
import { supportBoxesOf } from "../../engine/slicing/support-boxes.ts";
import type { OtherOnBed } from "./others-on-bed.ts";
import type { Sliced, SliceState, SettingValues } from "./slice-state.ts";
import { IDLE } from "./work.ts";

/** The slice station as it opens; a lesson says which printers may be chosen and what is fixed. */
export function freshSlice(
  printers: readonly string[] = PRINTERS.map(({ id }) => id),
  locked: SettingValues = {},
  choice?: PrintChoice,
  recorded?: SliceRecord,
): SliceState {
  const fallback = {
    printer: printers[0] ?? "",
    filament: FILAMENTS[0]?.id ?? "",
    process: PROCESSES[0]?.id ?? "",
  };
  const chosen: PrintChoice = choice ?? { ...fallback, settings: {} };
  const { printer, filament, process, settings, supportBoxes = [] } = chosen;
  const { turn, copies, gap } = chosen.bed ?? PLAIN_BED;
  return {
    choice: { printer, filament, process },
    settings,
    boxes: supportBoxes,
    bed: { turn, copies, gap },
    others: [],
    locked,
    printers,
    work: IDLE,
    recorded,
  };
}

/** A lesson that fixes how the part is printed has it print one, as it was drawn. */
export const isBedLocked = ({ locked }: Pick<SliceState, "locked">): boolean =>
  Object.keys(locked).length > 0;

/** How the part is set on the bed, the lesson's word considered. */
export const bedFor = (slice: Pick<SliceState, "bed" | "locked">): BedChoice =>
  isBedLocked(slice) ? PLAIN_BED : slice.bed;

/** The support boxes in force: none where the lesson says what is supported. */
export function boxesFor({
  boxes,
  locked,
}: Pick<SliceState, "boxes" | "locked">): Pick<SliceJob, "supportBoxes"> {
  return boxes.length === 0 || "support" in locked ? {} : { supportBoxes: supportBoxesOf(boxes) };
}

/** The choice of print as it is recorded. */
export function choiceOf({ choice, settings, boxes, bed, others }: SliceState): PrintChoice {
  const placed = boxes.length > 0 ? { supportBoxes: [...boxes] } : {};
  return { ...choice, settings: { ...settings }, ...placed, ...bedRecord(bed, others) };
}

/** What is recorded of the bed: nothing where it is as it was before there was a choice. */
function bedRecord(
  { turn, copies, gap }: BedChoice,
  others: readonly OtherOnBed[],
): Pick<PrintChoice, "bed"> {
  const [x, y, z] = turn;
  const bed = { turn: [x, y, z] as [number, number, number], copies, gap };
  if (others.length > 0) return { bed: { ...bed, others: others.map(({ part }) => part) } };
  return isPlainBed(bed) && gap === PLAIN_BED.gap ? {} : { bed };
}

/** What was made and with what, as it is recorded. */
export function sliceRecord(
  slice: SliceState,
  { gcode, gcodeHash, findings }: Sliced,
): SliceRecord {
  const { layerTimes_s: _, travel_mm: __, retractions: ___, ...figures } = gcode.summary;
  return {
    ...choiceOf(slice),
    ...figures,
    gcodeHash,
    errors: findings.filter(({ verdict }) => verdict === "fail").length,
  };
}
