/**
 * Slicing against native slicers: whole processes, the same meshes and settings, in turn, on one
 * core and on two; what they made of the part by one ruler (the virtual print); and the aims in
 * time, memory, growth, changes of one setting, and quality; and slicing in the page against
 * cura-wasm (`page-race.ts`). Where a peer is not installed, its column stays empty.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { loadClipper } from "../src/cli/kernels.ts";
import type { Bench, BenchOptions } from "./row.ts";
import { type Measured, speedRows } from "./slicing/aims.ts";
import { byLayers, type Growth, growth } from "./slicing/growth.ts";
import { loadMesh } from "./slicing/judged.ts";
import { MEASURES, measure } from "./slicing/measure.ts";
import { BIG, BY_SIZE, type BenchModel, benchModels, SMALLEST } from "./slicing/models.ts";
import { installedPeer, pageRace } from "./slicing/page-race.ts";
import { pageLines, type PageOutcome, pageRow } from "./slicing/page-rows.ts";
import { qualityRows } from "./slicing/quality-aims.ts";
import { type ModelFigures, race } from "./slicing/race.ts";
import { reruns } from "./slicing/reruns.ts";
import { installedSlicers } from "./slicing/slicers.ts";
import { tables } from "./slicing/table.ts";

/** Height of the model that growth with layers is measured on, mm. */
const BIG_HEIGHT = 24;

export async function run({ quick }: BenchOptions): Promise<Bench> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "slicing-bench-"));
  try {
    const models = benchModels(folder, quick);
    const slicers = installedSlicers();
    const cores = os.availableParallelism() > 1 ? [1, 2] : [1];
    const clipper = await loadClipper();
    const smallest = models.find(({ name }) => name === SMALLEST);
    // Not counted: files come into memory, and our own code into its cache.
    for (const { command } of slicers)
      if (smallest) measure(command(smallest.file, path.join(folder, "warm.gcode"), 1), 1);
    const done: ModelFigures[] = [];
    for (const model of models) {
      tell(`${model.name}, ${model.triangles} triangles`);
      done.push(race(model, { slicers, cores, folder, quick, clipper }));
    }
    const start_ms = wallOf(done, SMALLEST) ?? 0;
    const big = models.find(({ name }) => name === BIG);
    tell("growth, and changes of one setting");
    const measured: Measured = {
      models: done,
      cores,
      triangles: byTriangles(done, start_ms),
      layers:
        big && byLayers({ file: big.file, height: BIG_HEIGHT }, folder, quick ? 1 : 3, start_ms),
      reruns: big && reruns(loadMesh(big.file), clipper),
    };
    const page = await inPage(models, { folder, quick });
    return {
      rows: [...speedRows(measured), pageRow(page), ...qualityRows(done)],
      figures: { slicers: versions(slicers), ...MEASURES, ...measured, ...(page ? { page } : {}) },
      lines: [...tables(done, cores), ...pageLines(page)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The race in the page, where its peer is installed; what went wrong there loses nothing else. */
async function inPage(
  models: readonly BenchModel[],
  options: { readonly folder: string; readonly quick: boolean },
): Promise<PageOutcome> {
  const peer = installedPeer();
  if (!peer) return undefined;
  tell("in the page");
  try {
    return await pageRace(models, peer, options);
  } catch (cause) {
    return { failed: String(cause) };
  }
}

/** Ours on one shape with ever more triangles. */
function byTriangles(done: readonly ModelFigures[], start_ms: number): Growth | undefined {
  const points = BY_SIZE.flatMap((name) => {
    const ms = wallOf(done, name);
    const size = done.find((model) => model.name === name)?.triangles;
    return ms === undefined || size === undefined ? [] : [{ size, ms }];
  });
  return points.length > 1 ? growth(points, start_ms) : undefined;
}

const wallOf = (done: readonly ModelFigures[], name: string): number | undefined =>
  done.find((model) => model.name === name)?.runs.ours?.usage[0]?.wall_ms;

const versions = (slicers: readonly { id: string; version: string }[]): Record<string, string> =>
  Object.fromEntries(slicers.map(({ id, version }) => [id, version]));

/** So that one who waits sees that it goes on. */
function tell(what: string): void {
  process.stderr.write(`  … ${what}\n`);
}
