import type { Ctx } from "../engine/foundation/context.ts";
import { problem } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import { type FinishedGcode, finishGcode } from "../engine/gcode/finish.ts";
import { plannedOf } from "../engine/gcode/planned.ts";
import type { Plan } from "../engine/slicing/plan.ts";
import { joinShares } from "../engine/slicing/join-shares.ts";
import type { SliceJob } from "../engine/slicing/slice-job.ts";
import { ownEntry } from "./own-entry.ts";
import { part } from "./progress.ts";
import { type ShareDone, sliceShare } from "./slice-share.ts";
import { worthThreads } from "./worth-threads.ts";

/**
 * Mesh to proved G-code. One thread works here; on large parts up to `most` share the layers, this one
 * among them. Problems of the slicing and gcode rooms.
 */
export async function sliceInThreads(
  whole: Omit<SliceJob, "share">,
  most: number,
  ctx: Ctx,
): Promise<Result<FinishedGcode & { readonly plan: Plan }>> {
  const threads = worthThreads(whole.mesh, whole.profile.settings.layer_height, most);
  const job = (index: number): SliceJob => ({ ...whole, share: { index, of: threads } });
  const others = Array.from({ length: threads - 1 }, (_, i) => elsewhere(job(i + 1)));
  const own = await sliceShare(job(0), part(ctx, 0, 0.7));
  const shares: ShareDone[] = [];
  for (const result of [own, ...(await Promise.all(others))]) {
    if (!result.ok) return result;
    shares.push(result.value);
  }
  const plan = joinShares(shares.map(({ share }) => share));
  if (!plan.ok) return plan;
  const written = shares.map((share) => share.written);
  const planned = plannedOf(plan.value);
  const done = finishGcode(written, planned, whole.profile, part(ctx, 0.7, 1), whole.objects);
  if (!done.ok) return done;
  return ok({ ...done.value, plan: plan.value }, [...plan.problems, ...done.problems]);
}

/** One share in a thread of its own, which ends with it. */
async function elsewhere(job: SliceJob): Promise<Result<ShareDone>> {
  const { Worker } = await import("node:worker_threads");
  return new Promise((resolve) => {
    const worker = new Worker(ownEntry("slice-worker"), { workerData: job });
    const crashed = (cause: unknown): void =>
      resolve(fail(problem("foundation.unexpected", { detail: String(cause) })));
    worker.once("message", resolve);
    worker.once("error", crashed);
    worker.once("exit", (code) => crashed(`slicing thread ended with ${code}`));
  });
}
