import type { BeadRules } from "./beading.ts";
import type { Port } from "./lay-branch.ts";
import { type End, extend, joinedTo, type Line, link, longOf, poseOf } from "./lines.ts";

/** An end that nothing goes on from yet. */
export interface Loose {
  readonly end: End;
  readonly port: Port;
  /** Thickness of the branch it comes from, µm. */
  readonly reach: number;
}

/** Distance from a point to the nearest contour, µm. */
export type Clearance = (x: number, y: number, most?: number) => number;

/** A piece of bead that was laid across a meeting. */
export interface Segment {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly cover: number;
}

/**
 * A wall that does not go into a branch crosses its mouth on the shortest way: points that dip into
 * the mouth are taken off both ends, as in finding a convex hull.
 */
export function pullTaut(
  one: Line,
  two: Line,
  most: number,
  level: number,
  clearance: Clearance,
): Segment | undefined {
  const p = one.points;
  const q = two.points;
  let taken = 0;
  for (let changed = true; changed && taken < most; ) {
    changed = false;
    if (meet(one, two, level, clearance)) break;
    const n = p.length;
    if (n >= 6 && one !== two) {
      const ux = p[n - 3]! - p[n - 6]!;
      const uy = p[n - 2]! - p[n - 5]!;
      const vx = q[0]! - p[n - 3]!;
      const vy = q[1]! - p[n - 2]!;
      if (leftTurn(ux, uy, vx, vy) && taken + Math.hypot(ux, uy) < most) {
        taken += Math.hypot(ux, uy);
        p.length -= 3;
        changed = true;
      }
    }
    if (q.length >= 6 && one !== two) {
      const ux = q[3]! - q[0]!;
      const uy = q[4]! - q[1]!;
      const vx = q[0]! - p[p.length - 3]!;
      const vy = q[1]! - p[p.length - 2]!;
      if (leftTurn(vx, vy, ux, uy) && taken + Math.hypot(ux, uy) < most) {
        taken += Math.hypot(ux, uy);
        q.splice(0, 3);
        changed = true;
      }
    }
  }
  const n = p.length;
  if (n < 3 || q.length < 3) return undefined;
  return {
    ax: p[n - 3]!,
    ay: p[n - 2]!,
    bx: q[0]!,
    by: q[1]!,
    cover: (p[n - 1]! + q[2]!) / 2,
  };
}

/** Puts in the corner of the contour where two ends head for each other round it. */
function meet(one: Line, two: Line, level: number, clearance: Clearance): boolean {
  if (one === two || one.points.length < 6 || two.points.length < 6) return false;
  const p = poseOf({ line: one, last: true });
  const q = poseOf({ line: two, last: false });
  const cross = p.dx * q.dy - p.dy * q.dx;
  if (Math.abs(cross) < 0.1) return false;
  const ex = q.x - p.x;
  const ey = q.y - p.y;
  const s = (ex * q.dy - ey * q.dx) / cross;
  const t = (ex * p.dy - ey * p.dx) / cross;
  const d = 2.2 * Math.hypot(ex, ey);
  if (s < 1 || t < 1 || s > d || t > d) return false;
  const x = p.x + p.dx * s;
  const y = p.y + p.dy * s;
  if (clearance(x, y) < level - 3) return false;
  one.points.push(x, y, p.cover);
  return true;
}

const leftTurn = (ux: number, uy: number, vx: number, vy: number): boolean =>
  ux * vy - uy * vx > 0.05 * Math.hypot(ux, uy) * Math.hypot(vx, vy);

