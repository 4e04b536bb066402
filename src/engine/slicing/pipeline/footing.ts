import type { PrintSettings } from "../../machines/settings.ts";
import { adhesion } from "../adhesion/adhesion.ts";
import { raft, raftLines, raftShift } from "../adhesion/raft.ts";
import { concat, type Polys } from "../kernel/polys.ts";
import { layLines, layRings } from "../paths/lay.ts";
import type { LayerBuilder } from "../paths/layer-builder.ts";
import type { PlanLayer } from "../plan.ts";
import type { SupportLayer } from "../support/support-types.ts";
import { type Run, widthOf } from "./run.ts";

export const reads = [
  "skirt_loops",
  "skirt_distance",
  "brim_width",
  "brim_side",
  "brim_gap",
  "raft_layers",
  "raft_margin",
  "raft_gap",
  "first_layer_line_width",
  "first_layer_height",
  "layer_height",
  "line_width",
] as const satisfies readonly (keyof PrintSettings)[];

/** The base of a raft is wider and thicker than a first layer, so that it bears an uneven bed. */
const BASE_WIDTH = 1.6;
const BASE_HEIGHT = 1.3;

const raftOf = (settings: PrintSettings) => ({
  layers: settings.raft_layers,
  margin: settings.raft_margin,
  gap: settings.raft_gap,
  baseHeight: Math.round(settings.first_layer_height * BASE_HEIGHT * 1000) / 1000,
  baseWidth: settings.first_layer_line_width * BASE_WIDTH,
  height: settings.layer_height,
  width: settings.line_width,
});

/** How much higher a raft lifts the part, mm. */
export const liftOf = (settings: PrintSettings): number => raftShift(raftOf(settings));

/** What lies on the bed around and under the part. */
export interface Footing {
  /** The layers of the raft; none without one. */
  readonly raft: readonly PlanLayer[];
  /** Lays skirt and brim on the part's own first layer, where there is no raft. */
  lay(out: LayerBuilder): void;
  /** False if something was left out since it would lie beyond the bed. */
  readonly complete: boolean;
}

export function footing(
  run: Run,
  region: Polys,
  support: SupportLayer | undefined,
  builder: () => LayerBuilder,
): Footing {
  const { kernel, settings, bed } = run;
  let footprint = region;
  if (support)
    for (const area of [support.body, support.roof, support.floor])
      footprint = concat(footprint, area);
  const made = raft(kernel, footprint, { ...raftOf(settings), bed });
  const base = made.layers[0];
  const around = adhesion(kernel, base?.area ?? footprint, {
    width: base?.width ?? widthOf(run, 0),
    height: base?.height ?? settings.first_layer_height,
    skirt: { loops: settings.skirt_loops, distance: settings.skirt_distance, minLength: 0 },
    brim: {
      width: base ? 0 : settings.brim_width,
      side: settings.brim_side,
      gap: settings.brim_gap,
    },
    bed,
  });
  const lay = (out: LayerBuilder): void => {
    const width = base?.width ?? widthOf(run, 0);
    for (const loops of around.skirt) layRings(out, loops, "skirt", width);
    for (const loops of around.brim) layRings(out, loops, "brim", width);
  };
  const layers = made.layers.map((layer, i): PlanLayer => {
    const out = builder();
    if (i === 0) lay(out);
    const { outline, lines } = raftLines(kernel, layer);
    layRings(out, outline, "raft", layer.width);
    layLines(out, lines, "raft", layer.width);
    return out.done(layer.z, layer.height);
  });
  return {
    raft: layers,
    lay: base ? () => {} : lay,
    complete: around.complete && made.complete,
  };
}
