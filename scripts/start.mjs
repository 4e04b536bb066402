/**
 * `npm start [-- --port N] [--base /path/] [--no-open]`: from a fresh clone to the running app.
 * Brings Node 24 and the packages, builds when a source is newer than the build, serves `dist/`
 * on localhost and opens a browser where there is one.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensure, ROOT } from "./bootstrap.mjs";
import { buildWhenStale } from "./build-when-stale.mjs";
import { serve } from "./static-server.mjs";

const DIST = join(ROOT, "dist");
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
const built = await buildWhenStale({
  folder: "dist",
  entry: "index.html",
  sources: SOURCES,
  args: [],
  saying: "Building the app (once after each change)…",
});
if (!built) stop("The build failed; its messages are above.");
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
