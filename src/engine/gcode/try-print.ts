import type { Ctx } from "../foundation/context.ts";
import { ok, type Result } from "../foundation/result.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { joinShares } from "../slicing/join-shares.ts";
import type { Plan } from "../slicing/plan.ts";
import type { SlicedShare } from "../slicing/sliced-share.ts";
import { finishForPage } from "./finish-for-page.ts";
import type { PrintSummary } from "./gcode-types.ts";
import { type PathFigures, pathEnds } from "./path-figures.ts";
import { plannedOf } from "./planned.ts";
import type { GcodeWriter } from "./writer.ts";

/** What a print would be, without its file: to compare settings by. */
export interface TriedPrint {
  readonly plan: Plan;
  readonly summary: PrintSummary;
  readonly figures: PathFigures;
}

/** A whole sliced part written, read back and thrown away. Errors: those of writing and finishing. */
export function tryPrint(
  share: SlicedShare,
  writer: GcodeWriter,
  profile: PrintProfile,
  ctx: Ctx,
): Result<TriedPrint> {
  const plan = joinShares([share]);
  if (!plan.ok) return plan;
  const written = writer.write(share.layers, 0, profile, ctx);
  if (!written.ok) return written;
  const ends = pathEnds(plan.value);
  const done = finishForPage([written.value], plannedOf(plan.value), ends, profile, ctx);
  if (!done.ok) return done;
  const { gcode, figures } = done.value;
  return ok({ plan: plan.value, summary: gcode.summary, figures });
}
