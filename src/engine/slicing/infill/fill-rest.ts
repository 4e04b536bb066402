import type { Kernel } from "../kernel/kernel.ts";
import { type Polys, UM } from "../kernel/polys.ts";
import { makeWalls, type Walls } from "../walls/walls.ts";

/** Gaps wider than the narrowest bead less this are looked at, µm. */
const SLIT = 10;
/** From each side: what concentric loops leave is less than three beads wide. */
const BEADS = 2;

/**
 * Beads of varying width in what concentric loops leave; widths in mm. (Tried: one bead along the middle, as
 * the rest was taken for less than two beads wide: slits of 0.15 mm stayed between its innermost loops, and
 * where the slits of two corners met in a point a bead went 0.4 mm beside the part.)
 */
export function fillRest(
  kernel: Kernel,
  rest: Polys,
  width: number,
  height: number,
  minBeadWidth: number,
): Walls {
  // Slits along the loops, which touch each other in points, are no room for a bead and no region.
  const slit = Math.round((minBeadWidth * UM) / 2 - SLIT);
  return makeWalls(kernel, kernel.offsets(rest, -slit, slit), {
    width,
    outerWidth: width,
    height,
    count: BEADS,
    generator: "variable",
    minBeadWidth,
    preciseOuterWall: false,
  });
}
