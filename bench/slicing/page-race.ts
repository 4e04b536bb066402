import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { findBrowser } from "../../scripts/find-browser.mjs";
import { serve } from "../../scripts/static-server.mjs";
import type { BenchModel } from "./models.ts";
import type { OursTook, PeerTook, RacePage } from "./page/page.ts";
import { curaValues } from "./settings.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PACKAGE = "node_modules/cura-wasm/dist/es.js";
const PORT = 8142;
const ROUNDS = 3;
/** A model on which one round takes longer has no other, ms. */
const HEAVY = 15_000;
const MOST_MS = 240_000;

/** One model in the page; medians, ms. */
export interface PageFigures {
  readonly name: string;
  readonly ours?: OursTook;
  readonly peer?: PeerTook;
  readonly failed?: string;
}

export interface PageRace {
  /** Workers that shared our slicing; the peer has one. */
  readonly workers: number;
  readonly models: readonly PageFigures[];
}

/**
 * The peer's file where its package is installed: in this project (`npm install --no-save cura-wasm`)
 * or in the folder that the variable CURA_WASM names. It is no dependency: nobody cares for it any more.
 */
export function installedPeer(): string | undefined {
  const { CURA_WASM } = process.env;
  return [ROOT, ...(CURA_WASM ? [CURA_WASM] : [])]
    .map((folder) => path.resolve(folder, PACKAGE))
    .find(existsSync);
}

/**
 * Our slicing in a page, as the app runs it, against the peer's, in one Chromium, in turn and warm;
 * nothing of one run is known in the next. `folder`: where the page is built.
 */
export async function pageRace(
  all: readonly BenchModel[],
  peer: string,
  { folder, quick }: { readonly folder: string; readonly quick: boolean },
): Promise<PageRace> {
  const models = all.filter(({ made }) => !made);
  const site = path.join(folder, "page");
  await buildPage(site);
  copyFileSync(peer, path.join(site, "peer.js"));
  writeFileSync(path.join(site, "peer.json"), JSON.stringify(curaValues()));
  mkdirSync(path.join(site, "models"));
  for (const { file } of models) cpSync(file, path.join(site, "models", path.basename(file)));
  const { url, close } = await serve(site, { port: PORT, base: "/" });
  const executablePath = findBrowser() ?? "";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ baseURL: url });
    page.setDefaultTimeout(MOST_MS);
    await page.goto("./");
    const run = async <T>(who: "ours" | "peer", stl: string): Promise<T> =>
      (await page.evaluate(
        ([side, name]) => (globalThis as unknown as { race: RacePage }).race[side](name),
        [who, stl] as const,
      )) as T;
    const workers = await page.evaluate(
      () => (globalThis as unknown as { race: RacePage }).race.workers,
    );
    // Not counted: our code becomes quick by running; the peer's file is read.
    for (const { file } of models) await run("ours", path.basename(file));
    await run("peer", path.basename(models[0]?.file ?? ""));
    const done: PageFigures[] = [];
    for (const { name, file } of models) {
      const stl = path.basename(file);
      const ours: OursTook[] = [];
      const theirs: PeerTook[] = [];
      try {
        for (let round = 0, spent = 0; round < (quick || spent > HEAVY ? 1 : ROUNDS); round++) {
          ours.push(await run<OursTook>("ours", stl));
          theirs.push(await run<PeerTook>("peer", stl));
          spent += ours.at(-1)!.ms + theirs.at(-1)!.ms;
        }
        done.push({ name, ours: median(ours), peer: median(theirs) });
      } catch (cause) {
        done.push({ name, failed: String(cause) });
      }
    }
    return { workers, models: done };
  } finally {
    await browser.close();
    await close();
    rmSync(site, { recursive: true, force: true });
  }
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: path.join(import.meta.dirname, "page"),
    configFile: false,
    logLevel: "error",
    base: "./",
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, target: "es2023" },
  });
}

const median = <T extends { readonly ms: number }>(all: readonly T[]): T =>
  [...all].sort((a, b) => a.ms - b.ms)[Math.floor(all.length / 2)]!;
