import type { PrintSettings } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, pathCount, type Polys } from "../kernel/polys.ts";
import type { PathRole } from "../plan.ts";
import { bridgeAngle } from "./bridge.ts";
import { type Beads, splitBeads } from "./gaps.ts";
import type { Lines } from "./hatch.ts";
import { angleOf, endInset, solidLines, sparseLines } from "./infill.ts";
import { type Islands, islandsOf } from "./islands.ts";
import type { LayerBuilder } from "./layer-builder.ts";
import { layLines, layLoop, layNests, nestsOf } from "./order.ts";
import type { Fills } from "./skins.ts";
import { supportLines } from "./support.ts";
import type { Walls } from "./walls.ts";

/** Everything of a layer but the direction of its lines; layers that are alike share one. */
export interface LayerFill {
  readonly islands: Islands;
  readonly nests: readonly ReturnType<typeof nestsOf>[];
  /** Single lines in narrow places, by island. */
  readonly thin: readonly Beads[];
  readonly gaps: readonly Beads[];
  readonly fills: Fills;
  readonly below: Polys;
  /** Hatching by direction (even or odd layer), made when first needed. */
  readonly hatched: (readonly (readonly Hatching[])[] | undefined)[];
}

interface Hatching {
  readonly role: PathRole;
  readonly lines: Lines;
}

interface LayOptions {
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly settings: PrintSettings;
  readonly support: Polys | undefined;
}

export function prepare(walled: Walls, fills: Fills, region: Polys, below: Polys): LayerFill {
  const islands = islandsOf(region);
  const split = walled.loops.map((loops) => islands.split(loops));
  const nests = islands.anchors.map((_, i) => nestsOf(split.map((parts) => parts[i]!)));
  const thin = splitBeads(walled.thin, islands);
  const gaps = splitBeads(walled.gaps, islands);
  return { islands, nests, thin, gaps, fills, below, hatched: [undefined, undefined] };
}

/** Lays a layer island by island, the nearest next: walls, then skins, then infill; support first. */
export function layIsland(
  kernel: Kernel,
  out: LayerBuilder,
  fill: LayerFill,
  options: LayOptions,
): void {
  const { width, index, support } = options;
  if (support && !isEmpty(support))
    layLines(out, supportLines(support, index, options.settings), "support", width);
  const parity = index % 2;
  const { hatched } = fill as { hatched: (readonly (readonly Hatching[])[] | undefined)[] };
  hatched[parity] ??= hatchIslands(kernel, fill, options);
  const todo = fill.islands.anchors.map((_, i) => i);
  while (todo.length > 0) {
    let pick = 0;
    let least = Infinity;
    for (let k = 0; k < todo.length && todo.length > 1; k++) {
      const [x, y] = fill.islands.anchors[todo[k]!]!;
      const d = (x - out.at.x) ** 2 + (y - out.at.y) ** 2;
      if (d < least) [least, pick] = [d, k];
    }
    const [island] = todo.splice(pick, 1);
    layNests(out, fill.nests[island!]!, width);
    const thin = fill.thin[island!]!;
    layLines(out, thin.lines, "outer-wall", thin.widths);
    const gaps = fill.gaps[island!]!;
    layLines(out, gaps.lines, "solid-infill", gaps.widths);
    for (const { role, lines } of hatched[parity]![island!]!) layLines(out, lines, role, width);
  }
}

function hatchIslands(
  kernel: Kernel,
  fill: LayerFill,
  { index, width, height, settings }: LayOptions,
): readonly (readonly Hatching[])[] {
  const { islands, fills, below } = fill;
  const inset = endInset(width, height, settings.infill_overlap);
  const angle = angleOf(index);
  const lists: Hatching[][] = islands.anchors.map(() => []);
  const lay = (area: Polys, role: PathRole, radians = angle): void => {
    if (isEmpty(area)) return;
    for (const [i, part] of islands.split(area).entries())
      if (!isEmpty(part))
        lists[i]!.push({ role, lines: solidLines(kernel, part, width, height, inset, radians) });
  };
  if (!isEmpty(fills.bridge)) {
    const pieces = islandsOf(fills.bridge);
    for (const piece of pieces.split(fills.bridge)) {
      const across = bridgeAngle(piece, below);
      lay(piece, across === undefined ? "bottom-skin" : "bridge", across ?? angle);
    }
  }
  lay(fills.bottom, "bottom-skin");
  lay(fills.solid, "solid-infill");
  lay(fills.top, "top-skin");
  if (!isEmpty(fills.sparse)) {
    for (const [i, part] of islands.split(fills.sparse).entries()) {
      const density = settings.infill_density;
      const lines = sparseLines(kernel, part, width, height, inset, angle, density);
      lists[i]!.push({ role: "sparse-infill", lines });
    }
  }
  return lists;
}

/** Lays closed loops as they come (skirt and brim). */
export function layRings(out: LayerBuilder, loops: Polys, role: PathRole, width: number): void {
  for (let i = 0; i < pathCount(loops); i++) layLoop(out, loops, i, loops.starts[i]!, role, width);
}
