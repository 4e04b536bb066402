import { asksForPrint, asksForPrintFile } from "../../engine/assessment/printability-asked.ts";
import type { AssessInput } from "../../engine/assessment/assess.ts";
import type { Rubric } from "../../engine/assessment/rubric.ts";
import { plannedOf } from "../../engine/gcode/planned.ts";
import { resolveProfile } from "../../engine/machines/resolve.ts";
import { bedFor } from "./slice-choice.ts";
import type { Sliced, SliceState } from "./slice-state.ts";

/**
 * How the part is to be printed, for a rubric that asks: the chosen printer, filament and settings, how it
 * is turned, and its print file if it was sliced with them. Settings that can't be used are told where the
 * part is sliced.
 */
export function makingOf(
  rubric: Rubric,
  slice: Pick<SliceState, "choice" | "settings" | "locked" | "bed">,
  sliced: Pick<Sliced, "plan" | "gcode"> | undefined,
): AssessInput["making"] {
  if (!asksForPrint(rubric)) return undefined;
  const profile = resolveProfile({ ...slice.choice, set: { ...slice.settings, ...slice.locked } });
  if (!profile.ok) return undefined;
  const { turn, copies } = bedFor(slice);
  const making = { profile: profile.value, turn };
  if (!sliced || !asksForPrintFile(rubric)) return making;
  const { chunks } = sliced.gcode;
  return { ...making, file: { chunks, planned: plannedOf(sliced.plan), alone: copies === 1 } };
}
