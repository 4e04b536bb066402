import type { Ctx } from "../foundation/context.ts";
import { ok, type Result } from "../foundation/result.ts";
import type { Clipper } from "../slicing/clipper.ts";
import { joinShares } from "../slicing/join-shares.ts";
import type { Plan } from "../slicing/plan.ts";
import type { SliceJob } from "../slicing/slice-job.ts";
import type { Slicer } from "../slicing/slicer.ts";
import { virtualPrint } from "./deposit.ts";
import { finishGcode } from "./finish.ts";
import type { PrintSummary } from "./gcode-types.ts";
import { type PathFigures, pathEnds, pathFigures } from "./path-figures.ts";
import { plannedOf } from "./planned.ts";
import { type PrintQuality, qualityOf } from "./print-quality.ts";
import type { GcodeWriter } from "./writer.ts";

/** What a print would be, without its file: to compare settings by. */
export interface TriedPrint {
  readonly plan: Plan;
  readonly summary: PrintSummary;
  readonly figures: PathFigures;
  /** By its virtual print; absent where that was not asked for, or the print is too large for it. */
  readonly quality?: PrintQuality;
}

/** Files with more motions than this are not laid down for a trial: it would take too long. */
const MOST_MOTIONS = 1_500_000;

/**
 * A part sliced, written, read back, laid down beside its mesh, and thrown away. Errors: those of
 * slicing, writing and finishing. A virtual print that fails only leaves the quality out.
 */
export function tryPrint(
  job: SliceJob,
  slicer: Slicer,
  writer: GcodeWriter,
  clipper: Clipper,
  ctx: Ctx,
): Result<TriedPrint> {
  const { mesh, profile } = job;
  // Nobody looks at its layers before it is done.
  const { piece: _, ...own } = ctx;
  const part = (from: number, to: number): Ctx => ({
    ...own,
    progress: (fraction, stage) => ctx.progress(from + fraction * (to - from), stage),
  });
  const share = slicer.slice(job, part(0, 0.4));
  if (!share.ok) return share;
  const plan = joinShares([share.value]);
  if (!plan.ok) return plan;
  const written = writer.write(share.value.layers, 0, profile, part(0.4, 0.5));
  if (!written.ok) return written;
  const done = finishGcode([written.value], plannedOf(plan.value), profile, part(0.5, 0.6));
  if (!done.ok) return done;
  const { gcode, motion, time } = done.value;
  const figures = pathFigures(
    motion,
    time.moveTimes_s,
    pathEnds(plan.value),
    profile.filament.diameter,
  );
  const tried = { plan: plan.value, summary: gcode.summary, figures };
  if (motion.count > MOST_MOTIONS) return ok(tried);
  const laid = virtualPrint({ motion, mesh }, clipper, part(0.6, 1));
  return ok(laid.ok ? { ...tried, quality: qualityOf(laid.value) } : tried);
}
