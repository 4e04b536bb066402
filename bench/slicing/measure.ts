import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";

const TASKSET = "/usr/bin/taskset";
const TIME = "/usr/bin/time";
const TIMEOUT = "/usr/bin/timeout";
const MOST_S = 240;

/** Whether processes are held to their cores, and whether their work and memory can be told. */
export const MEASURES = { pinned: existsSync(TASKSET), usage: existsSync(TIME) };

/** One whole process. */
export interface Usage {
  readonly wall_ms: number;
  /** Processor time, user and system together, of all its threads; left out where it is not told. */
  readonly work_ms?: number;
  /** The most memory that was resident at a time. */
  readonly peak_mb?: number;
}

/** A process from start to end on so many cores; in words what went wrong if it failed or took too long. */
export function measure(command: readonly string[], cores: number): Usage | { failed: string } {
  const told = path.join(os.tmpdir(), `bench-usage-${process.pid}`);
  const line = [
    // Outermost, since it ends all that runs below it.
    ...(existsSync(TIMEOUT) ? [TIMEOUT, String(MOST_S)] : []),
    ...(MEASURES.usage ? [TIME, "-q", "-o", told, "-f", "%U %S %M"] : []),
    ...(MEASURES.pinned ? [TASKSET, "-c", cores === 1 ? "0" : `0-${cores - 1}`] : []),
    ...command,
  ];
  const start = performance.now();
  const done = spawnSync(line[0]!, line.slice(1), {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  const wall_ms = performance.now() - start;
  const usage = existsSync(told) ? readFileSync(told, "utf8").trim().split(" ").map(Number) : [];
  rmSync(told, { force: true });
  if (done.status !== 0)
    return { failed: done.status === 124 ? `over ${MOST_S} s` : reason(done.stderr, done.status) };
  const [user, system, peak_kb] = usage;
  if (user === undefined || system === undefined || peak_kb === undefined) return { wall_ms };
  return { wall_ms, work_ms: (user + system) * 1000, peak_mb: peak_kb / 1024 };
}

/** The medians of time and work; the most memory of all runs. */
export function medianUsage(runs: readonly Usage[]): Usage {
  const middle = <K extends keyof Usage>(key: K): number | undefined => {
    const values = runs.flatMap((run) => run[key] ?? []).sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)];
  };
  const work_ms = middle("work_ms");
  const peaks = runs.flatMap(({ peak_mb }) => peak_mb ?? []);
  return {
    wall_ms: middle("wall_ms") ?? Number.NaN,
    ...(work_ms === undefined ? {} : { work_ms }),
    ...(peaks.length === 0 ? {} : { peak_mb: Math.max(...peaks) }),
  };
}

function reason(stderr: string, status: number | null): string {
  const last = stderr.trim().split("\n").at(-1)?.slice(-200) ?? "";
  return `ended with ${status}: ${last}`;
}
