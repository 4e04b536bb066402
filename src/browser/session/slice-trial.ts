import type { Result } from "../../engine/foundation/result.ts";
import type { TriedPrint } from "../../engine/gcode/try-print.ts";
import type { NumberSetting, Setting } from "../../engine/machines/settings.ts";
import { type ProfileRequest, resolveProfile } from "../../engine/machines/resolve.ts";
import { type BedChoice, PLAIN_BED } from "../../engine/slicing/bed-choice.ts";
import type { SliceJob } from "../../engine/slicing/slice-job.ts";
import type { RunOptions } from "../offload/client.ts";
import type { OtherOnBed } from "./others-on-bed.ts";
import { partOnBed } from "./part-on-bed.ts";
import type { Services } from "./services.ts";
import type { SettingValue } from "./slice-state.ts";

/** One step of a number, by what its unit measures; lengths by their size. */
function stepOf({ kind, unit, name, max }: NumberSetting, value: number): number {
  if (kind === "integer") return unit === "count" && max >= 50 && value >= 20 ? 5 : 1;
  switch (unit) {
    case "fraction":
      return name.endsWith("_flow") || name === "extrusion_multiplier" ? 0.05 : 0.1;
    case "celsius":
      return 5;
    case "degrees":
      return 15;
    case "mm/s":
      return value >= 60 ? 20 : 10;
    case "mm/s2":
      return 500;
    case "mm3/s":
      return 2;
    case "s":
      return 5;
    case "mm2":
      return 5;
    case "count":
      return 0.02;
    case "mm":
      return lengthStep(name, max);
  }
}

function lengthStep(name: string, max: number): number {
  if (name === "first_layer_height" || /layer_height$|adaptive|gap_z/.test(name)) return 0.04;
  if (max <= 0.5) return 0.02;
  if (max <= 2) return 0.1;
  return max <= 20 ? 1 : 2;
}

/**
 * What to try beside the value in force: for a number one step down and one up, within its range;
 * for a choice all others; for yes or no the other one.
 */
export function valuesToTry(setting: Setting, value: SettingValue): SettingValue[] {
  if (setting.kind === "boolean") return [value !== true];
  if (setting.kind === "choice") return setting.choices.filter((each) => each !== value);
  const now = Number(value);
  const step = stepOf(setting, now);
  const near = (next: number) =>
    Math.round(Math.max(setting.min, Math.min(setting.max, next)) * 1e6) / 1e6;
  return [...new Set([near(now - step), near(now + step)])].filter((each) => each !== now);
}

/** What the person would have with other settings. Fails where they don't go together. */
export async function tryPrintWith(
  run: Services["run"],
  part: Pick<SliceJob, "mesh" | "supportBoxes"> & {
    readonly bed?: BedChoice;
    readonly others?: readonly OtherOnBed[];
  },
  request: ProfileRequest,
  options: RunOptions,
): Promise<Result<TriedPrint>> {
  const resolved = resolveProfile(request);
  if (!resolved.ok) return resolved;
  const profile = resolved.value;
  const { bed, others = [], ...given } = part;
  const laid = await partOnBed(run, given, bed ?? PLAIN_BED, others, profile, options);
  return laid.ok ? run("trial", { ...laid.value, profile }, options) : laid;
}
