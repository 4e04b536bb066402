import { type Fence, fenceOf } from "../kernel/fence.ts";
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

/** What of an area no skin's worth of layers covers. */
export interface Bare {
  /** The part of `inside` of a layer that is top skin; `undefined` if no top skin is asked for. */
  above(layer: number, inside: Polys): Polys | undefined;
  below(layer: number, inside: Polys): Polys | undefined;
}

/**
 * `region`: what counts as cover. Most areas lie inside every layer of their skins, which a look at
 * the contours tells; only for the others is it worked out what the layers have in common. (Tried:
 * always to work it out. Skins and infill of a wavy vessel took 5.0 s so, and 2.4 s with this.)
 */
export function bareOf(run: Run, shells: ShellLayers, region: (i: number) => Polys): Bare {
  const { kernel, levels } = run;
  const count = levels.length;
  const fences = new Map<Polys, Fence>();
  const fence = (i: number): Fence => {
    const polys = region(i);
    let made = fences.get(polys);
    if (!made) fences.set(polys, (made = fenceOf(polys)));
    return made;
  };
  const made = new Map<number, Covered>();
  const common = (from: number, n: number): Polys => {
    let covered = made.get(n);
    if (!covered) made.set(n, (covered = windows(kernel, region, count, n)));
    return covered(from);
  };
  const bare = (from: number, n: number, inside: Polys): Polys => {
    if (from < 0 || from + n > count) return inside;
    let last: Polys | undefined;
    let kept = true;
    for (let i = from; i < from + n && kept; i++) {
      if (region(i) !== last) kept = fence(i).keepsIn(inside);
      last = region(i);
    }
    return kept ? NO_POLYS : kernel.difference(inside, common(from, n));
  };
  return {
    above(i, inside) {
      const n = shells.above(i);
      return n === 0 ? undefined : bare(i + 1, n, inside);
    },
    below(i, inside) {
      const n = shells.below(i);
      return n === 0 ? undefined : bare(i - n, n, inside);
    },
  };
}
