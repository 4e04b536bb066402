/**
 * `npm start [-- --port N] [--base /path/] [--no-open]`: from a fresh clone to the running app.
 * Brings Node 24 and the packages, builds when a source is newer than the build, serves `dist/`
 * on localhost and opens a browser where there is one.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensure, nodeFirst, ROOT, run } from "./bootstrap.mjs";
import { serve } from "./static-server.mjs";

const DIST = join(ROOT, "dist");
const STAMP = join(DIST, ".plumbline-build");
const SOURCES = [
  "src",
  "lessons",
  "public",
  "workers",
  "scripts/vite",
  "index.html",
  "hostile.html",
  "vite.config.ts",
  "package.json",
  "package-lock.json",
];

const options = readOptions();
await ensure();
await buildWhenStale();
const { url } = await serve(DIST, { port: options.port, base: options.base }).catch((error) =>
  stop(`Could not serve the app: ${error.message}`),
);
console.log(`Plumbline is at ${url}\nLeave this window open, or press Ctrl-C to stop.`);
if (options.open) openBrowser(url);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "8117" },
        base: { type: "string", default: "/" },
        "no-open": { type: "boolean", default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      stop("--port takes a number from 0 to 65535.");
    return { port, base: values.base, open: !values["no-open"] };
  } catch (error) {
    return stop(error.message);
  }
}

async function buildWhenStale() {
  const hash = sourceHash();
  if (
    existsSync(join(DIST, "index.html")) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, "utf8") === hash
  )
    return;
  process.stderr.write("Building the app (once after each change)…\n");
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const code = await run(process.execPath, [vite, "build"], {
    cwd: ROOT,
    env: nodeFirst(),
    stdio: ["ignore", 2, 2],
  });
  if (code !== 0) stop("The build failed; its messages are above.");
  writeFileSync(STAMP, hash);
}

/** One hash over the names and contents of everything that the build reads; tests do not count. */
function sourceHash() {
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
  for (const source of SOURCES) visit(source);
  return hash.digest("hex");
}

/** Opens the address where a person is likely to sit in front of a screen. */
function openBrowser(address) {
  if (process.env.CI) return;
  const { platform } = process;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (platform !== "darwin" && platform !== "win32" && !DISPLAY && !WAYLAND_DISPLAY) return;
  const [command, args] =
    platform === "darwin"
      ? ["open", [address]]
      : platform === "win32"
        ? ["cmd", ["/c", "start", "", address]]
        : ["xdg-open", [address]];
  // No browser, no harm: the address is printed.
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
