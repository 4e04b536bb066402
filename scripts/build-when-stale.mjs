import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFirst, ROOT, run } from "./bootstrap.mjs";

const STAMP = ".plumbline-build";
const VITE = join(ROOT, "node_modules", "vite", "bin", "vite.js");

/**
 * Builds `folder` by Vite when one of the `sources` differs from what it was built from; answers
 * whether the folder is fit for use. Paths are told from the project's root.
 */
export async function buildWhenStale({ folder, entry, sources, args, saying }) {
  const out = join(ROOT, folder);
  const stamp = join(out, STAMP);
  const hash = sourceHash(sources);
  if (existsSync(join(out, entry)) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash)
    return true;
  if (saying) process.stderr.write(`${saying}\n`);
  const options = { cwd: ROOT, env: nodeFirst(), stdio: ["ignore", saying ? 2 : "ignore", 2] };
  if ((await run(process.execPath, [VITE, "build", ...args], options)) !== 0) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** One hash over the names and contents of everything that the build reads; tests do not count. */
function sourceHash(sources) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
      return;
    }
    if (/\.(test|bench)\.tsx?$/.test(path)) return;
    hash.update(`${path}\0`).update(readFileSync(full)).update("\0");
  };
  for (const source of sources) visit(source);
  return hash.digest("hex");
}
