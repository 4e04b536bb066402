import type { Polys } from "../kernel/polys.ts";
import { layBeads } from "../paths/lay-beads.ts";
import { layLines, layNests, type WallLaying } from "../paths/lay.ts";
import type { LayerBuilder } from "../paths/layer-builder.ts";
import { type Nest, nestsOf } from "../paths/nests.ts";
import type { FillLines } from "./infill.ts";
import { type Islands, islandsOf } from "./islands.ts";
import type { WallBeads } from "../walls/beads.ts";
import type { Walls } from "../walls/walls.ts";

/** A layer's pieces with their walls; layers that are alike share one. */
export interface LayerPieces {
  readonly islands: Islands;
  readonly nests: readonly (readonly Nest[])[];
  /** Walls of varying width, and the chains of each island. */
  readonly beads: WallBeads;
  readonly chains: readonly (readonly number[])[];
}

export function piecesOf(walled: Walls, region: Polys): LayerPieces {
  const islands = islandsOf(region);
  const split = walled.loops.map((loops) => islands.split(loops));
  const nests = islands.anchors.map((_, i) => nestsOf(split.map((parts) => parts[i]!)));
  return {
    islands,
    nests,
    beads: walled.beads,
    chains: chainsOf(walled.beads, islands),
  };
}

function chainsOf({ points, starts, chains }: WallBeads, islands: Islands): number[][] {
  const lists: number[][] = islands.anchors.map(() => []);
  for (let chain = 0; chain + 1 < chains.length; chain++) {
    const at = 2 * starts[chains[chain]!]!;
    const island = islands.count > 1 ? islands.locate(points[at]!, points[at + 1]!) : 0;
    lists[island]!.push(chain);
  }
  return lists;
}

/** Lays a layer island by island, the nearest next: walls, then skins, then infill. */
export function layIslands(
  out: LayerBuilder,
  { islands, nests, beads, chains }: LayerPieces,
  lines: readonly (readonly FillLines[])[],
  widthAt: (depth: number) => number,
  laying: WallLaying,
): void {
  const { nozzle } = out;
  const todo = islands.anchors.map((_, i) => i);
  while (todo.length > 0) {
    let pick = 0;
    let least = Infinity;
    for (let k = 0; k < todo.length && todo.length > 1; k++) {
      const [x, y] = islands.anchors[todo[k]!]!;
      const d = (x - nozzle.x) ** 2 + (y - nozzle.y) ** 2;
      if (d < least) [least, pick] = [d, k];
    }
    const island = todo.splice(pick, 1)[0]!;
    layNests(out, nests[island]!, widthAt, laying);
    layBeads(out, beads, chains[island]!, laying);
    for (const { role, lines: own, width, flow } of lines[island]!)
      if (!isEmptyLines(own.starts)) layLines(out, own, role, width, flow);
  }
}

const isEmptyLines = (starts: Uint32Array): boolean => starts.length < 2;
