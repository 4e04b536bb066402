import { quietCtx } from "../../src/engine/foundation/context.ts";
import type { Mesh } from "../../src/engine/geometry/mesh.ts";
import type { PrintProfile } from "../../src/engine/machines/profile-types.ts";
import type { Clipper } from "../../src/engine/slicing/clipper.ts";
import { createKernel } from "../../src/engine/slicing/kernel/kernel.ts";
import type { Polys } from "../../src/engine/slicing/kernel/polys.ts";
import { shellLayers } from "../../src/engine/slicing/pipeline/shells.ts";
import { createStore } from "../../src/engine/slicing/pipeline/store.ts";
import { cutWave } from "../../src/engine/slicing/pipeline/wave-cut.ts";
import { layers } from "../../src/engine/slicing/steps/layers.ts";
import { place } from "../../src/engine/slicing/steps/place.ts";

export interface Regions {
  /** Layers of the part, without a raft's. */
  readonly count: number;
  /** The compensated section of a layer. */
  region(layer: number): Polys;
}

/** What the part's layers should be, cut once more. */
export function regionsOf(
  mesh: Mesh,
  { settings, printer }: PrintProfile,
  clipper: Clipper,
): Regions | undefined {
  const placed = place(mesh, printer);
  if (!placed.ok) return undefined;
  const leveled = layers(placed.value.mesh, settings);
  if (!leveled.ok) return undefined;
  const levels = leveled.value;
  const run = {
    kernel: createKernel(clipper),
    store: createStore(),
    ctx: quietCtx(),
    settings,
    bed: printer.bed,
    nozzle: printer.nozzleDiameter,
    levels,
    from: 0,
    to: levels.length,
  };
  const cut = cutWave(run, placed.value.mesh, "", shellLayers(run));
  return cut && { count: levels.length, region: cut.region };
}
