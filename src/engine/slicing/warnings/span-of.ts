import { rowsOf } from "../infill/rows.ts";
import type { Polys } from "../kernel/polys.ts";
import { UM } from "../kernel/polys.ts";
import type { Outline } from "../paths/outline.ts";

const DIRECTIONS = 8;
const EDGES = 4;
/** Rows that are tried in each direction, and their least distance, µm. */
const ROWS = 24;
const STEP = 0.5 * UM;
/** Part of the rows' length that may hang loose: what is cut off at corners. */
const LOOSE = 0.05;

/**
 * How far straight beads must reach, µm, so that every one rests on the layer below at both ends:
 * the longest of them, in the direction in which that is shortest. `undefined` where they rest in no
 * direction. `apart` is how far (µm) the piece is from the layer below.
 */
export function spanOf(piece: Polys, below: Outline, apart: number): number | undefined {
  let best: number | undefined;
  for (const radians of directions(piece)) {
    const span = spanAlong(piece, below, apart, radians);
    if (span !== undefined && (best === undefined || span < best)) best = span;
  }
  return best;
}

/** All round, and along and across the longest edges: a narrow bridge rests in its own direction only. */
function directions({ points, starts }: Polys): number[] {
  const found = Array.from({ length: DIRECTIONS }, (_, k) => (k * Math.PI) / DIRECTIONS);
  const edges: { readonly radians: number; readonly long: number }[] = [];
  for (let path = 0; path + 1 < starts.length; path++) {
    let before = starts[path + 1]! - 1;
    for (let k = starts[path]!; k < starts[path + 1]!; before = k++) {
      const dx = points[2 * k]! - points[2 * before]!;
      const dy = points[2 * k + 1]! - points[2 * before + 1]!;
      edges.push({ radians: Math.atan2(dy, dx), long: dx * dx + dy * dy });
    }
  }
  edges.sort((a, b) => b.long - a.long);
  for (const { radians } of edges.slice(0, EDGES)) found.push(radians, radians + Math.PI / 2);
  return found;
}

/** Where the first row lies, in steps: not where round sizes have corners. */
const FIRST = 0.382;

function spanAlong(
  piece: Polys,
  below: Outline,
  apart: number,
  radians: number,
): number | undefined {
  const { points } = piece;
  const [c, s] = [Math.cos(radians), Math.sin(radians)];
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const v = points[i + 1]! * c - points[i]! * s;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const step = Math.max(Math.min(STEP, (high - low) / 3), (high - low) / ROWS);
  if (step <= 0) return undefined;
  const { starts, us, first, spacing, shift, cos, sin } = rowsOf(
    piece,
    radians,
    step,
    // From the piece's own edge on, so that it is the same wherever the part stands.
    low + FIRST * step,
  );
  let all = 0;
  for (let i = 0; i + 1 < us.length; i += 2) all += us[i + 1]! - us[i]!;
  if (all === 0) return undefined;
  const held = (u: number, v: number, way: number): boolean =>
    [1.2 * apart + 30, 2 * apart + 60].some((out) => {
      const at = u + way * out;
      return below.inside(at * cos - v * sin, at * sin + v * cos);
    });
  let loose = 0;
  let longest = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    const v = (first + row) * spacing + shift;
    for (let i = starts[row]!; i + 1 < starts[row + 1]!; i += 2) {
      const [from, to] = [us[i]!, us[i + 1]!];
      if (held(from, v, -1) && held(to, v, 1)) longest = Math.max(longest, to - from + 2 * apart);
      else if ((loose += to - from) > LOOSE * all) return undefined;
    }
  }
  return longest;
}
