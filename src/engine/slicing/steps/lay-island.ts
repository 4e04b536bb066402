import type { Polys } from "../kernel/polys.ts";
import { layBeads } from "../paths/lay-beads.ts";
import { layLines, layNests, seamsOf, type WallLaying } from "../paths/lay.ts";
import type { LayerBuilder } from "../paths/layer-builder.ts";
import { type Nest, nestsOf } from "../paths/nests.ts";
import { tourOf } from "../paths/tour.ts";
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

/** Lays a layer island by island, on a short way: walls, then skins, then infill. */
export function layIslands(
  out: LayerBuilder,
  { islands, nests, beads, chains }: LayerPieces,
  lines: readonly (readonly FillLines[])[],
  widthAt: (depth: number) => number,
  laying: WallLaying,
): void {
  const { nozzle } = out;
  const towards = lines.map(middleOf);
  const begins = new Float64Array(2 * islands.count);
  for (let i = 0; i < islands.count; i++) {
    const outer = nests[i]!.slice(0, 1);
    const own = { ...laying, toward: towards[i] };
    begins.set(outer.length > 0 ? seamsOf(outer, own, nozzle) : islands.anchors[i]!, 2 * i);
  }
  for (const end of tourOf({ heads: begins, tails: begins }, nozzle.x, nozzle.y)) {
    const island = end >> 1;
    const own = { ...laying, toward: towards[island] };
    layNests(out, nests[island]!, widthAt, own);
    const beside = nests[island]!.length > 0 ? seamAt(begins, island) : undefined;
    layBeads(out, beads, chains[island]!, { ...own, beside });
    for (const { role, lines: own, width, flow } of lines[island]!)
      if (!isEmptyLines(own.starts)) layLines(out, own, role, width, flow);
  }
}

/** The middle of what fills an island: that is where the nozzle goes after its walls. */
function middleOf(fills: readonly FillLines[]): readonly [number, number] | undefined {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const { lines } of fills) {
    const { points, starts } = lines;
    for (let path = 0; path + 1 < starts.length; path++)
      for (const k of [2 * starts[path]!, 2 * starts[path + 1]! - 2]) {
        x0 = Math.min(x0, points[k]!);
        x1 = Math.max(x1, points[k]!);
        y0 = Math.min(y0, points[k + 1]!);
        y1 = Math.max(y1, points[k + 1]!);
      }
  }
  return x0 < Infinity ? [(x0 + x1) / 2, (y0 + y1) / 2] : undefined;
}

const seamAt = (seams: Float64Array, i: number): readonly [number, number] => [
  seams[2 * i]!,
  seams[2 * i + 1]!,
];

const isEmptyLines = (starts: Uint32Array): boolean => starts.length < 2;
