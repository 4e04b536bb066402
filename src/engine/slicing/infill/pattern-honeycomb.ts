import { clipPen } from "./clip.ts";
import { extentOf } from "./frame.ts";
import type { Pattern } from "./pattern-types.ts";

/** One third of a full turn of the comb onto itself. */
const SIXTY = Math.PI / 3;

/**
 * Six-sided cells from waves: along a side, up, along the next side, down. Neighbouring waves are
 * mirrored and lie bead beside bead where cells share a side, so a third of the cell walls is
 * double; the comb turns by 60° with each layer onto itself, and each wall is double in its turn.
 */
export const honeycomb: Pattern = {
  cycle: 3,
  trace({ boundary, radians, pitch, beadSpacing, layer }, out) {
    const side = sideFor(pitch, beadSpacing);
    const rise = (Math.sqrt(3) / 2) * side;
    const low = beadSpacing / 2;
    const turn = radians + (layer % 3) * SIXTY;
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    const { u0, u1, v0, v1 } = extentOf(boundary.polys, cos, sin);
    const pen = clipPen(boundary, out);
    // The middle of a cell is the origin, so that turning keeps the comb in place.
    const fromU = Math.floor((u0 - 1 + side / 2) / (3 * side));
    const toU = Math.ceil((u1 + 1 - 2 * side) / (3 * side));
    for (let row = Math.floor(v0 / rise); row <= Math.ceil(v1 / rise); row++) {
      const below = row * rise + low;
      const above = (row + 1) * rise - low;
      // Cells are two rows high and their middles lie on odd rows' edges.
      const [first, second] = row % 2 === 0 ? [above, below] : [below, above];
      for (let period = fromU; period <= toU; period++) {
        const u = period * 3 * side - side / 2;
        const at = (du: number, v: number): void =>
          pen.line((u + du) * cos - v * sin, (u + du) * sin + v * cos);
        if (period === fromU) pen.move(u * cos - first * sin, u * sin + first * cos);
        else at(0, first);
        at(side, first);
        at(1.5 * side, second);
        at(2.5 * side, second);
      }
    }
  },
};

/**
 * Side of the cells for a line length of 1 / pitch: a wave is 2 sides and 2 slants long and fills
 * 3 sides by its rise. Solved by bisection; the length falls as the side grows.
 */
function sideFor(pitch: number, bead: number): number {
  const smallest = (2 * bead) / Math.sqrt(3);
  let short = smallest;
  let long = smallest + 4 * pitch;
  for (let i = 0; i < 50; i++) {
    const side = (short + long) / 2;
    const rise = (Math.sqrt(3) / 2) * side;
    const wave = 2 * side + 2 * Math.hypot(side / 2, rise - bead);
    if (wave * pitch > 3 * side * rise) short = side;
    else long = side;
  }
  return long;
}
