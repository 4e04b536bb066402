import type { Mesh } from "../../geometry/mesh.ts";
import { beadGrid } from "./bead-grid.ts";
import { deviations } from "./deviation.ts";
import type { Beads } from "./lay-beads.ts";
import type { Region } from "./section-lines.ts";

/** A flat face this near to a layer's middle may belong to the layer or not, mm. */
const NEAR = 0.002;

interface Planes {
  /** Heights to cut at, rising. */
  readonly heights: Float64Array;
  /** Index of each layer's (first) height. */
  readonly first: Uint32Array;
}

/**
 * The middles of the layers as planes to cut at. Where a flat face of the mesh lies just there,
 * slicers differ in what they make of it: such a layer is cut a little below and a little above.
 */
export function planesOf({ positions, triangles }: Mesh, middles: Float64Array): Planes {
  let bottom = Infinity;
  for (const v of triangles) bottom = Math.min(bottom, positions[3 * v + 2]!);
  const flat = new Set<number>();
  for (let t = 0; t < triangles.length; t += 3) {
    const z = positions[3 * triangles[t]! + 2]!;
    if (
      Math.abs(positions[3 * triangles[t + 1]! + 2]! - z) < NEAR &&
      Math.abs(positions[3 * triangles[t + 2]! + 2]! - z) < NEAR
    )
      flat.add(z - bottom);
  }
  const faces = [...flat];
  const heights: number[] = [];
  const first = new Uint32Array(middles.length);
  for (const [i, middle] of middles.entries()) {
    first[i] = heights.length;
    if (faces.some((z) => Math.abs(z - middle) < NEAR))
      heights.push(middle - 2 * NEAR, middle + 2 * NEAR);
    else heights.push(middle);
  }
  return { heights: Float64Array.from(heights), first };
}

/** Of two ways to cut a layer, the one that its beads follow more closely. */
export function nearer(
  beads: Beads,
  layer: number,
  offset: readonly [number, number],
  pitch: number,
  [one, two]: readonly [Region, Region],
): Region {
  const grid = beadGrid(beads, layer, offset);
  const away = (region: Region): number => {
    const { deviation } = deviations(region, grid, pitch);
    return deviation.reduce((sum, d) => sum + Math.abs(d), 0);
  };
  return away(one) <= away(two) ? one : two;
}
