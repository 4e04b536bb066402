import { Worker } from "node:worker_threads";
import { type Problem, problem } from "../engine/foundation/problem.ts";
import { fail, type Result } from "../engine/foundation/result.ts";
import type { ScriptRun } from "../engine/modelling/run-script.ts";

/** What the thread is given. */
export interface ScriptJob {
  readonly source: string;
  readonly params: Readonly<Record<string, number | string | boolean>>;
}

const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

/**
 * Runs an author's script in a thread of its own that is ended after `timeout_s`. The thread has
 * no environment, no output and a limited heap. Problems: those of the modelling room, and
 * `cli.script-timeout`, `cli.script-memory`, `cli.script-crashed`.
 */
export function runScriptText(job: ScriptJob, timeout_s: number): Promise<Result<ScriptRun>> {
  const worker = new Worker(new URL("./script-worker.ts", import.meta.url), {
    workerData: job,
    env: {},
    argv: [],
    stdin: true,
    stdout: true,
    stderr: true,
    resourceLimits: LIMITS,
  });
  return new Promise((resolve) => {
    const end = (result: Result<ScriptRun>): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // A thread that ends late, or badly, has nothing more to say.
      worker.on("error", () => {});
      void worker.terminate().then(() => resolve(result));
    };
    const stop = (found: Problem): void => end(fail(found));
    const timer = setTimeout(
      () => stop(problem("cli.script-timeout", { seconds: timeout_s })),
      timeout_s * 1000,
    );
    worker.on("message", (result: Result<ScriptRun>) => end(result));
    worker.on("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") stop(problem("cli.script-memory"));
      else stop(problem("cli.script-crashed", { detail: firstLine(error) }));
    });
    worker.on("exit", () => stop(problem("cli.script-crashed", { detail: "exit" })));
  });
}

const firstLine = (error: Error): string =>
  String(error.message).split("\n", 1)[0]?.slice(0, 200) ?? "";
