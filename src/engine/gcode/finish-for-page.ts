import type { Ctx } from "../foundation/context.ts";
import { ok, type Result } from "../foundation/result.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { type FinishedGcode, finishGcode } from "./finish.ts";
import type { BedObject } from "../slicing/slice-job.ts";
import type { Planned } from "./gcode-types.ts";
import { type PathEnds, type PathFigures, pathFigures } from "./path-figures.ts";
import type { WrittenShare } from "./writer.ts";

/** A finished file without its motions, which are many: what a page shows of them instead. */
export type FinishedForPage = Omit<FinishedGcode, "motion"> & { readonly figures: PathFigures };

/** `finishGcode`, its errors included, with the figures of every path; `moveTimes_s` is left empty. */
export function finishForPage(
  shares: readonly WrittenShare[],
  planned: Planned,
  paths: PathEnds,
  profile: PrintProfile,
  ctx: Ctx,
  objects?: readonly BedObject[],
): Result<FinishedForPage> {
  const done = finishGcode(shares, planned, profile, ctx, objects);
  if (!done.ok) return done;
  const { motion, time, gcode, findings } = done.value;
  const figures = pathFigures(motion, time.moveTimes_s, paths, profile.filament.diameter);
  const shown = { ...time, moveTimes_s: new Float64Array() };
  return ok({ gcode, findings, time: shown, figures }, done.problems);
}

/** What `finishForPage` is told. */
export interface FinishInput {
  readonly shares: readonly WrittenShare[];
  readonly planned: Planned;
  readonly paths: PathEnds;
  readonly profile: PrintProfile;
  /** Those of the slice job. */
  readonly objects?: readonly BedObject[];
}

/** The same with the hash of the whole file, so that the page's thread need not work it out. */
export async function finishAndHash(
  { shares, planned, paths, profile, objects }: FinishInput,
  ctx: Ctx,
  hash: (chunks: readonly Uint8Array[]) => Promise<string>,
): Promise<Result<FinishedForPage & { readonly gcodeHash: string }>> {
  const done = finishForPage(shares, planned, paths, profile, ctx, objects);
  if (!done.ok) return done;
  return ok({ ...done.value, gcodeHash: await hash(done.value.gcode.chunks) }, done.problems);
}
