/**
 * Brings what the other scripts stand on: Node 24 and the installed packages. Plain JavaScript
 * that runs from Node 18 on. Writes only to stderr, so that a script's own stdout stays clean.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".plumbline-stamp");
const NODE_PATH = join(MODULES, ".plumbline-node");
const WANTED = 24;

/**
 * Answers when this process is Node 24 or newer and `node_modules` matches `package-lock.json`.
 * Under an older Node it re-runs the same script with Node 24 and ends this process with the
 * other's exit code. Uses the network only for what is missing.
 */
export async function ensure() {
  if (major(process.versions.node) < WANTED) await rerun();
  if (!installed()) await install();
  if (process.env.PLUMBLINE_RERUN) remember();
}

/** Runs a command with this terminal; answers its exit code (128 + signal where it was killed). */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    // The terminal sends Ctrl-C to the child too: wait for the child instead of dying first.
    const wait = () => {};
    const forward = () => child.kill("SIGTERM");
    process.on("SIGINT", wait);
    process.on("SIGTERM", forward);
    const done = (code) => {
      process.off("SIGINT", wait);
      process.off("SIGTERM", forward);
      resolve(code);
    };
    child.on("error", (error) => {
      process.stderr.write(`Could not run ${command}: ${error.message}\n`);
      done(127);
    });
    child.on("exit", (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 1)));
  });
}

/** Environment in which `node` means the Node that runs now. */
export function nodeFirst() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const env = { ...process.env };
  delete env.PLUMBLINE_RERUN;
  env[name] = `${dirname(process.execPath)}${delimiter}${process.env[name] ?? ""}`;
  return env;
}

async function rerun() {
  if (process.env.PLUMBLINE_RERUN)
    stop(`npm brought Node ${process.versions.node}; Node ${WANTED} is needed.`);
  const script = process.argv.slice(1);
  const env = { ...process.env, PLUMBLINE_RERUN: "1" };
  const known = existsSync(NODE_PATH) ? readFileSync(NODE_PATH, "utf8").trim() : "";
  // The version stands in the file's first line, so that no process is started to ask for it.
  const [version, path] = known.split("\n");
  if (path && existsSync(path) && major(version) >= WANTED)
    process.exit(await run(path, script, { env }));
  process.exit(await run(nodeFromNpm(), script, { env }));
}

/** The path of a Node that npm brings. npm only names it: run by npm, it would outlive its parent. */
function nodeFromNpm() {
  const [command, first] = npmCommand("npx");
  const args = ["--yes", "--loglevel=error", `--package=node@${WANTED}`, "--"];
  const { status, stdout } = spawnSync(
    command,
    [...first, ...args, "node", "-p", "process.execPath"],
    { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", shell: needsShell(command) },
  );
  const path = (stdout ?? "").trim().split("\n").pop() ?? "";
  if (status !== 0 || !existsSync(path))
    stop(
      `Node ${WANTED} is needed, and npm could not bring it: connect to the network, or install it.`,
    );
  return path;
}

function remember() {
  try {
    writeFileSync(NODE_PATH, `${process.versions.node}\n${process.execPath}\n`);
  } catch {
    // A read-only copy only loses the short cut.
  }
}

function installed() {
  const lock = readFileSync(join(ROOT, "package-lock.json"), "utf8");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8").trim() === hashOf(lock)) return true;
  if (!sameTree(lock)) return false;
  stamp(lock);
  return true;
}

/** Whether npm's own record in `node_modules` already says what the lock file asks for. */
function sameTree(lock) {
  const record = join(MODULES, ".package-lock.json");
  if (!existsSync(record)) return false;
  try {
    const have = JSON.parse(readFileSync(record, "utf8")).packages;
    return Object.entries(JSON.parse(lock).packages).every(
      ([path, entry]) => path === "" || entry.optional || have[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

async function install() {
  process.stderr.write("Installing the packages (once)…\n");
  const [command, first] = npmCommand("npm");
  const npm = (args, stdio) =>
    run(command, [...first, ...args], {
      cwd: ROOT,
      env: nodeFirst(),
      shell: needsShell(command),
      stdio,
    });
  // `npm ci` refuses a lock file that lacks the optional packages of other platforms; `install`
  // keeps to the locked versions too, and adds this platform's own.
  let code = await npm(["ci"], ["ignore", "ignore", "ignore"]);
  if (code !== 0) code = await npm(["install", "--no-save"], ["ignore", 2, 2]);
  if (code !== 0)
    stop("npm could not install the packages. The first start needs the network; then try again.");
  stamp(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
}

/** How to run npm or npx: its script with this Node where it can be found, else by name. */
function npmCommand(tool) {
  const beside = dirname(process.execPath);
  const places = [
    process.env.npm_execpath,
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    ...(process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "npm")),
  ];
  for (const place of places) {
    if (!place || !existsSync(place)) continue;
    const script = join(dirname(realpathSync(place)), `${tool}-cli.js`);
    if (existsSync(script)) return [process.execPath, [script]];
  }
  return [process.platform === "win32" ? `${tool}.cmd` : tool, []];
}

function stamp(lock) {
  try {
    writeFileSync(STAMP, `${hashOf(lock)}\n`);
  } catch {
    // A read-only copy checks the tree each time.
  }
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const needsShell = (command) => command.endsWith(".cmd");
const hashOf = (text) => createHash("sha256").update(text).digest("hex");
const major = (version) => Number(String(version).split(".")[0]);
