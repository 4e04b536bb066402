import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { type Problem, problem } from "../engine/foundation/problem.ts";
import { fail, type Result } from "../engine/foundation/result.ts";
import type { ScriptRun } from "../engine/modelling/run-script.ts";
import { ownEntry } from "./own-entry.ts";
import { READY, type ScriptJob } from "./script-job.ts";

const ROOT = join(import.meta.dirname, "../../");
const HEAP_MB = 768;
/** An old PC takes a while to load the modelling room. */
const START_MS = 60_000;
/** Answers larger than this are not a part. */
const MAX_ANSWER = 256 << 20;

/**
 * Runs an author's script in a process of its own: it may read Plumbline's own files and nothing
 * else, has no environment and no output, a limited heap, and is ended after `timeout_s`.
 * A process and not a thread, since a heap that overflows in a thread takes the whole command
 * down, and a thread in a last garbage collection cannot be ended.
 * Problems: those of the modelling room, and `cli.script-timeout`, `-memory`, `-waiting`, `-crashed`.
 */
export function runScriptText(job: ScriptJob, timeout_s: number): Promise<Result<ScriptRun>> {
  const child = start();
  return new Promise((resolve) => {
    const end = (result: Result<ScriptRun>): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.on("error", () => {});
      if (child.connected) child.disconnect();
      child.kill("SIGKILL");
      resolve(result);
    };
    const stop = (found: Problem): void => end(fail(found));
    let timer = setTimeout(
      () => stop(problem("cli.script-crashed", { detail: "start" })),
      START_MS,
    );
    child.on("message", (answer) => {
      if (answer !== READY) return end(readAnswer(answer));
      clearTimeout(timer);
      timer = setTimeout(
        () => stop(problem("cli.script-timeout", { seconds: timeout_s })),
        timeout_s * 1000,
      );
      child.send(job);
    });
    child.on("error", (error) => stop(problem("cli.script-crashed", { detail: error.message })));
    child.on("exit", (code, signal) => {
      // Nothing left to do and no answer: `main` gave a promise that nobody will keep.
      if (code === 0 || code === 13) stop(problem("cli.script-waiting"));
      // V8 ends a process without memory by a trap or an abort; the system's own limit kills it.
      else if (signal !== null || code === 134 || code === 133) stop(problem("cli.script-memory"));
      else stop(problem("cli.script-crashed", { detail: String(code) }));
    });
  });
}

function start(): ChildProcess {
  const { SystemRoot } = process.env;
  return spawn(
    process.execPath,
    [
      "--permission",
      `--allow-fs-read=${ROOT}*`,
      "--disallow-code-generation-from-strings",
      `--max-old-space-size=${HEAP_MB}`,
      "--no-warnings",
      ownEntry("script-worker"),
    ],
    {
      env: SystemRoot === undefined ? {} : { SystemRoot },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      windowsHide: true,
    },
  );
}

function readAnswer(answer: unknown): Result<ScriptRun> {
  if (typeof answer === "string" && answer.length <= MAX_ANSWER)
    try {
      const read: unknown = JSON.parse(answer);
      // The graph itself is validated where it is evaluated.
      if (typeof read === "object" && read !== null && "ok" in read && "problems" in read)
        return read as Result<ScriptRun>;
    } catch {
      // Falls through: not an answer.
    }
  return fail(problem("cli.script-crashed", { detail: "answer" }));
}
