/**
 * `npm test`: everything that must hold before a change lands, in order of cost. Ends with one
 * line `N passed, N failed`; each step counts as one, and so does each unit and end-to-end test.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ensure } from "./bootstrap.mjs";
import { findOrInstallBrowser } from "./find-browser.mjs";

await ensure();

const ROOT = path.resolve(import.meta.dirname, "..");
const CACHE = path.join(ROOT, "node_modules/.cache/plumbline");
mkdirSync(CACHE, { recursive: true });
process.chdir(ROOT);

let passed = 0;
let failed = 0;

/** Runs a program of node_modules (or a script) under this Node; true when it exits with 0. */
function run(file, args, env = {}) {
  const program = path.join(ROOT, file);
  const options = { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } };
  return spawnSync(process.execPath, [program, ...args], options).status === 0;
}

function step(name, work) {
  const started = Date.now();
  console.log(`\n> ${name}`);
  const good = work();
  if (good) passed++;
  else failed++;
  console.log(
    `  ${good ? "ok" : "FAILED"}: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return good;
}

/** Adds a runner's own counts. A missing or empty report is a failure: nothing was tested. */
function count(report, read) {
  try {
    const [good, bad] = read(JSON.parse(readFileSync(report, "utf8")));
    passed += good;
    failed += bad;
    return good > 0 && bad === 0;
  } catch {
    return false;
  } finally {
    rmSync(report, { force: true });
  }
}

const TSC = "node_modules/typescript/bin/tsc";
const PROJECTS = [
  "src/tsconfig.engine.json",
  "src/tsconfig.app.json",
  "workers/tsconfig.json",
  "src/tsconfig.node.json",
];
step("types", () => PROJECTS.map((project) => run(TSC, ["-p", project])).every(Boolean));
step("lint and rooms", () => run("node_modules/oxlint/bin/oxlint", ["--type-aware", "--quiet"]));
step("format", () => run("node_modules/@biomejs/biome/bin/biome", ["format", "."]));
step("dead code", () => run("node_modules/knip/bin/knip.js", []));

step("unit tests", () => {
  const report = path.join(CACHE, "unit.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const good = run("node_modules/vitest/vitest.mjs", ["run", ...reporters]);
  return count(report, (r) => [r.numPassedTests, r.numFailedTests + r.numPendingTests]) && good;
});

const built = step("production build", () => run("node_modules/vite/bin/vite.js", ["build"]));
step("size budgets", () => built && run("node_modules/size-limit/bin.js", []));

step("end-to-end tests", () => {
  if (!built) return false;
  const browser = findOrInstallBrowser();
  if (!browser) {
    console.log(
      "  No browser: install Chromium, Chrome or Edge, or set PLUMBLINE_BROWSER to its path.",
    );
    return false;
  }
  const report = path.join(CACHE, "e2e.json");
  const env = { PLUMBLINE_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const good = run("node_modules/@playwright/test/cli.js", ["test", "--reporter=list,json"], env);
  return (
    count(report, (r) => [
      r.stats.expected,
      r.stats.unexpected + r.stats.flaky + r.stats.skipped,
    ]) && good
  );
});

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
