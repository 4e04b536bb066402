import type { Polys } from "../kernel/polys.ts";
import { layLines, layNests, type WallLaying } from "../paths/lay.ts";
import type { LayerBuilder } from "../paths/layer-builder.ts";
import { type Nest, nestsOf } from "../paths/nests.ts";
import { type Beads, splitBeads } from "./gaps.ts";
import type { FillLines } from "./infill.ts";
import { type Islands, islandsOf } from "./islands.ts";
import type { Walls } from "./walls.ts";

/** A layer's pieces with their walls; layers that are alike share one. */
export interface LayerPieces {
  readonly islands: Islands;
  readonly nests: readonly (readonly Nest[])[];
  /** Single lines in narrow places, by island. */
  readonly thin: readonly Beads[];
  readonly gaps: readonly Beads[];
}

export function piecesOf(walled: Walls, region: Polys): LayerPieces {
  const islands = islandsOf(region);
  const split = walled.loops.map((loops) => islands.split(loops));
  const nests = islands.anchors.map((_, i) => nestsOf(split.map((parts) => parts[i]!)));
  return {
    islands,
    nests,
    thin: splitBeads(walled.thin, islands),
    gaps: splitBeads(walled.gaps, islands),
  };
}

/** Lays a layer island by island, the nearest next: walls, then skins, then infill. */
export function layIslands(
  out: LayerBuilder,
  { islands, nests, thin, gaps }: LayerPieces,
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
    layLines(out, thin[island]!.lines, "outer-wall", thin[island]!.widths);
    layLines(out, gaps[island]!.lines, "gap-fill", gaps[island]!.widths);
    for (const { role, lines: own, width, flow } of lines[island]!)
      if (!isEmptyLines(own.starts)) layLines(out, own, role, width, flow);
  }
}

const isEmptyLines = (starts: Uint32Array): boolean => starts.length < 2;
