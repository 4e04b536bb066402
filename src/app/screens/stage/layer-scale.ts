import type { PathFigures } from "../../../engine/gcode/path-figures.ts";
import type { Plan } from "../../../engine/slicing/plan.ts";

/** What the paths can be coloured by. */
export const COLOR_BY = [
  "role",
  "speed",
  "width",
  "flow",
  "fan",
  "layer-time",
  "deviation",
] as const;
export type ColorBy = (typeof COLOR_BY)[number];
export type Figure = Exclude<ColorBy, "role" | "deviation">;

/** What the figures of the paths are taken from. */
export interface LayerFigures {
  readonly plan: Plan;
  readonly figures: PathFigures;
  readonly layerTimes_s: Float64Array;
}

/** A step of the scale, both ends included; the same number twice for a single value. */
export interface ScaleStep {
  readonly from: number;
  readonly to: number;
}

export interface Scale {
  readonly by: Figure;
  /** Lowest first; step i has the tone i + 1. */
  readonly steps: readonly ScaleStep[];
  /** The tone of each path of a layer. */
  readonly tones: (layer: number) => Uint8Array;
}

/** Figures are told and compared in steps of this: mm/s, mm, mm³/s, per cent, s. */
const STEP: Readonly<Record<Figure, number>> = {
  speed: 1,
  width: 0.01,
  flow: 0.1,
  fan: 1,
  "layer-time": 1,
};
/** As many as the scene has tones. */
const MOST = 8;

/** The figure of a path: mm/s, mm, mm³/s, per cent, s. */
export function figureOf(
  { plan, figures, layerTimes_s }: LayerFigures,
  by: Figure,
  layer: number,
  path: number,
): number {
  const number = (figures.layers[layer] ?? 0) + path;
  switch (by) {
    case "speed":
      return figures.feeds[number] ?? 0;
    case "width":
      return plan.layers[layer]?.widths[path] ?? 0;
    case "flow":
      return figures.flows[number] ?? 0;
    case "fan":
      return 100 * (figures.fans[number] ?? 0);
    case "layer-time":
      return layerTimes_s[layer] ?? 0;
  }
}

/**
 * A scale over all paths: a tone for each value where there are few, else bands of equal width from
 * the least to the most.
 */
export function makeScale(from: LayerFigures, by: Figure): Scale {
  const step = STEP[by];
  const rounded = (layer: number, path: number) =>
    Math.round(figureOf(from, by, layer, path) / step);
  const values = new Set<number>();
  let [least, most] = [Infinity, -Infinity];
  for (const [layer, { roles }] of from.plan.layers.entries())
    for (let path = 0; path < roles.length; path++) {
      const value = rounded(layer, path);
      if (values.size <= MOST) values.add(value);
      if (value < least) least = value;
      if (value > most) most = value;
    }
  const single = values.size <= MOST ? [...values].sort((a, b) => a - b) : undefined;
  const width = Math.ceil((most - least + 1) / MOST);
  const bands = Array.from({ length: Math.ceil((most - least + 1) / width) || 0 }, (_, i) => ({
    from: least + i * width,
    to: Math.min(most, least + (i + 1) * width - 1),
  }));
  const steps = single ? single.map((value) => ({ from: value, to: value })) : bands;
  const toneOf = (value: number) =>
    single ? single.indexOf(value) + 1 : Math.floor((value - least) / width) + 1;
  return {
    by,
    steps: steps.map((each) => ({ from: each.from * step, to: each.to * step })),
    tones: (layer) => {
      const count = from.plan.layers[layer]?.roles.length ?? 0;
      return Uint8Array.from({ length: count }, (_, path) => toneOf(rounded(layer, path)));
    },
  };
}
