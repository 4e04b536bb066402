import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Clipper } from "./clipper.ts";
import type { CrossSections } from "./cross-sections.ts";
import { createKernel, type Kernel } from "./kernel/kernel.ts";
import { concat, inPath, isEmpty, type Polys, UM } from "./kernel/polys.ts";
import { innerPoint, pathLength, pieces } from "./support/pieces.ts";

/** The narrowest place of a section, mm in the section's frame. */
export interface NarrowPlace {
  /** Index of the section. */
  readonly section: number;
  readonly x: number;
  readonly y: number;
  /** How wide it is there, to a hundredth of the width asked for. */
  readonly width: number;
}

/** What is lost of a region when it is shrunk and grown again: tips of corners are less, µm². */
const LEAST_AREA = 0.15 * UM * UM;
/** Something that is lost whole counts from here on, µm². */
const LEAST_ISLAND = 0.01 * UM * UM;
/** What is narrower on average is the rounding of offsets, µm. */
const LEAST_WIDTH = 20;
const STEPS = 7;

/**
 * The narrowest place of all sections that is narrower than `width` mm: what a disc of that size does
 * not reach (morphological opening) on two neighbours, found to a hundredth by halving. Corners and tips do
 * not count.
 * `undefined` if everything is at least as wide. Error: `foundation.cancelled`.
 */
export function narrowestPlace(
  sections: CrossSections["regions"],
  width: number,
  clipper: Clipper,
  ctx: Ctx,
): Result<NarrowPlace | undefined> {
  const kernel = createKernel(clipper);
  let best: NarrowPlace | undefined;
  let before: readonly [Polys, Polys] | undefined;
  for (let section = 0; section === 0 || section + 1 < sections.length; section++) {
    if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
    const [one, two] = [sections[section], sections[section + 1] ?? sections[section]];
    if (!one || !two || (before?.[0] === one && before[1] === two)) continue;
    before = [one, two];
    // The tip of a cone is narrow on one of two neighbours, a pin on both.
    const region = one === two ? one : kernel.union(concat(one, two));
    if (isEmpty(region)) continue;
    let high = best?.width ?? width;
    let lost = lostOf(kernel, region, high);
    if (!lost) continue;
    let low = 0;
    for (let k = 0; k < STEPS; k++) {
      const middle = (low + high) / 2;
      const narrower = lostOf(kernel, region, middle);
      if (narrower) [high, lost] = [middle, narrower];
      else low = middle;
    }
    best = { section, x: lost[0] / UM, y: lost[1] / UM, width: (low + high) / 2 };
  }
  return ok(best);
}

/** A point, µm, of the largest place that is narrower than `width` mm. */
function lostOf(
  kernel: Kernel,
  region: Polys,
  width: number,
): readonly [number, number] | undefined {
  const half = Math.max(1, Math.round((width * UM) / 2));
  const opened = kernel.offsets(region, -half, half + 2);
  const all = isEmpty(opened);
  const lost = all ? region : kernel.difference(region, opened);
  const islands = all ? [] : pieces(region);
  let [found, largest] = [undefined as readonly [number, number] | undefined, 0];
  for (const { polys, area } of pieces(lost)) {
    if (area <= largest || (area < LEAST_ISLAND && !all)) continue;
    if (!all && area < (LEAST_WIDTH * pathLength(polys, 0)) / 2) continue;
    const at = innerPoint(polys);
    const isWhole = (): boolean =>
      islands.some(
        (island) => Math.abs(island.area - area) <= 0.02 * area && inPath(island.polys, 0, ...at),
      );
    if (all || area >= LEAST_AREA || isWhole()) [found, largest] = [at, area];
  }
  return found;
}
