import type { Kernel } from "../kernel/kernel.ts";
import type { Polys } from "../kernel/polys.ts";
import { beadRoom, makeWalls, type Walls } from "../walls/walls.ts";

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
  return makeWalls(kernel, beadRoom(kernel, rest, minBeadWidth), {
    width,
    outerWidth: width,
    height,
    count: BEADS,
    generator: "variable",
    minBeadWidth,
    preciseOuterWall: false,
  });
}
