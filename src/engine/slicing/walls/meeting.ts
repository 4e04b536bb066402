import { inPath, pathArea, type Polys, ringArea, UM } from "../kernel/polys.ts";
import { type BeadRules, depthOf } from "./beading.ts";
import type { Sampled } from "./branches.ts";
import type { Segment } from "./join.ts";
import type { Line } from "./lines.ts";
import type { Outline } from "./outline.ts";
import { placeCover } from "./place-cover.ts";
import type { Stretch } from "./stretch.ts";

/** What was laid where branches meet, or in the ring of walls between them. */
interface Meeting {
  readonly stretches: readonly Stretch[];
  readonly lines: readonly (Line | undefined)[];
  /** What joins them across. */
  readonly segments: readonly Segment[];
}

/** A meeting may be this much larger than what its beads cover, µm²: corners are never filled. */
export const MOST_MISSING = 0.2 * UM * UM;
/** Inner beads may lie on others so much, µm². */
const MOST_DOUBLE = 0.15 * UM * UM;
/** And this share of its own. */
const SHARE = 0.4;

/**
 * Looks whether beads fill the place where branches meet, once: inner beads that lie on others are taken
 * up. Gives the outline (xy, µm) of what is left open, if it is worth a bead of its own.
 */
export function doubtAt(
  { stretches, lines, segments }: Meeting,
  outline: Outline,
  region: Polys,
  inside: Polys,
  plain: readonly Segment[],
  slack: number,
): readonly number[] | undefined {
  const place = placeOf(outline, stretches);
  const isWide = stretches.some(({ wide }) => wide);
  let laid = 0;
  for (const line of lines) if (line) laid += laidBy(line);
  for (const { ax, ay, bx, by, cover } of segments) laid += cover * Math.hypot(bx - ax, by - ay);
  // Along the contour the round side of a bead leaves its share open.
  const edge = stretches.reduce((sum, { span }) => sum + span, 0) * (slack / 2);
  const room = ringArea(place) - edge - (isWide ? facing(place, inside) : 0);
  // What is covered once needs no closer look. (That took a fifth of an enclosure's walls.)
  if (room - laid < MOST_MISSING / 2 && laid - room < MOST_DOUBLE) return undefined;
  const others = plain.length > 0 ? [...segments, ...plain] : segments;
  const cover = placeCover(place, region, inside, lines, others, MOST_MISSING);
  if (!cover) return room - laid < MOST_MISSING ? undefined : place;
  let taken = false;
  // Inner beads that lie on others are taken up again.
  for (const [k, line] of lines.entries()) {
    if (!line || cover.doubled[k]! < Math.max(MOST_DOUBLE, SHARE * laidBy(line))) continue;
    takeUp(line);
    taken = true;
  }
  if (taken) return place;
  return cover.voids < MOST_MISSING ? undefined : cover.box;
}

/** What the walls of contours that pass nothing narrow take. */
export function plainWalls(
  { ax, ay, next, firsts }: Outline,
  sampled: readonly Sampled[],
  rules: BeadRules,
): Segment[] {
  const cover = 2 * depthOf(rules, rules.count);
  const segments: Segment[] = [];
  for (const [c, { ribs }] of sampled.entries()) {
    if (ribs.length > 0) continue;
    for (let s = firsts[c]!; s < firsts[c + 1]!; s++) {
      const e = next[s]!;
      segments.push({ ax: ax[s]!, ay: ay[s]!, bx: ax[e]!, by: ay[e]!, cover });
    }
  }
  return segments;
}

/** Area (signed, µm²) of the wide places that the walls round a meeting leave, holes in them not taken off. */
function facing(place: readonly number[], inside: Polys): number {
  const isOutline = ringArea(place) > 0;
  const own = { points: Int32Array.from(place), starts: Uint32Array.of(0, place.length / 2) };
  let sum = 0;
  let least = -Infinity;
  for (let i = 0; i + 1 < inside.starts.length; i++) {
    const size = pathArea(inside, i);
    if (size > 0 !== isOutline) continue;
    const k = 2 * inside.starts[i]!;
    if (isOutline) {
      if (inPath(own, 0, inside.points[k]!, inside.points[k + 1]!)) sum += size;
    } else if (size > least && inPath(inside, i, place[0]!, place[1]!)) {
      least = size;
      sum = size;
    }
  }
  return sum;
}

/** Takes a line away. */
function takeUp(line: Line): void {
  for (const other of [line.first, line.last]) {
    if (!other) continue;
    if (other.last) other.line.last = undefined;
    else other.line.first = undefined;
  }
  line.first = undefined;
  line.last = undefined;
  line.points.length = 0;
}

/** What a line covers, µm². */
function laidBy({ points }: Line): number {
  let sum = 0;
  for (let k = 3; k < points.length; k += 3)
    sum +=
      Math.hypot(points[k]! - points[k - 3]!, points[k + 1]! - points[k - 2]!) *
      ((points[k + 2]! + points[k - 1]!) / 2);
  return sum;
}

/** The outline of a meeting of branches: the contour between them, and straight across their ends. */
function placeOf({ ax, ay, next, length }: Outline, stretches: readonly Stretch[]): number[] {
  const place: number[] = [];
  const put = (x: number, y: number): void => void place.push(Math.round(x), Math.round(y));
  for (const { from, to, span } of stretches) {
    put(from.x, from.y);
    let s = from.side;
    if (span > 0 && (s !== to.side || span > length[s]!))
      do {
        s = next[s]!;
        put(ax[s]!, ay[s]!);
      } while (s !== to.side);
    put(to.x, to.y);
  }
  return place;
}
