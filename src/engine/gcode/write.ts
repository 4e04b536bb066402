import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import type { Plan } from "../slicing/plan.ts";
import { type FinishedGcode, finishGcode } from "./finish.ts";
import { plannedOf } from "./planned.ts";
import { createGcodeWriter } from "./writer.ts";

/** A whole plan once, in this thread: see `writer.ts` and `finish.ts` for what it answers. */
export function writeGcode(plan: Plan, profile: PrintProfile, ctx: Ctx): Result<FinishedGcode> {
  const part = (from: number, to: number): Ctx => ({
    ...ctx,
    progress: (share, stage) => ctx.progress(from + share * (to - from), stage),
  });
  const written = createGcodeWriter().write(plan.layers, 0, profile, part(0, 0.5));
  if (!written.ok) return written;
  return finishGcode([written.value], plannedOf(plan), profile, part(0.5, 1));
}
