import type { PrintSettings } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, type Polys, UM } from "../kernel/polys.ts";
import { beadSpacing } from "../bead.ts";
import { hatch, type Lines, NO_LINES } from "./hatch.ts";

export const reads = [
  "infill_density",
  "infill_pattern",
  "infill_overlap",
  "line_width",
] as const satisfies readonly (keyof PrintSettings)[];

const QUARTER = Math.PI / 4;

/** Lines are at 45°, those of the next layer across them. */
export const angleOf = (layer: number): number => (layer % 2 === 0 ? QUARTER : 3 * QUARTER);

/**
 * How far the ends of hatch lines stay inside the area that the walls leave, µm: half a spacing
 * less the overlap with the innermost wall.
 */
export function endInset(width: number, height: number, overlap: number): number {
  return (beadSpacing(width, height) / 2 - overlap * width) * UM;
}

/** Lines side by side: beads touch, and neighbours are joined into a zigzag. */
export function solidLines(
  kernel: Kernel,
  area: Polys,
  width: number,
  height: number,
  inset: number,
  radians: number,
): Lines {
  if (isEmpty(area)) return NO_LINES;
  const spacing = beadSpacing(width, height) * UM;
  return hatch(kernel.offset(area, -inset), radians, spacing, spacing * 2.5);
}

/** Lines so far apart that they fill `density` (0 to 1) of the volume; they are not joined. */
export function sparseLines(
  kernel: Kernel,
  area: Polys,
  width: number,
  height: number,
  inset: number,
  radians: number,
  density: number,
): Lines {
  if (isEmpty(area) || density <= 0) return NO_LINES;
  const spacing = (beadSpacing(width, height) * UM) / density;
  return hatch(kernel.offset(area, -inset), radians, spacing, 0);
}
