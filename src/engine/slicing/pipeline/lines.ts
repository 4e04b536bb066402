import { NO_POLYS } from "../kernel/polys.ts";
import { type FillLines, fillLines, linesPhase, reads } from "../steps/infill.ts";
import { type Areas, LINE_READS, type LayerAreas } from "./areas.ts";
import { type Run, widthOf } from "./run.ts";
import { stepKey } from "./store.ts";
import type { CutWave } from "./wave-cut.ts";

type Drawn = readonly (readonly FillLines[])[];

export interface Lines {
  readonly key: string;
  /** The lines of the areas of a layer, by island. */
  of(layer: number): Drawn;
}

/** Like areas have like lines, wherever the pattern comes round again. */
export function linesOf(run: Run, { region }: CutWave, areas: Areas): Lines {
  const { kernel, settings, nozzle, levels, store } = run;
  const key = `${stepKey(areas.key, settings, [...reads, ...LINE_READS])}|${nozzle}`;
  const made = store.whole("infill", key, () => new Map<LayerAreas, Map<string, Drawn>>());
  return {
    key,
    of(i) {
      const layer = areas.of(i);
      let known = made.get(layer);
      if (!known) made.set(layer, (known = new Map()));
      const phase = linesPhase(settings, i);
      let drawn = known.get(phase);
      if (!drawn) {
        const { height, z } = levels[i]!;
        const how = { index: i, width: widthOf(run, i), height, z, nozzle, settings };
        const below = i > 0 ? region(i - 1) : NO_POLYS;
        drawn = fillLines(kernel, layer.pieces.islands, layer.fills, below, how);
        known.set(phase, drawn);
      }
      return drawn;
    },
  };
}
