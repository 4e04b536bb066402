import { problem } from "../../engine/foundation/problem.ts";
import { fail, type Result } from "../../engine/foundation/result.ts";
import {
  type Family,
  JOB_FAMILY,
  type JobInput,
  type JobName,
  type JobOutput,
  type JobPiece,
} from "./jobs.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { transferables } from "./transferables.ts";

export interface RunOptions {
  /** Abort it and the job resolves at once as `foundation.cancelled`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number, stage?: string) => void;
  /**
   * Moves the input's typed arrays to the worker instead of copying them. Only for inputs that
   * the caller will not read again.
   */
  readonly transferInput?: boolean;
  /** Jobs of a family and lane go to the same worker, which may remember the last one. */
  readonly lane?: number;
}

export interface PieceOptions<N extends JobName> {
  /** Told parts of the output before the job is done; none after it is cancelled. */
  readonly onPiece?: (piece: JobPiece<N>) => void;
}

export interface Offload {
  /** Runs a job off the page's thread. Never rejects; see `problems.ts` for its own failures. */
  run<N extends JobName>(
    name: N,
    input: JobInput<N>,
    options?: RunOptions & PieceOptions<N>,
  ): Promise<Result<JobOutput<N>>>;
  /** Ends every worker; waiting and running jobs resolve as `foundation.cancelled`. */
  dispose(): void;
}

/** What the client needs of a worker, so that the tests can lend it another kind of port. */
export interface WorkerPort {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** The worker failed outside of a job's own error handling, or could not be loaded. */
  onCrash(listener: (detail: string) => void): void;
}

export interface OffloadOptions {
  readonly spawn?: (family: Family) => WorkerPort;
  /** A worker with nothing to do ends after this time, ms. */
  readonly idleMs?: number;
  /** A cancelled job's worker is given this time to answer before it is terminated, ms. */
  readonly graceMs?: number;
  /** Most workers of a family at once. */
  readonly poolSize?: (family: Family) => number;
}

interface Job {
  readonly id: number;
  readonly name: JobName;
  readonly input: unknown;
  readonly options: RunOptions & { readonly onPiece?: (piece: never) => void };
  readonly settle: (result: Result<unknown>) => void;
  settled: boolean;
}

