import { rowsOf } from "../infill/rows.ts";
import { inRegion, type Polys, UM } from "../kernel/polys.ts";
import { boxOf } from "./pieces.ts";

const DIRECTIONS = 12;
/** Distance between the lines that are tried, µm. */
const STEP = 0.5 * UM;
/** The first of them beside the corner of the piece's box, µm: not where round sizes have corners. */
const FIRST = 0.191 * UM;
/** Part of the lines' length that may hang loose: what is cut off at corners. */
const LOOSE = 0.05;

/**
 * True if straight beads in some direction rest on the layer below at both ends and are nowhere
 * longer than `most` µm: a bridge that needs no support. `apart` is how far (µm) the piece is from
 * the layer below, since what leans out a little was taken away from it.
 */
export function spans(piece: Polys, below: Polys, apart: number, most: number): boolean {
  const [x0, y0, x1, y1] = boxOf(piece);
  if (Math.min(x1 - x0, y1 - y0) > most) return false;
  for (let k = 0; k < DIRECTIONS; k++) {
    const radians = (k * Math.PI) / DIRECTIONS;
    // From the piece's own place on, not the bed's: the answer is the same wherever the part stands.
    const beside = y0 * Math.cos(radians) - x0 * Math.sin(radians) + FIRST;
    if (rests(piece, below, apart, most, radians, beside)) return true;
  }
  return false;
}

function rests(
  piece: Polys,
  below: Polys,
  apart: number,
  most: number,
  radians: number,
  beside: number,
): boolean {
  const { starts, us, first, spacing, shift, cos, sin } = rowsOf(piece, radians, STEP, beside);
  let all = 0;
  for (let i = 0; i + 1 < us.length; i += 2) all += us[i + 1]! - us[i]!;
  if (all === 0) return false;
  const held = (u: number, v: number, way: number): boolean => {
    for (const out of [1.2 * apart + 30, 2 * apart + 60]) {
      const at = u + way * out;
      if (inRegion(below, at * cos - v * sin, at * sin + v * cos)) return true;
    }
    return false;
  };
  let loose = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    const v = (first + row) * spacing + shift;
    for (let i = starts[row]!; i + 1 < starts[row + 1]!; i += 2) {
      const [from, to] = [us[i]!, us[i + 1]!];
      if (to - from + 2 * apart <= most && held(from, v, -1) && held(to, v, 1)) continue;
      loose += to - from;
      if (loose > LOOSE * all) return false;
    }
  }
  return true;
}
