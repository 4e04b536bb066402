import { problem } from "../../engine/foundation/problem.ts";
import { fail, type Result } from "../../engine/foundation/result.ts";
import type { RunOptions } from "../offload/client.ts";
import type { Work } from "./work.ts";

/** Runs one kind of work at a time and keeps its `Work` up to date: the newest start wins. */
export interface Tracker<T> {
  /** The outcome; `undefined` when a newer start or `cancel` took its place. */
  start(task: (options: RunOptions) => Promise<Result<T>>): Promise<Result<T> | undefined>;
  cancel(): void;
  /** What the value, or the run that is going on, is made from has changed. */
  markStale(): void;
}

export function trackWork<T>(read: () => Work<T>, write: (work: Work<T>) => void): Tracker<T> {
  let current: AbortController | undefined;
  /** What the run that is going on is made from has changed since it began. */
  let outdated = false;
  const stop = () => {
    current?.abort();
    current = undefined;
  };
  return {
    async start(task) {
      stop();
      const own = new AbortController();
      current = own;
      outdated = false;
      write({ ...read(), status: "running", progress: 0, stage: undefined, problems: [] });
      const onProgress = (progress: number, stage?: string) => {
        if (current === own) write({ ...read(), progress, stage });
      };
      const result = await settled(() => task({ signal: own.signal, onProgress }));
      if (current !== own) return undefined;
      current = undefined;
      const { value, stale } = read();
      const { problems } = result;
      if (!result.ok && problems.some(({ code }) => code === "foundation.cancelled")) {
        write({ status: value ? "done" : "idle", progress: 0, value, stale, problems: [] });
        return undefined;
      }
      if (result.ok)
        write({ status: "done", progress: 1, value: result.value, stale: outdated, problems });
      else write({ status: "failed", progress: 0, value, stale: stale || !!value, problems });
      return result;
    },
    cancel() {
      if (!current) return;
      stop();
      const { value, stale } = read();
      write({ status: value ? "done" : "idle", progress: 0, value, stale, problems: [] });
    },
    markStale() {
      outdated = true;
      const work = read();
      if (work.value && !work.stale) write({ ...work, stale: true });
    },
  };
}

/** A bug in a task must not leave the screen waiting for ever: it comes out as a problem. */
async function settled<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (cause) {
    return fail(problem("foundation.unexpected", { detail: String(cause).slice(0, 200) }));
  }
}

type Outcome<W> = W extends Work<infer T> ? T : never;

/** Trackers of the works that a state holds, by their names there. */
export const tracksOf =
  <S>(read: () => S, write: (change: Partial<S>) => void) =>
  <K extends keyof S>(name: K): Tracker<Outcome<S[K]>> =>
    trackWork(
      () => read()[name] as Work<Outcome<S[K]>>,
      (work) => write({ [name]: work } as unknown as Partial<S>),
    );
