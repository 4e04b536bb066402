import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Random, seededRandom } from "../../src/engine/foundation/random.ts";
import type { Mesh } from "../../src/engine/geometry/mesh.ts";
import { writeStl } from "../../src/engine/interchange/write-stl.ts";
import { gyroidBlock } from "./solids/gyroid.ts";
import { ribbedHousing } from "./solids/ribs.ts";
import { vessel } from "./solids/vessel.ts";

const REAL = path.resolve(import.meta.dirname, "../../../shared/models");
const SEED = 20;
const MIDDLE = 100;
/** The share of the triangles that a broken mesh lacks. */
const LOST = 0.0002;

export interface BenchModel {
  readonly name: string;
  readonly file: string;
  readonly triangles: number;
  /** Made here, not a part of somebody's. */
  readonly made: boolean;
}

/** Meshes of our own making, always the same ones: shapes that weigh on slicers, and plain size. */
const MADE: Readonly<Record<string, (random: Random) => Mesh>> = {
  "ribs-60k": (random) => ribbedHousing(0.75, random),
  "gyroid-220k": () => gyroidBlock(0.4),
  "vessel-open-130k": (random) => withHoles(vessel(256, 127, random), random),
  "vessel-60k": (random) => vessel(176, 88, random),
  "vessel-250k": (random) => vessel(354, 176, random),
  "vessel-1m": (random) => vessel(708, 353, random),
};

/** The same shape with ever more triangles, smallest first. */
export const BY_SIZE = ["vessel-60k", "vessel-250k", "vessel-1m"] as const;
/** For growth with layers, and for changing one setting: large, yet not the largest. */
export const BIG = "vessel-250k";
export const HUGE = "vessel-1m";
export const SMALLEST = "cube20";

const QUICK = [SMALLEST, "bridge", "extruder_idler", "ribs-60k", "vessel-60k", "vessel-250k"];

/** The real meshes where they are, and ours made into a folder. */
export function benchModels(folder: string, quick: boolean): BenchModel[] {
  if (!existsSync(REAL)) throw new Error(`no models to slice at ${REAL}`);
  const wanted = (name: string): boolean => !quick || QUICK.includes(name);
  const real = readdirSync(REAL)
    .filter((file) => file.endsWith(".stl") && wanted(path.basename(file, ".stl")))
    .map((file) => described(path.join(REAL, file), false));
  const made = Object.entries(MADE)
    .filter(([name]) => wanted(name))
    .map(([name, make]) => {
      const file = path.join(folder, `${name}.stl`);
      writeFileSync(file, writeStl(inTheMiddle(make(seededRandom(SEED)))));
      return described(file, true);
    });
  return [...real, ...made];
}

const HEADER = 84;
const RECORD = 50;
const described = (file: string, made: boolean): BenchModel => ({
  name: path.basename(file, ".stl"),
  file,
  triangles: (statSync(file).size - HEADER) / RECORD,
  made,
});

/** Where the real ones stand, so that slicers which leave a part in its place have it on the bed. */
function inTheMiddle({ positions, triangles }: Mesh): Mesh {
  const low = [0, 1].map((axis) => extreme(positions, axis, Math.min));
  const high = [0, 1].map((axis) => extreme(positions, axis, Math.max));
  const moved = positions.map((value, i) =>
    i % 3 === 2 ? value : value + MIDDLE - (low[i % 3]! + high[i % 3]!) / 2,
  );
  return { positions: moved, triangles };
}

function extreme(
  positions: Float64Array,
  axis: number,
  of: (a: number, b: number) => number,
): number {
  let found = positions[axis]!;
  for (let i = axis; i < positions.length; i += 3) found = of(found, positions[i]!);
  return found;
}

/** Some triangles left out here and there: open edges. */
function withHoles({ positions, triangles }: Mesh, random: Random): Mesh {
  const kept: number[] = [];
  for (let i = 0; i < triangles.length; i += 3)
    if (random() >= LOST) kept.push(triangles[i]!, triangles[i + 1]!, triangles[i + 2]!);
  return { positions, triangles: Uint32Array.from(kept) };
}
