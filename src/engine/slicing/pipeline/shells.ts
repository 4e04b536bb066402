import { NO_POLYS, type Polys } from "../kernel/polys.ts";
import type { LayerLevel } from "../steps/layers.ts";
import { type Covered, windows } from "../steps/windows.ts";
import type { Run } from "./run.ts";

/** How many layers lie over and under a layer's skin: as many as asked for, and thick enough. */
export interface ShellLayers {
  /** Layers `i` to `i + above(i)` (not included) are top skin where nothing lies above them. */
  above(layer: number): number;
  below(layer: number): number;
  /** Most of either at any layer of the share. */
  readonly mostAbove: number;
  readonly mostBelow: number;
}

export function shellLayers({
  settings,
  levels,
  from,
  to,
}: Pick<Run, "settings" | "levels" | "from" | "to">): ShellLayers {
  const { top_layers, bottom_layers, top_thickness, bottom_thickness } = settings;
  const above = (i: number): number =>
    top_layers === 0 ? 0 : Math.max(top_layers, countTo(levels, i, 1, top_thickness));
  const below = (i: number): number =>
    bottom_layers === 0 ? 0 : Math.max(bottom_layers, countTo(levels, i, -1, bottom_thickness));
  let mostAbove = 0;
  let mostBelow = 0;
  for (let i = from; i < to; i++) {
    mostAbove = Math.max(mostAbove, above(i));
    mostBelow = Math.max(mostBelow, below(i));
  }
  return { above, below, mostAbove, mostBelow };
}

/** Layers from `i` on, this one among them, until they are `thickness` mm thick together. */
function countTo(
  levels: readonly LayerLevel[],
  i: number,
  step: number,
  thickness: number,
): number {
  let sum = 0;
  let count = 0;
  for (let k = i; sum < thickness - 1e-6; k += step) {
    sum += (levels[k] ?? levels[Math.max(0, Math.min(levels.length - 1, k))]!).height;
    count++;
  }
  return count;
}

/** What the layers over and under a layer have in common, by their number. */
export interface Covers {
  /** What lies under the whole of the top skin's layers above; `undefined` if there is no top skin. */
  over(layer: number): Polys | undefined;
  under(layer: number): Polys | undefined;
}

export function coversOf(run: Run, shells: ShellLayers, region: (i: number) => Polys): Covers {
  const { kernel, levels } = run;
  const made = new Map<number, Covered>();
  const common = (from: number, n: number): Polys => {
    let covered = made.get(n);
    if (!covered) made.set(n, (covered = windows(kernel, region, levels.length, n)));
    return covered(from);
  };
  const none = (n: number): boolean => n === 0;
  return {
    over: (i) => {
      const n = shells.above(i);
      return none(n) ? undefined : i + 1 + n > levels.length ? NO_POLYS : common(i + 1, n);
    },
    under: (i) => {
      const n = shells.below(i);
      return none(n) ? undefined : i - n < 0 ? NO_POLYS : common(i - n, n);
    },
  };
}
