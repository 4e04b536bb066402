import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ROOT } from "./bootstrap.mjs";
import { buildWhenStale } from "./build-when-stale.mjs";

const FOLDER = "build/cli";

/**
 * - A command ends before the second optimising compiler has earned its time back: slicing with it took
 *   15 to 20 % more work on parts of 0.6 to 1.2 s, and 3 to 6 % more on parts of 2.5 to 4 s.
 * - Nor the first one's by copying what is called into its caller, nor for what runs seldom: without the
 *   one, 10 to 13 % less work on parts of 0.6 to 3 s, with more calls before it begins another 1 to 3 %.
 * - What is thrown away at once need not fill 48 MB before it is: with a third of it a part of 60 000
 *   triangles took 176 MB instead of 267, in the same time. (Tried: `--optimize-for-size`, 110 MB and a
 *   third more time.)
 * - A heap of 64 MB from the first: else a small part is gone through for what can be thrown away
 *   while it is still being read, a tenth of its work; large ones take 10 % more memory.
 */
const FLAGS = [
  "--disable-warning=ExperimentalWarning",
  "--no-turbofan",
  "--no-maglev-inlining",
  "--invocation-count-for-maglev=1200",
  "--max-semi-space-size=8",
  "--initial-heap-size=64",
];

/** On one core the engine's own helper threads only take turns with the work: up to 8 % more of it. */
const ONE_CORE = ["--single-threaded"];

/**
 * Node's arguments before the verb: the built command line, or its source where it cannot be built.
 * `cores`: how many it may use.
 */
export async function cliStart(cores = availableParallelism()) {
  const fit = await buildWhenStale({
    folder: FOLDER,
    entry: "main.cjs",
    sources: ["src/cli", "src/engine", "src/catalogues", "scripts/vite", "package-lock.json"],
    args: ["--config", "scripts/vite/cli.config.ts", "--logLevel", "error"],
  }).catch(() => false);
  const built = join(ROOT, FOLDER, "main.cjs");
  const flags = cores > 1 ? FLAGS : [...FLAGS, ...ONE_CORE];
  return [...flags, fit && existsSync(built) ? built : join(ROOT, "src/cli/main.ts")];
}
