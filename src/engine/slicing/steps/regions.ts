import type { PrintSettings } from "../../machines/settings.ts";
import { compensate } from "../walls/compensate.ts";
import { isSimple } from "../kernel/crossings.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { isNested } from "../kernel/nested.ts";
import { type Polys, samePolys, UM } from "../kernel/polys.ts";
import { createChainer } from "./chain.ts";
import { cut } from "./cut.ts";
import type { LayerLevel } from "./layers.ts";
import { simplifyEvenly } from "./simplify.ts";
import type { WeldedMesh } from "./weld.ts";

export const reads = ["max_resolution"] as const satisfies readonly (keyof PrintSettings)[];

/** What corrects the regions for what printing does to them. */
export const compensationReads = [
  "xy_compensation",
  "hole_compensation",
  "elephant_foot_compensation",
  "first_layer_line_width",
  "raft_layers",
] as const satisfies readonly (keyof PrintSettings)[];

/** What the cutting of a layer gives. */
export interface CutLayer {
  /** The solid of the layer; layers that are cut alike share one object. */
  readonly region: Polys;
  /** Some contour could not be closed. */
  readonly open: boolean;
}

/**
 * Mesh to the solid region of the layers `from` to `to` (not included): bodies that overlap become
 * one, cavities stay empty. Detail finer than
 * `max_resolution` is left out. Layers that `layers` holds already are left alone. Gives false if `tick`
 * asks to stop.
 */
export function cutRegions(
  kernel: Kernel,
  mesh: WeldedMesh,
  levels: readonly LayerLevel[],
  [from, to]: readonly [number, number],
  layers: (CutLayer | undefined)[],
  settings: PrintSettings,
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
    const fine = simplifyEvenly(loops, settings.max_resolution * UM);
    const before = layers[i - 1];
    const same = i > 1 && before && lastLoops && samePolys(lastLoops, fine);
    layers[i] = {
      region: same ? before.region : corrected(kernel, regionOf(kernel, fine), i, settings),
      open: left > 0,
    };
    lastLoops = fine;
  }
  return true;
}

function corrected(kernel: Kernel, region: Polys, layer: number, settings: PrintSettings): Polys {
  // Only what lies on the bed is pressed wide.
  const foot = layer === 0 && settings.raft_layers === 0;
  return compensate(kernel, region, {
    xy: settings.xy_compensation,
    hole: -settings.hole_compensation,
    elephantFoot: foot ? settings.elephant_foot_compensation : 0,
    bead: settings.first_layer_line_width,
  });
}

/**
 * Each contour from its lowest point on, the leftmost of equals, and the contours in the order of
 * those points: so it makes no difference in which order the triangles came.
 */
function canonical({ points, starts }: Polys): Polys {
  const order = Array.from({ length: starts.length - 1 }, (_, path) => {
    let first = starts[path]!;
    for (let k = first + 1; k < starts[path + 1]!; k++) {
      const dy = points[2 * k + 1]! - points[2 * first + 1]!;
      if (dy < 0 || (dy === 0 && points[2 * k]! < points[2 * first]!)) first = k;
    }
    return { path, first };
  });
  order.sort(
    (a, b) =>
      points[2 * a.first + 1]! - points[2 * b.first + 1]! ||
      points[2 * a.first]! - points[2 * b.first]! ||
      starts[b.path + 1]! - starts[b.path]! - (starts[a.path + 1]! - starts[a.path]!),
  );
  const sorted = new Int32Array(points.length);
  const begins = new Uint32Array(starts.length);
  let n = 0;
  for (const [i, { path, first }] of order.entries()) {
    const tail = points.subarray(2 * first, 2 * starts[path + 1]!);
    sorted.set(tail, n);
    sorted.set(points.subarray(2 * starts[path]!, 2 * first), n + tail.length);
    n += 2 * (starts[path + 1]! - starts[path]!);
    begins[i + 1] = n / 2;
  }
  return { points: sorted, starts: begins };
}

/** Contours that cross nothing and lie in each other as they should are a region as they are. */
function regionOf(kernel: Kernel, loops: Polys): Polys {
  return canonical(isSimple(loops) && isNested(loops) ? loops : kernel.union(loops));
}