/** Joins ends that lie opposite, the straightest first; then the two sides of a branch. Gives the rest. */
export function joinFree(
  loose: readonly Loose[],
  rules: BeadRules,
  segments: Segment[],
  clearance: Clearance,
): Loose[] {
  const pairs: { readonly a: Loose; readonly b: Loose; readonly score: number }[] = [];
  for (let i = 0; i < loose.length; i++) {
    for (let j = i + 1; j < loose.length; j++) {
      const a = loose[i]!;
      const b = loose[j]!;
      if (a.port === b.port) continue;
      // The outermost bead stays the outermost.
      if ((a.end.line.index === 0) !== (b.end.line.index === 0)) continue;
      const p = poseOf(a.end);
      const q = poseOf(b.end);
      const dx = q.x - p.x;
      const dy = q.y - p.y;
      const d = Math.hypot(dx, dy);
      if (d > 1.5 * Math.max(a.reach, b.reach) + rules.inner) continue;
      const straight = -(p.dx * q.dx + p.dy * q.dy);
      const on = d > 1 ? Math.min(p.dx * dx + p.dy * dy, -(q.dx * dx + q.dy * dy)) / d : 1;
      // Two alone are the two parts of one wall, however sharp its bend.
      if ((straight < 0.2 || on < 0.2) && loose.length > 2) continue;
      const unlike = a.end.line.index === b.end.line.index ? 0 : 0.5;
      const alike = Math.min(p.cover, q.cover) / Math.max(p.cover, q.cover);
      pairs.push({ a, b, score: Math.min(straight, on) + 0.3 * alike - unlike });
    }
  }
  pairs.sort((p, q) => q.score - p.score);
  for (const { a, b } of pairs) {
    if (joinedTo(a.end) || joinedTo(b.end)) continue;
    // A middle line stays in the middle, another bead only inside.
    const room = isMiddle(a) && isMiddle(b) ? 0.4 * Math.min(a.reach, b.reach) : 0;
    if (crosses(a.end, b.end, segments)) continue;
    segments.push(...joinStraight(a.end, b.end, room, clearance));
  }
  turnBack(loose, rules, clearance);
  return loose.filter(({ end }) => !joinedTo(end));
}

/** Joins the same bead of both sides where it cannot go on, the nearest ends first. */
function turnBack(loose: readonly Loose[], rules: BeadRules, clearance: Clearance): void {
  const pairs: { readonly a: End; readonly b: End; readonly d: number }[] = [];
  for (let i = 0; i < loose.length; i++) {
    for (let j = i + 1; j < loose.length; j++) {
      const a = loose[i]!;
      const b = loose[j]!;
      if (joinedTo(a.end) || joinedTo(b.end) || isMiddle(a) || isMiddle(b)) continue;
      if (a.end.line.index !== b.end.line.index) continue;
      const p = poseOf(a.end);
      const q = poseOf(b.end);
      const d = Math.hypot(q.x - p.x, q.y - p.y);
      if (d > 1.5 * Math.max(a.reach, b.reach) + rules.inner) continue;
      if (clearance((p.x + q.x) / 2, (p.y + q.y) / 2) < 0.45 * Math.min(p.cover, q.cover)) continue;
      pairs.push({ a: a.end, b: b.end, d });
    }
  }
  pairs.sort((p, q) => p.d - q.d);
  for (const { a, b } of pairs) if (!joinedTo(a) && !joinedTo(b)) link(a, b);
}

const isMiddle = ({ end, port }: Loose): boolean => end.line === port.middle;

/** True if the straight way between two ends crosses a bead that lies across already. */
function crosses(a: End, b: End, segments: readonly Segment[]): boolean {
  const p = poseOf(a);
  const q = poseOf(b);
  const side = (x0: number, y0: number, x1: number, y1: number, x: number, y: number): boolean =>
    (x1 - x0) * (y - y0) > (y1 - y0) * (x - x0);
  return segments.some(
    ({ ax, ay, bx, by }) =>
      side(ax, ay, bx, by, p.x, p.y) !== side(ax, ay, bx, by, q.x, q.y) &&
      side(p.x, p.y, q.x, q.y, ax, ay) !== side(p.x, p.y, q.x, q.y, bx, by),
  );
}