interface Slot {
  readonly family: Family;
  readonly port: WorkerPort;
  job: Job | undefined;
  lane: number | undefined;
  /** The idle timer, or the grace timer of a cancelled job. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

const CANCELLED = () => fail(problem("foundation.cancelled"));

/** Starts no worker until the first job needs one. */
export function createOffload({
  spawn = spawnWorker,
  idleMs = 20_000,
  graceMs = 300,
  poolSize = defaultPoolSize,
}: OffloadOptions = {}): Offload {
  const slots: Slot[] = [];
  const queue: Job[] = [];
  let nextId = 1;

  const settle = (job: Job, result: Result<unknown>) => {
    if (job.settled) return;
    job.settled = true;
    job.settle(result);
  };

  const remove = (slot: Slot) => {
    clearTimeout(slot.timer);
    slot.port.terminate();
    const at = slots.indexOf(slot);
    if (at >= 0) slots.splice(at, 1);
  };

  const release = (slot: Slot) => {
    slot.job = undefined;
    clearTimeout(slot.timer);
    slot.timer = setTimeout(() => remove(slot), idleMs);
    pump();
  };

  const open = (family: Family, port: WorkerPort): Slot => {
    const slot: Slot = {
      family,
      port,
      job: undefined,
      lane: undefined,
      timer: undefined,
    };
    slot.port.onMessage((message) => {
      const job = slot.job;
      if (!job || message.id !== job.id) return;
      if (message.type === "progress") {
        if (!job.settled) job.options.onProgress?.(message.fraction, message.stage);
        return;
      }
      if (message.type === "piece") {
        if (!job.settled) job.options.onPiece?.(message.piece as never);
        return;
      }
      settle(job, message.result);
      release(slot);
    });
    slot.port.onCrash((detail) => {
      const job = slot.job;
      remove(slot);
      if (job) settle(job, fail(problem("offload.crashed", { job: job.name, detail })));
      pump();
    });
    slots.push(slot);
    return slot;
  };

  /** An idle worker for the job: of its lane, else the one used last, as its caches are warm. */
  const idleFor = ({ options: { lane } }: Job, own: readonly Slot[], most: number) => {
    const idle = own.filter((slot) => !slot.job);
    if (lane === undefined) return idle.at(-1);
    const kept = own.find((slot) => slot.lane === lane);
    if (kept) return kept.job ? "busy" : kept;
    return own.length < most ? undefined : idle.at(-1);
  };

  /** Gives waiting jobs to idle workers. */
  const pump = () => {
    for (let i = 0; i < queue.length; ) {
      const job = queue[i] as Job;
      const family = JOB_FAMILY[job.name];
      const own = slots.filter((slot) => slot.family === family);
      const found = idleFor(job, own, poolSize(family));
      if (found === "busy" || (!found && own.length >= poolSize(family))) {
        i++;
        continue;
      }
      queue.splice(i, 1);
      try {
        start(found ?? open(family, spawn(family)), job);
      } catch (cause) {
        // The browser makes no worker, for want of memory or by its policy.
        settle(job, fail(problem("offload.crashed", { job: job.name, detail: String(cause) })));
      }
    }
  };

  const start = (slot: Slot, job: Job) => {
    clearTimeout(slot.timer);
    slot.job = job;
    slot.lane = job.options.lane ?? slot.lane;
    slots.push(...slots.splice(slots.indexOf(slot), 1));
    const { id, name, input } = job;
    try {
      slot.port.postMessage(
        { type: "run", id, name, input },
        job.options.transferInput ? transferables(input) : [],
      );
    } catch (cause) {
      settle(job, fail(problem("offload.crashed", { job: name, detail: String(cause) })));
      release(slot);
    }
  };

  const cancel = (job: Job) => {
    settle(job, CANCELLED());
    const waiting = queue.indexOf(job);
    if (waiting >= 0) queue.splice(waiting, 1);
    const slot = slots.find((each) => each.job === job);
    if (!slot) return;
    slot.port.postMessage({ type: "cancel", id: job.id }, []);
    clearTimeout(slot.timer);
    slot.timer = setTimeout(() => {
      remove(slot);
      pump();
    }, graceMs);
  };

  return {
    run<N extends JobName>(
      name: N,
      input: JobInput<N>,
      options: RunOptions & PieceOptions<N> = {},
    ) {
      if (options.signal?.aborted) return Promise.resolve(CANCELLED());
      return new Promise<Result<JobOutput<N>>>((resolve) => {
        const abort = () => cancel(job);
        const job: Job = {
          id: nextId++,
          name,
          input,
          options,
          settled: false,
          settle: (result) => {
            options.signal?.removeEventListener("abort", abort);
            resolve(result as Result<JobOutput<N>>);
          },
        };
        options.signal?.addEventListener("abort", abort);
        queue.push(job);
        pump();
      });
    },
    dispose() {
      for (const job of queue.splice(0)) settle(job, CANCELLED());
      for (const slot of slots.slice()) {
        const job = slot.job;
        remove(slot);
        if (job) settle(job, CANCELLED());
      }
    },
  };
}

/** Most workers that share the layers of a part. More would wait for memory, not for a core. */
const MOST_SLICERS = 4;

/** How many shares a part is cut into: one for each core. */
export function slicingShares(): number {
  return Math.max(1, Math.min(MOST_SLICERS, navigator.hardwareConcurrency || 1));
}

/** Modelling has two so that a new run need not wait for a cancelled one to end. */
function defaultPoolSize(family: Family): number {
  if (family === "slicing") return slicingShares();
  return family === "modelling" ? 2 : 1;
}

/** The only `new Worker` of our own. Each URL stands in full, as Vite finds it by its form. */
function createWorker(family: Family): Worker {
  switch (family) {
    case "modelling":
      return new Worker(new URL("../../../workers/modelling.ts", import.meta.url), {
        type: "module",
      });
    case "picture":
      return new Worker(new URL("../../../workers/picture.ts", import.meta.url), {
        type: "module",
      });
    case "drawing":
      return new Worker(new URL("../../../workers/drawing.ts", import.meta.url), {
        type: "module",
      });
    // The same file, in workers of their own: neither trials nor the virtual print stand in the way
    // of the person's slicing.
    case "trial":
    case "virtual-print":
    case "slicing":
      return new Worker(new URL("../../../workers/slicing.ts", import.meta.url), {
        type: "module",
      });
    case "bed":
      return new Worker(new URL("../../../workers/bed.ts", import.meta.url), {
        type: "module",
      });
    // The same file, in a worker of its own: beside a check, never before it.
    case "deviation":
    case "assessment":
      return new Worker(new URL("../../../workers/assessment.ts", import.meta.url), {
        type: "module",
      });
    case "interchange":
      return new Worker(new URL("../../../workers/interchange.ts", import.meta.url), {
        type: "module",
      });
  }
}

function spawnWorker(family: Family): WorkerPort {
  const worker = createWorker(family);
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
    onMessage: (listener) => {
      worker.onmessage = (event: MessageEvent<FromWorker>) => listener(event.data);
    },
    onCrash: (listener) => {
      worker.onerror = (event) => listener(event.message ?? "");
      worker.onmessageerror = () => listener("");
    },
  };
}
