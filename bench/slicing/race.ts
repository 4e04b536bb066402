import { rmSync } from "node:fs";
import path from "node:path";
import type { Clipper } from "../../src/engine/slicing/clipper.ts";
import { type Judged, judge, type PrintJudged, loadMesh } from "./judged.ts";
import { measure, medianUsage, type Usage } from "./measure.ts";
import type { BenchModel } from "./models.ts";
import { type BenchSlicer, oursWith, type SlicerId } from "./slicers.ts";

const ROUNDS = 3;
/** A model on which one round takes less is over in a blink: its times scatter more, and cost little, ms. */
const LIGHT = 5_000;
const LIGHT_ROUNDS = 9;
/** A model on which one round takes longer has no other, ms. */
const HEAVY = 30_000;

/** One slicer on one model. */
export interface Run {
  /** Medians; index 0 is one core, 1 is two. */
  readonly usage: readonly (Usage | undefined)[];
  readonly failed?: string;
  readonly judged?: Judged;
}

export interface ModelFigures {
  readonly name: string;
  readonly triangles: number;
  readonly made: boolean;
  readonly rounds: number;
  readonly runs: Readonly<Partial<Record<SlicerId, Run>>>;
  /** Ours at 100 % infill. */
  readonly solid?: PrintJudged;
}

export interface RaceOptions {
  readonly slicers: readonly BenchSlicer[];
  readonly cores: readonly number[];
  readonly folder: string;
  readonly quick: boolean;
  readonly clipper: Clipper;
}

/** All slicers in turn, round after round, on one core and on two; then what they made of the model. */
export function race(model: BenchModel, options: RaceOptions): ModelFigures {
  const { slicers, cores, folder, quick, clipper } = options;
  const times = new Map(slicers.map(({ id }) => [id, cores.map((): Usage[] => [])]));
  const failed = new Map<SlicerId, string>();
  const outOf = (id: SlicerId): string => path.join(folder, `${id}.gcode`);
  // A slicer that ends well and writes nothing must not be judged by the model before.
  for (const { id } of slicers) rmSync(outOf(id), { force: true });
  let rounds = 0;
  let spent = 0;
  const wanted = (): number => {
    if (quick || spent > HEAVY) return 1;
    return spent < LIGHT ? LIGHT_ROUNDS : ROUNDS;
  };
  while (rounds === 0 || rounds < wanted()) {
    rounds++;
    for (const [at, count] of cores.entries())
      for (const { id, command } of slicers) {
        if (failed.has(id)) continue;
        const used = measure(command(model.file, outOf(id), count), count);
        if ("failed" in used) {
          failed.set(id, used.failed);
          continue;
        }
        if (rounds === 1) spent += used.wall_ms;
        times.get(id)![at]!.push(used);
      }
  }
  const mesh = loadMesh(model.file);
  const runs: Partial<Record<SlicerId, Run>> = {};
  for (const { id } of slicers) {
    const judged = failed.has(id) ? undefined : judge(outOf(id), mesh, clipper);
    const usage = times.get(id)!.map((all) => (all.length > 0 ? medianUsage(all) : undefined));
    runs[id] = judged ? { usage, judged } : { usage, failed: failed.get(id) ?? "no G-code" };
  }
  const full = path.join(folder, "solid.gcode");
  const made = measure(oursWith({ infill_density: 1 })(model.file, full, 1), 1);
  const solid = "failed" in made ? undefined : judge(full, mesh, clipper)?.print;
  const { name, triangles } = model;
  return { name, triangles, made: model.made, rounds, runs, ...(solid ? { solid } : {}) };
}
