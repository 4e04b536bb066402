import type { Manifold } from "manifold-3d";
import { IDENTITY, type Matrix } from "./matrix.ts";

/**
 * Solids that share a seam must have it at the same numbers: 13.4 + 13.3 is not 26.7 in binary, and
 * of two boxes that meet there the kernel would make two bodies 4e-15 mm apart, or leave a skin of that
 * thickness over a pocket. So what stands square to the axes has its corners on one grid. What is
 * turned freely keeps its numbers.
 *
 * The grid is a binary one, so that a shift along it is exact, and numbers are rounded to twelve decimals
 * before, so that what sums of lengths are off by does not tip one of them to the next line. It is as fine
 * as the sums allow: rounding bends flat faces, and where that is more than the kernel's own rounding
 * (1e-12 of the body's size) it leaves slivers on them. With 2^-34 mm countersunk bores of under 2 mm had
 * 40 % more triangles, with 2^-27 those of any size half as many again; to give the bodies that tolerance
 * changed nothing.
 */
const CELLS = 2 ** 39;
const DECIMALS = 1e12;

/** Adding and taking this off rounds to whole numbers, the same way on both sides of zero. */
const TO_WHOLE = 1.5 * 2 ** 52;
const TO_GRID = TO_WHOLE / CELLS;

/** Sines and cosines of quarter turns that miss 0 or 1 by less are meant to be these. */
const QUARTER_SLACK = 1e-15;

/** Beyond some metres it only rounds to what a number can hold. */
const rounded = (x: number): number =>
  (x * DECIMALS + TO_WHOLE - TO_WHOLE) / DECIMALS + TO_GRID - TO_GRID;

/** The body with every corner on the grid. */
export function onGrid(body: Manifold): Manifold {
  return body.warpBatch((vertices, count) => {
    for (let i = 0; i < 3 * count; i++) vertices[i] = rounded(vertices[i] as number);
  });
}

/** A placement that keeps what is square to the axes square, if `matrix` is one. */
export function squarePlacement(
  matrix: Matrix,
): { readonly matrix: Matrix; readonly keepsGrid: boolean } | null {
  if (matrix === IDENTITY) return { matrix, keepsGrid: true };
  const tidy = matrix.map((x, i) => (i < 12 ? withoutSlack(x) : x));
  let keepsGrid = true;
  for (let k = 0; k < 3; k++) {
    const column = tidy.slice(4 * k, 4 * k + 3).filter((x) => x !== 0);
    const row = [tidy[k], tidy[4 + k], tidy[8 + k]].filter((x) => x !== 0);
    if (column.length !== 1 || row.length !== 1) return null;
    const shift = tidy[12 + k] as number;
    if (Math.abs(column[0] as number) !== 1 || shift !== rounded(shift)) keepsGrid = false;
  }
  return { matrix: tidy, keepsGrid };
}

function withoutSlack(x: number): number {
  const near = Math.round(x);
  return Math.abs(near) <= 1 && Math.abs(x - near) < QUARTER_SLACK ? near : x;
}
