import type { Kernel } from "../kernel/kernel.ts";
import { area, concat, isEmpty, NO_POLYS, pathCount, type Polys, UM } from "../kernel/polys.ts";
import { type Lines, linesBuilder } from "./lines.ts";

/** Two beads may come this share of a spacing closer than they should before one is left out. */
const SQUEEZE = 0.4;
/** Less is the rounding of corners, µm². */
const LEAST_REST = 0.01 * UM * UM;

/**
 * Touching loops from the outline inwards, one chain, and what is too narrow for another loop. `cores`: also
 * what is narrower than so many spacings is left, for beads of other widths to fill it from side to side.
 */
export function solidLoops(
  kernel: Kernel,
  patch: Polys,
  spacing: number,
  cores = 0,
): { readonly lines: Lines; readonly rest: Polys } {
  // Whole micrometres, as the kernel's are: else the rounding of each loop would add up.
  const margin = Math.round((spacing * (1 - SQUEEZE)) / 2);
  const depth = (loop: number): number => Math.round(loop * spacing);
  const levels: Polys[] = [];
  let rest = NO_POLYS;
  let left = patch;
  const core = Math.round((cores * spacing) / 2);
  for (let k = 0; !isEmpty(left); k++) {
    if (core > 0) {
      const wide = kernel.offsets(left, -core, core);
      const narrow = isEmpty(wide) ? left : kernel.difference(left, wide);
      if (area(narrow) > LEAST_REST) {
        rest = concat(rest, narrow);
        left = wide;
        if (isEmpty(left)) break;
      }
    }
    const out = depth(k + 0.5) - depth(k);
    const loops = kernel.offsets(left, -out - margin, margin);
    if (isEmpty(loops)) {
      rest = concat(rest, left);
      break;
    }
    levels.push(loops);
    const beads = kernel.offset(loops, out);
    if (area(left) - area(beads) > LEAST_REST) rest = concat(rest, kernel.difference(left, beads));
    left = kernel.offset(loops, depth(k + 0.5) - depth(k + 1));
  }
  return { lines: inwards(levels, spacing * NEAR), rest };
}

/** The next loop inwards begins at most this many spacings away, else another chain does. */
const NEAR = 3;

/** Each chain begins at the outermost loop left and goes on to the nearest one of the next level. */
function inwards(levels: readonly Polys[], near: number): Lines {
  const out = linesBuilder(1024);
  const left = levels.map((loops) => Array.from({ length: pathCount(loops) }, (_, i) => i));
  for (let outermost = 0; outermost < levels.length; ) {
    if (left[outermost]!.length === 0) {
      outermost++;
      continue;
    }
    let x = levels[outermost]!.points[2 * levels[outermost]!.starts[left[outermost]![0]!]!]!;
    let y = levels[outermost]!.points[2 * levels[outermost]!.starts[left[outermost]![0]!]! + 1]!;
    for (let level = outermost; level < levels.length; level++) {
      const { points, starts } = levels[level]!;
      let least = near * near;
      let pick = -1;
      let seam = 0;
      for (const [slot, path] of left[level]!.entries())
        for (let k = starts[path]!; k < starts[path + 1]!; k++) {
          const far = (points[2 * k]! - x) ** 2 + (points[2 * k + 1]! - y) ** 2;
          if (far < least) {
            least = far;
            pick = slot;
            seam = k;
          }
        }
      if (pick < 0) break;
      const [path] = left[level]!.splice(pick, 1);
      const from = starts[path!]!;
      const count = starts[path! + 1]! - from;
      for (let i = 0; i <= count; i++) {
        const p = 2 * (from + ((seam - from + i) % count));
        out.point(points[p]!, points[p + 1]!);
      }
      out.endPath();
      x = points[2 * seam]!;
      y = points[2 * seam + 1]!;
    }
    out.endChain();
  }
  return out.done();
}
