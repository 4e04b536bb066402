import type { PrintSettings } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { NO_POLYS, pathCount, type Polys, UM } from "../kernel/polys.ts";
import { beadSpacing } from "../bead.ts";

export const reads = [
  "line_width",
  "first_layer_line_width",
  "wall_count",
] as const satisfies readonly (keyof PrintSettings)[];

export interface Walls {
  /** Centrelines, the outermost first. */
  readonly loops: readonly Polys[];
  /** What is left inside the innermost wall. */
  readonly inside: Polys;
}

export const NO_WALLS: Walls = { loops: [], inside: NO_POLYS };

/**
 * Two beads of a wall may come this share of a spacing closer than they should before the narrow
 * place is left to one wall less.
 */
const SQUEEZE = 0.4;

/**
 * Walls of a region by offsetting. The outer centreline runs half a width inside the contour, the
 * others one bead spacing further in. Each is opened, so that it stays out of places too narrow.
 */
export function walls(
  kernel: Kernel,
  region: Polys,
  width: number,
  height: number,
  count: number,
): Walls {
  const spacing = beadSpacing(width, height) * UM;
  const margin = (spacing * (1 - SQUEEZE)) / 2;
  const loops: Polys[] = [];
  let handle = kernel.load(region);
  const step = (delta: number): void => {
    const next = kernel.inflate(handle, delta);
    handle.delete();
    handle = next;
  };
  for (let k = 0; k < count; k++) {
    step(-((k === 0 ? (width * UM) / 2 : spacing) + margin));
    step(margin);
    const loop = kernel.read(handle);
    if (pathCount(loop) === 0) break;
    loops.push(loop);
  }
  let inside = NO_POLYS;
  if (loops.length === count) {
    step(-spacing / 2);
    inside = kernel.read(handle);
  }
  handle.delete();
  return { loops, inside };
}
