import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { build } from "vite";
import { loadKernel } from "../../src/cli/kernels.ts";
import { findBrowser } from "../../scripts/find-browser.mjs";
import { engineCases } from "./engines/engine-cases.ts";
import { type EngineCase, type EngineVerdict, judgeAttempts } from "./engines/judge-attempts.ts";

const WAIT_MS = 600_000;

interface Browser {
  readonly name: string;
  /** Absent where none is installed. */
  readonly find: () => string | undefined;
  readonly words: (profile: string, url: string) => readonly string[];
}

const BROWSERS: readonly Browser[] = [
  {
    name: "Chromium",
    find: findBrowser,
    words: (profile, url) => [
      "--headless=new",
      "--no-sandbox",
      "--no-first-run",
      "--disable-gpu",
      `--user-data-dir=${profile}`,
      url,
    ],
  },
  {
    name: "Firefox",
    find: () =>
      ["firefox-esr", "firefox"].find((one) => !spawnSync(one, ["--version"], { input: "" }).error),
    words: (profile, url) => ["--headless", "--no-remote", "--profile", profile, url],
  },
];

/**
 * The same attempts judged in this process and in every installed browser, the whole way from the script to
 * the report: a line for every one whose report differs. `names` are parts of the assessor's bench. Gives how many differ.
 */
export async function proveEngines(names: readonly string[]): Promise<number> {
  const kernel = await loadKernel();
  const cases = await engineCases(kernel, names);
  const own = await judgeAttempts(cases, kernel);
  const counts = new Map<string, number>();
  for (const { verdict } of own) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const said = [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
  console.log(`Node: ${own.length} attempts at ${cases.length} parts: ${said}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), "engines-"));
  let differing = 0;
  try {
    await build({
      root: path.join(import.meta.dirname, "engines"),
      configFile: false,
      logLevel: "warn",
      base: "./",
      build: { outDir: folder, emptyOutDir: true, target: "es2023" },
    });
    for (const browser of BROWSERS) {
      const command = browser.find();
      if (command === undefined) console.log(`${browser.name}: not installed, not compared`);
      else differing += compare(browser.name, own, await judgedIn(browser, command, folder, cases));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return differing;
}

function compare(
  name: string,
  own: readonly EngineVerdict[],
  theirs: readonly EngineVerdict[],
): number {
  const differing = own.filter(({ hash }, i) => theirs[i]?.hash !== hash);
  for (const one of differing) {
    const other = theirs[own.indexOf(one)];
    console.log(`${name}\t${one.name}\t${one.verdict} here, ${other?.verdict} there`);
    one.checks.forEach((text, k) => {
      if (other?.checks[k] !== text) console.log(`\t${text}\n\t${other?.checks[k]}`);
    });
  }
  const meshes = own.filter(({ mesh }, i) => theirs[i]?.mesh !== mesh).length;
  const bits = own.filter((one, i) => theirs[i]?.bits !== one.bits).length;
  console.log(
    `${name}: ${differing.length} of ${own.length} reports differ; ${meshes} meshes to a ten-thousandth, ${bits} in their last bits`,
  );
  return differing.length;
}

/** Opens the page in a browser of its own, with a profile of its own, and waits for what it sends. */
async function judgedIn(
  browser: Browser,
  command: string,
  folder: string,
  cases: readonly EngineCase[],
): Promise<readonly EngineVerdict[]> {
  const profile = mkdtempSync(path.join(os.tmpdir(), "engine-"));
  const { server, verdicts } = serving(folder, cases);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const words = browser.words(profile, `http://127.0.0.1:${port}/index.html`);
  const child = spawn(command, words, { stdio: "ignore", detached: true });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${browser.name}: no answer`)), WAIT_MS).unref();
    child.on("error", reject);
  });
  try {
    return await Promise.race([verdicts, late]);
  } finally {
    await ended(child);
    server.close();
    server.closeAllConnections();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** With all that it started: it leads a process group of its own. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.on("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await gone;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

interface Serving {
  readonly server: Server;
  readonly verdicts: Promise<readonly EngineVerdict[]>;
}

function serving(folder: string, cases: readonly EngineCase[]): Serving {
  const { promise, resolve, reject } = Promise.withResolvers<readonly EngineVerdict[]>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST" && pathname === "/verdicts") {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => {
        response.end();
        const answer = JSON.parse(Buffer.concat(pieces).toString()) as Answer;
        if (answer.verdicts) resolve(answer.verdicts);
        else reject(new Error(answer.error));
      });
      return;
    }
    const file = path.join(folder, path.normalize(pathname));
    try {
      const body = pathname === "/cases.json" ? JSON.stringify(cases) : readFileSync(file);
      response.setHeader("content-type", TYPES[path.extname(file)] ?? "application/json");
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return { server, verdicts: promise };
}

interface Answer {
  readonly verdicts?: readonly EngineVerdict[];
  readonly error?: string;
}
