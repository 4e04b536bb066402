import type { Kernel } from "../kernel/kernel.ts";
import { type Polys, samePolys } from "../kernel/polys.ts";
import { createChainer } from "./chain.ts";
import { cut } from "./cut.ts";
import type { LayerLevel } from "./layers.ts";
import { simplify } from "./simplify.ts";
import type { WeldedMesh } from "./weld.ts";

/** Detail that no machine can lay down, µm. */
const TOLERANCE = 4;

interface Regions {
  /** The solid of each layer; layers that are cut alike share one object. */
  readonly regions: readonly Polys[];
  /** Layers that have contours which could not be closed. */
  readonly openLayers: readonly number[];
}

/** Mesh to the solid region of each layer: bodies that overlap become one, cavities stay empty. */
export function cutRegions(
  kernel: Kernel,
  mesh: WeldedMesh,
  levels: readonly LayerLevel[],
  tick: (layer: number) => boolean,
): Regions | undefined {
  const chain = createChainer(cut(mesh, levels));
  const regions: Polys[] = [];
  const openLayers: number[] = [];
  let lastLoops: Polys | undefined;
  for (let i = 0; i < levels.length; i++) {
    if (!tick(i)) return undefined;
    const { loops, left } = chain(i, levels[i]!.plane);
    if (left > 0) openLayers.push(i);
    const fine = simplify(loops, TOLERANCE);
    if (lastLoops && samePolys(lastLoops, fine)) {
      regions.push(regions[i - 1]!);
      continue;
    }
    lastLoops = fine;
    regions.push(kernel.union(fine));
  }
  return { regions, openLayers };
}
