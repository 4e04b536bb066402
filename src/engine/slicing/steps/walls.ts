import type { PrintSettings } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { area as areaOf, concat, NO_POLYS, pathCount, type Polys, UM } from "../kernel/polys.ts";
import { beadSpacing } from "../bead.ts";
import { type Beads, fillNarrow, NARROWEST, widthFor } from "./gaps.ts";

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
  /** Single lines where the part is too narrow for two lines of the outer wall. */
  readonly thin: Beads;
  /** Single lines between walls that are too far apart to touch, too close for one more. */
  readonly gaps: Beads;
}

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
  const between: Polys[] = [];
  let covered = region;
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
    between.push(notReached(kernel, covered, loop, k === 0 ? (width * UM) / 2 : spacing / 2));
    if (pathCount(loop) === 0) break;
    loops.push(loop);
    if (k + 1 < count) covered = kernel.offset(loop, -spacing / 2);
  }
  let inside = NO_POLYS;
  if (loops.length === count) {
    step(-spacing / 2);
    inside = kernel.read(handle);
  }
  handle.delete();
  const [thin = NO_POLYS, ...gaps] = between;
  const most = 2 * width * UM;
  return {
    loops,
    inside,
    thin: fillNarrow(kernel, thin, THINNEST, (g) => Math.min(g, most)),
    gaps: fillNarrow(kernel, gaps.reduce(concat, NO_POLYS), NARROWEST, (g) =>
      Math.min(widthFor(g, height), most),
    ),
  };
}

/** Narrowest part that is still drawn as one line, µm. */
const THINNEST = 200;

/** What the beads along `loop`, reaching `reach` to each side, leave of `area`; nothing if little. */
function notReached(kernel: Kernel, area: Polys, loop: Polys, reach: number): Polys {
  const beads = kernel.offset(loop, reach);
  if (areaOf(area) - areaOf(beads) < LEAST_AREA) return NO_POLYS;
  return kernel.difference(area, beads);
}

/** Less than this is the rounding of corners, µm². */
const LEAST_AREA = 0.05 * UM * UM;
