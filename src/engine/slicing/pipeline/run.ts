import type { Ctx } from "../../foundation/context.ts";
import type { PrinterProfile, PrintSettings } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { LayerLevel } from "../steps/layers.ts";
import type { Store } from "./store.ts";

/** What every wave of one run works with: the layers `from` to `to` (not included) of all `levels`. */
export interface Run {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly ctx: Ctx;
  readonly settings: PrintSettings;
  readonly bed: PrinterProfile["bed"];
  /** Diameter, mm. */
  readonly nozzle: number;
  readonly levels: readonly LayerLevel[];
  readonly from: number;
  readonly to: number;
}

/** The share and the layer before it, whose end is where the share begins. */
export const withLayerBefore = (run: Run): Run => ({
  ...run,
  from: run.from < run.to ? Math.max(0, run.from - 1) : run.from,
});

/** The waves' shares of the time, for progress. */
const WAVES = { slice: [0, 0.2], walls: [0.2, 0.6], infill: [0.6, 1] } as const;

/** Tells how far a wave is at layer `i` of `[from, to)`; false: stop. */
export function tick(
  { ctx }: Run,
  wave: keyof typeof WAVES,
  i: number,
  from: number,
  to: number,
): boolean {
  const [begin, end] = WAVES[wave];
  if (i % 8 === 0)
    ctx.progress(begin + ((end - begin) * (i - from)) / Math.max(1, to - from), wave);
  return !ctx.cancelled();
}

/** True if a layer may share what is made of the one below: beads of one size, both in the share. */
export function mayShare({ levels, from }: Run, layer: number): boolean {
  return layer > from && layer > 1 && levels[layer]!.height === levels[layer - 1]!.height;
}

/** Width of a bead of a layer, mm. */
export function widthOf({ settings }: Run, layer: number): number {
  return layer === 0 ? settings.first_layer_line_width : settings.line_width;
}

/** True if the layer is one wall round nothing: a vase has a bottom like that of any part. */
export function isVase({ settings }: Run, layer: number): boolean {
  return settings.spiral_vase && layer >= settings.bottom_layers;
}
