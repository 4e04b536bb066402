import type { Kernel } from "../kernel/kernel.ts";
import { area, inRegion, isEmpty, type Polys, UM } from "../kernel/polys.ts";
import { boundaryOf } from "./boundary.ts";
import { extentOf } from "./frame.ts";
import { rowsOf } from "./rows.ts";

/** Smaller places hang from their edges whatever the direction, µm². */
const SMALLEST = 4 * UM * UM;
/** At least this share of the length must rest at both ends, else it is an overhang. */
const LEAST_HELD = 0.5;
/** Directions nearer to each other than this are one. */
const ALIKE = Math.PI / 60;
const MOST_DIRECTIONS = 12;
/** How far outside an edge the layer below is looked for, µm. */
const OUTSIDE = 20;
/** Rows that a gap is judged by, about, and the closest that they may lie, µm. */
const JUDGED_ROWS = 60;
const CLOSEST_ROWS = 100;

/**
 * The direction (radians, 0 to π) in which lines over a gap rest on the layer below at both ends,
 * or `undefined` where hardly any direction does (an overhang, not a bridge). The candidates run
 * along and square to the edges of the gap; the best one leaves least length unheld, then has the
 * shortest lines.
 */
export function bridgeAngle(kernel: Kernel, piece: Polys, below: Polys): number | undefined {
  if (area(piece) < SMALLEST || isEmpty(below)) return undefined;
  const gap = kernel.difference(piece, below);
  if (isEmpty(gap)) return undefined;
  const held = heldEdges(gap, below);
  let best = LEAST_HELD;
  let angle: number | undefined;
  for (const radians of candidates(gap)) {
    const score = judge(gap, held, radians);
    if (score > best) {
      best = score;
      angle = radians;
    }
  }
  return angle;
}

/** Which edges of the gap have the layer below right outside them. */
function heldEdges(gap: Polys, below: Polys): Uint8Array {
  const { points } = gap;
  const { next, lengths } = boundaryOf(gap);
  const held = new Uint8Array(next.length);
  for (let e = 0; e < next.length; e++) {
    const length = lengths[e]!;
    if (length === 0) continue;
    const ax = points[2 * e]!;
    const ay = points[2 * e + 1]!;
    const bx = points[2 * next[e]!]!;
    const by = points[2 * next[e]! + 1]!;
    // The region lies on the left of its edges.
    const x = (ax + bx) / 2 + ((by - ay) / length) * OUTSIDE;
    const y = (ay + by) / 2 - ((bx - ax) / length) * OUTSIDE;
    held[e] = inRegion(below, x, y) ? 1 : 0;
  }
  return held;
}

/** Directions of the gap's edges and square to them, those of the longest edges first. */
function candidates(gap: Polys): readonly number[] {
  const { points } = gap;
  const { next, lengths } = boundaryOf(gap);
  const found: { angle: number; length: number }[] = [];
  const byLength = Uint32Array.from(lengths.keys()).sort(
    (a, b) => lengths[b]! - lengths[a]! || a - b,
  );
  for (const e of byLength) {
    const dx = points[2 * next[e]!]! - points[2 * e]!;
    const dy = points[2 * next[e]! + 1]! - points[2 * e + 1]!;
    const angle = halfTurn(Math.atan2(dy, dx));
    const like = found.find((one) => apart(one.angle, angle) < ALIKE);
    if (like) like.length += lengths[e]!;
    else if (found.length < MOST_DIRECTIONS * 8) found.push({ angle, length: lengths[e]! });
  }
  found.sort((a, b) => b.length - a.length);
  const angles: number[] = [];
  for (const { angle } of found.slice(0, MOST_DIRECTIONS))
    for (const one of [angle, halfTurn(angle + Math.PI / 2)])
      if (angles.every((other) => apart(one, other) > ALIKE / 2)) angles.push(one);
  // A round edge has more directions than are tried: look all round as well.
  if (found.length > MOST_DIRECTIONS)
    for (let k = 0; k < MOST_DIRECTIONS; k++) angles.push((k * Math.PI) / MOST_DIRECTIONS);
  return angles;
}

function halfTurn(angle: number): number {
  const within = angle % Math.PI;
  return within < 0 ? within + Math.PI : within;
}

function apart(a: number, b: number): number {
  const d = Math.abs(a - b);
  return Math.min(d, Math.PI - d);
}

/** Share of the length over the gap that is held at both ends; of equals the shorter lines win. */
function judge(gap: Polys, held: Uint8Array, radians: number): number {
  const { v0, v1 } = extentOf(gap, Math.cos(radians), Math.sin(radians));
  const spacing = Math.max(CLOSEST_ROWS, (v1 - v0) / JUDGED_ROWS);
  const { starts, us, edges } = rowsOf(gap, radians, spacing, v0 + spacing / 2);
  let all = 0;
  let safe = 0;
  let pieces = 0;
  for (let r = 0; r + 1 < starts.length; r++)
    for (let i = starts[r]!; i + 1 < starts[r + 1]!; i += 2) {
      const length = us[i + 1]! - us[i]!;
      all += length;
      pieces++;
      if (held[edges[i]!] && held[edges[i + 1]!]) safe += length;
    }
  return all > 0 ? safe / all - (all / pieces) * 1e-7 : 0;
}
