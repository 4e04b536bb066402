import type { JobInput, JobName, JobOutput } from "../src/browser/offload/jobs.ts";
import type { FromWorker, ToWorker } from "../src/browser/offload/messages.ts";
import { transferables } from "../src/browser/offload/transferables.ts";
import type { Ctx } from "../src/engine/foundation/context.ts";
import { problem } from "../src/engine/foundation/problem.ts";
import { seededRandom } from "../src/engine/foundation/random.ts";
import { fail, type Result } from "../src/engine/foundation/result.ts";

/** How a family does its jobs; wasm is brought up by the entry on its first use. */
export type Handlers<N extends JobName> = {
  readonly [K in N]: (
    input: JobInput<K>,
    ctx: Ctx,
  ) => Result<JobOutput<K>> | Promise<Result<JobOutput<K>>>;
};

export interface ServeOptions {
  /**
   * The part of an output whose arrays may be moved; what stays cached in the worker is copied.
   * Left out: all of it.
   */
  readonly moved?: (output: unknown) => unknown;
}

/** Progress messages are at least this far apart, ms: each draws the whole screen of the page anew. */
const PROGRESS_MS = 200;

/** Answers the client's messages on this worker's port; one job at a time. */
export function serve<N extends JobName>(
  handlers: Handlers<N>,
  { moved = (output) => output }: ServeOptions = {},
): void {
  const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
  const post = (message: FromWorker, transfer: Transferable[] = []) =>
    scope.postMessage(message, transfer);
  const cancelled = new Set<number>();

  const run = async (id: number, name: N, input: JobInput<N>) => {
    let last = 0;
    const ctx: Ctx = {
      progress(fraction, stage) {
        const now = performance.now();
        if (now - last < PROGRESS_MS && fraction < 1) return;
        last = now;
        post({ type: "progress", id, fraction, ...(stage === undefined ? {} : { stage }) });
      },
      piece: (piece) => post({ type: "piece", id, piece }),
      cancelled: () => cancelled.has(id),
      random: seededRandom(1),
    };
    let result: Result<unknown>;
    try {
      result = await handlers[name](input, ctx);
    } catch (cause) {
      // A bug, or memory that ran out: the person is told, the console keeps the whole story.
      console.error(cause);
      result = fail(problem("offload.crashed", { job: name, detail: String(cause) }));
    }
    cancelled.delete(id);
    post({ type: "done", id, result }, result.ok ? transferables(moved(result.value)) : []);
  };

  scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === "cancel") cancelled.add(data.id);
    else void run(data.id, data.name as N, data.input as JobInput<N>);
  };
}

/** Makes a thing on first use and keeps it; a failed try is made again the next time. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((cause: unknown) => {
      made = undefined;
      throw cause;
    });
    return made;
  };
}
