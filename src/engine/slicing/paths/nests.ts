import type { PrintSettings } from "../../machines/settings.ts";
import { NO_POLYS, pathArea, pathCount, type Polys } from "../kernel/polys.ts";
import { boxOf } from "../steps/islands.ts";

/** One closed wall; `depth` 0 is the outer one. */
export interface Wall {
  readonly polys: Polys;
  readonly path: number;
  readonly depth: number;
}

/** Walls to print together: the outer one first, as they lie. */
export type Nest = Wall[];

/**
 * Which loops belong together: each inner wall goes with the outer wall of the same direction whose
 * bounding box is most like its own (round a hole, walls are nearly concentric). Those that have none
 * are a nest of their own.
 */
export function nestsOf(loops: readonly Polys[]): Nest[] {
  const outer = loops[0] ?? NO_POLYS;
  const nests: Nest[] = [];
  const traits: { readonly sign: boolean; readonly box: readonly number[] }[] = [];
  for (let i = 0; i < pathCount(outer); i++) {
    nests.push([{ polys: outer, path: i, depth: 0 }]);
    traits.push({ sign: pathArea(outer, i) > 0, box: boxOf(outer, i) });
  }
  for (let depth = 1; depth < loops.length; depth++) {
    const polys = loops[depth]!;
    for (let i = 0; i < pathCount(polys); i++) {
      const sign = pathArea(polys, i) > 0;
      const box = boxOf(polys, i);
      let best = Infinity;
      let nest = 0;
      for (let j = 0; j < traits.length && nests.length > 1; j++) {
        const trait = traits[j]!;
        let d = trait.sign === sign ? 0 : 1e9;
        for (let k = 0; k < 4; k++) d += Math.abs(trait.box[k]! - box[k]!);
        if (d < best) {
          best = d;
          nest = j;
        }
      }
      const wall = { polys, path: i, depth };
      // A bead of varying width may stand for the outer wall.
      if (nests[nest]) nests[nest].push(wall);
      else {
        nests.push([wall]);
        traits.push({ sign, box });
      }
    }
  }
  return nests;
}

/**
 * A nest in printing order. `inner-outer-inner` lays what holds the outer wall, then the outer wall,
 * then the wall beside it; with fewer than three walls it is the same as `inner-first`.
 */
export function wallOrder(nest: Nest, rule: PrintSettings["wall_order"]): Nest {
  if (rule === "outer-first" || nest.length < 2) return nest;
  const inward = nest.toReversed();
  if (rule === "inner-first" || nest[0]!.depth > 0 || !nest.some(({ depth }) => depth > 1))
    return inward;
  const deep = inward.filter(({ depth }) => depth > 1);
  const [outer, ...second] = nest.filter(({ depth }) => depth < 2);
  return [...deep, outer!, ...second];
}
