import type { PrintSettings } from "../../machines/settings.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { type Polys, samePolys, UM } from "../kernel/polys.ts";
import { createChainer } from "./chain.ts";
import { cut } from "./cut.ts";
import type { LayerLevel } from "./layers.ts";
import { simplify } from "./simplify.ts";
import type { WeldedMesh } from "./weld.ts";

export const reads = ["max_resolution"] as const satisfies readonly (keyof PrintSettings)[];

/** What the cutting of a layer gives. */
export interface CutLayer {
  /** The solid of the layer; layers that are cut alike share one object. */
  readonly region: Polys;
  /** Some contour could not be closed. */
  readonly open: boolean;
}

/**
 * Mesh to the solid region of the layers `from` to `to` (not included): bodies that overlap become
 * one, cavities stay empty. Detail finer than `resolution` (mm) is left out. Layers that `layers` holds already are left alone. Gives false if `tick`
 * asks to stop.
 */
export function cutRegions(
  kernel: Kernel,
  mesh: WeldedMesh,
  levels: readonly LayerLevel[],
  [from, to]: readonly [number, number],
  layers: (CutLayer | undefined)[],
  resolution: number,
  tick: (layer: number) => boolean,
): boolean {
  const chain = createChainer(cut(mesh, levels, from, to));
  let lastLoops: Polys | undefined;
  for (let i = from; i < to; i++) {
    if (!tick(i)) return false;
    if (layers[i]) {
      lastLoops = undefined;
      continue;
    }
    const { loops, left } = chain(i, levels[i]!.plane);
    const fine = simplify(loops, resolution * UM);
    const before = layers[i - 1];
    const same = before && lastLoops && samePolys(lastLoops, fine);
    layers[i] = { region: same ? before.region : kernel.union(fine), open: left > 0 };
    lastLoops = fine;
  }
  return true;
}