/** Joins two ends, with a corner where their directions meet. */
function joinStraight(a: End, b: End, room: number, clearance: Clearance): Segment[] {
  const p = poseOf(a);
  const q = poseOf(b);
  const cover = (p.cover + q.cover) / 2;
  const cross = p.dx * q.dy - p.dy * q.dx;
  const ex = q.x - p.x;
  const ey = q.y - p.y;
  const d = Math.hypot(ex, ey);
  if (Math.abs(cross) > 0.05) {
    const s = (ex * q.dy - ey * q.dx) / cross;
    const t = (ex * p.dy - ey * p.dx) / cross;
    if (s > 1 && t > 1 && s < 3 * d && t < 3 * d) {
      // Where the two would meet, or less far out if there is no room for the bend.
      for (const part of [1, 0.75, 0.5, 0.25]) {
        const mx = p.x + ex / 2 + (p.dx * s - ex / 2) * part;
        const my = p.y + ey / 2 + (p.dy * s - ey / 2) * part;
        if (clearance(mx, my) < Math.max(room, 0.45 * cover)) continue;
        a.line.points[a.last ? "push" : "unshift"](mx, my, cover);
        link(a, b);
        return [
          { ax: p.x, ay: p.y, bx: mx, by: my, cover },
          { ax: mx, ay: my, bx: q.x, by: q.y, cover },
        ];
      }
      return [];
    }
  }
  for (const part of [0.25, 0.5, 0.75])
    if (clearance(p.x + ex * part, p.y + ey * part) < Math.max(room, 0.45 * cover)) return [];
  link(a, b);
  return [{ ax: p.x, ay: p.y, bx: q.x, by: q.y, cover }];
}

/** Share of its cover that a bead's round end is drawn back by, so that it fills as much as it covers. */
const ROUND = Math.PI / 8;

/** A bead is at least so many times as long as it covers across. */
const SHORTEST = 0.5;

/** Lets free ends stop where they meet the side of a bead laid across. Gives what they lay more. */
export function trimEnds(
  free: readonly Loose[],
  segments: readonly Segment[],
  most: number,
  clearance: Clearance,
): Segment[] {
  const laid: Segment[] = [];
  const spare = new Map<Line, number>();
  for (const loose of free) {
    const { end, reach } = loose;
    if (end.line.points.length < 6) continue;
    const { x, y, dx, dy, cover } = poseOf(end);
    let best: number | undefined;
    for (const { ax, ay, bx, by, cover: wide } of segments) {
      const ux = bx - ax;
      const uy = by - ay;
      const l = Math.hypot(ux, uy);
      if (l < 1) continue;
      const cross = (dx * uy - dy * ux) / l;
      if (Math.abs(cross) < 0.3) continue;
      const s = ((ax - x) * uy - (ay - y) * ux) / (dx * uy - dy * ux);
      const along = ((x + dx * s - ax) * ux + (y + dy * s - ay) * uy) / l;
      if (along < -0.6 * wide || along > l + 0.6 * wide) continue;
      const stop = s - wide / 2 / Math.abs(cross) - ROUND * cover;
      if (best === undefined || stop < best) best = stop;
    }
    if (best === undefined || best > reach + most || best < -1.5 * reach - most) continue;
    if (!isFree(x, y, dx, dy, best, 0.45 * cover, clearance)) continue;
    if (best < 0 && isMiddle(loose)) {
      // The one bead of a short neck is not drawn back to nothing from both sides.
      const { line, last } = end;
      if (!spare.has(line)) {
        const more = Math.max(0, longOf(line) - SHORTEST * cover);
        spare.set(line, joinedTo({ line, last: !last }) ? more : more / 2);
      }
      best = Math.max(best, -spare.get(line)!);
    }
    extend(end, best);
    if (best > 0) laid.push({ ax: x, ay: y, bx: x + dx * best, by: y + dy * best, cover });
  }
  return laid;
}

/** True if nothing is nearer than `least` all the way on. */
function isFree(
  x: number,
  y: number,
  dx: number,
  dy: number,
  far: number,
  least: number,
  clearance: Clearance,
): boolean {
  for (let d = least; d < far + least; d += least) {
    const at = Math.min(d, far);
    if (clearance(x + dx * at, y + dy * at) < least) return false;
  }
  return true;
}
