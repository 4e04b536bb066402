import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./bootstrap.mjs";
import { buildWhenStale } from "./build-when-stale.mjs";

const FOLDER = "build/cli";

/** The built command line, made anew when stale; its source where it cannot be built. */
export async function builtCli() {
  const fit = await buildWhenStale({
    folder: FOLDER,
    entry: "main.js",
    sources: ["src/cli", "src/engine", "src/catalogues", "scripts/vite", "package-lock.json"],
    args: ["--config", "scripts/vite/cli.config.ts", "--logLevel", "error"],
  }).catch(() => false);
  const built = join(ROOT, FOLDER, "main.js");
  return fit && existsSync(built) ? built : join(ROOT, "src/cli/main.ts");
}
