import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import type { GcodeFile, Motion, Planned } from "./gcode-types.ts";
import { readGcode } from "./read.ts";
import { type PrintTime, printTime } from "./time.ts";
import { type VerifyFinding, verifyGcode } from "./verify.ts";
import type { WrittenShare } from "./writer.ts";
import { dialectOf } from "./writing/dialect.ts";
import type { Objects } from "./writing/objects.ts";
import { figures, foot, head } from "./writing/head-and-foot.ts";

/** A print file, and what reading it back says of it. */
export interface FinishedGcode {
  readonly gcode: GcodeFile;
  readonly motion: Motion;
  readonly time: PrintTime;
  readonly findings: readonly VerifyFinding[];
}

/**
 * All shares as one file, between the printer's own start and end. The file is read back: its time
 * and its proof come from what it says, not from what was meant. Errors: `gcode.nothing-to-write`,
 * `foundation.cancelled`, and those of the macros. `planned` is left out where no plan is known; `objects`: those of the slice job, if several.
 */
export function finishGcode(
  shares: readonly WrittenShare[],
  planned: Planned | undefined,
  profile: PrintProfile,
  ctx: Ctx,
  objects?: Objects,
): Result<FinishedGcode> {
  const sorted = shares.filter(({ chunks }) => chunks.length > 0).sort((a, b) => a.from - b.from);
  const top = sorted.at(-1)?.top_z;
  if (top === undefined) return fail(problem("gcode.nothing-to-write"));
  const before = head(profile, dialectOf(profile), objects);
  if (!before.ok) return before;
  const after = foot(profile, top);
  if (!after.ok) return after;
  const pictures = shares.flatMap((share) => share.pictures ?? []);
  const chunks = [
    before.value,
    ...pictures,
    ...sorted.flatMap((share) => share.chunks),
    after.value,
  ];
  const read = readGcode(chunks, ctx);
  if (!read.ok) return read;
  const motion = read.value;
  const time = printTime(motion, profile.printer.limits);
  const findings = verifyGcode(motion, profile, planned);
  const sum = (pick: (share: WrittenShare) => number): number =>
    sorted.reduce((total, share) => total + pick(share), 0);
  const { filament } = profile;
  const filament_mm = sum((share) => share.filament_mm);
  const volume_mm3 = (filament_mm * Math.PI * filament.diameter ** 2) / 4;
  const summary = {
    time_s: time.time_s,
    filament_mm,
    volume_mm3,
    mass_g: (volume_mm3 * filament.density) / 1000,
    layers: planned?.z.length ?? motion.layerZ.length,
    height_mm: top,
    travel_mm: sum((share) => share.travel_mm),
    retractions: sum((share) => share.retractions),
    layerTimes_s: time.layerTimes_s,
  };
  const gcode = { chunks: [...chunks, figures(summary)], summary };
  return ok({ gcode, motion, time, findings }, read.problems);
}
