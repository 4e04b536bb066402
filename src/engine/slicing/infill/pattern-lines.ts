import { addRows } from "./hatch.ts";
import type { Pattern, PatternInput } from "./pattern-types.ts";
import { rowsOf } from "./rows.ts";
import type { Strands } from "./strands.ts";

/** Parallel lines, those of the next layer square across them. */
export const lines: Pattern = { cycle: 2, trace: alternating };

/** The same lines, every one joined to the next along the wall. */
export const zigzag: Pattern = { cycle: 2, trace: alternating, joinPitches: 4 };

/** Two sets of lines square to each other on every layer. */
export const grid: Pattern = {
  cycle: 1,
  trace: (input, out) => crossing(input, out, [0, Math.PI / 2], 0),
};

const THREE = [0, Math.PI / 3, (2 * Math.PI) / 3];

/** Three sets of lines that meet in points. */
export const triangles: Pattern = {
  cycle: 1,
  trace: (input, out) => crossing(input, out, THREE, 0),
};

/**
 * Cubes standing on a corner: three families of planes square to each other, each leaning so that
 * its line moves sideways by z / √2 as the layers rise.
 */
export const cubic: Pattern = {
  cycle: Infinity,
  trace: (input, out) => crossing(input, out, THREE, input.z * Math.SQRT1_2),
};

function alternating({ boundary, radians, pitch, layer }: PatternInput, out: Strands): void {
  const across = layer % 2 === 0 ? radians : radians + Math.PI / 2;
  addRows(out, rowsOf(boundary.polys, across, pitch, pitch / 2));
}

/** Lines in several directions share the volume, so each set is that many times as far apart. */
function crossing(
  { boundary, radians, pitch }: PatternInput,
  out: Strands,
  turns: readonly number[],
  shift: number,
): void {
  const spacing = pitch * turns.length;
  // The middle one of three directions looks the other way than the corner of the cube.
  for (const [i, turn] of turns.entries())
    addRows(out, rowsOf(boundary.polys, radians + turn, spacing, i === 1 ? -shift : shift));
}
