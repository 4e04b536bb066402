import { type BeadRules, countFor, levelOf } from "./beading.ts";
import { ahead, firstFrom, type Sampled } from "./branches.ts";
import { type Line, newLine, push } from "./lines.ts";
import { FAN, type Outline } from "./outline.ts";
import type { Rib, Ribber } from "./ribs.ts";

/** Where a stretch begins or ends: a place on the contour and the beads of the branch there. */
export interface Border {
  readonly key: number;
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
  readonly side: number;
  readonly along: number;
  readonly radius: number;
  /** Pairs of beads in the branch. */
  readonly pairs: number;
  readonly levels: readonly number[];
  readonly covers: readonly number[];
}

/** A piece of contour between two branches. */
export interface Stretch {
  readonly contour: number;
  readonly from: Border;
  readonly to: Border;
  /** Length walked from its beginning to its end, and to each rib. */
  readonly span: number;
  readonly walked: readonly number[];
  readonly ribs: readonly Rib[];
  /** True if the middle is so far away somewhere that all walls stand alone. */
  readonly wide: boolean;
  /** Largest distance of the middle, µm. */
  readonly room: number;
}

export function stretchOf(
  outline: Outline,
  sampled: readonly Sampled[],
  contour: number,
  from: Border,
  to: Border,
  span: number,
  limit: number,
): Stretch {
  const all = sampled[contour]!.ribs;
  const ribs: Rib[] = [];
  const walked: number[] = [];
  let x = from.x;
  let y = from.y;
  let length = 0;
  const walk = (to: { readonly x: number; readonly y: number }): void => {
    length += Math.hypot(to.x - x, to.y - y);
    x = to.x;
    y = to.y;
  };
  let room = 0;
  let k = firstFrom(all, from.key);
  for (let i = 0; i < all.length; i++, k++) {
    if (k >= all.length) k -= all.length;
    const rib = all[k]!;
    if (ahead(outline, contour, from.key, rib.key) >= span) break;
    ribs.push(rib);
    walk(rib);
    walked.push(length);
    room = Math.max(room, rib.radius);
  }
  walk(to);
  return { contour, from, to, span: length, walked, ribs, wide: room >= limit, room };
}

/** A point of the contour and a direction inwards. */
type Way = Pick<Rib, "x" | "y" | "nx" | "ny" | "side" | "along">;

interface Place {
  readonly rib: Way;
  /** Distance from the beginning of the stretch. */
  readonly d: number;
  /** True on a side, not at a corner. */
  readonly own?: boolean;
}

/** Corners that turn farther are gone round, not met at a point. */
const SHARPEST = (115 / 180) * Math.PI;

/**
 * How a bead goes round a corner that points into the region: to the point where its two straight
 * pieces meet, since that leaves no hole before the beads beyond; round, where there is no room.
 */
function roundCorner(
  outline: Outline,
  ribber: Ribber,
  fan: readonly Rib[],
  level: number,
  cover: number,
  starts = false,
  ends = false,
): readonly Way[] {
  const { side, x, y } = fan[0]!;
  const turn = -outline.turn[side]!;
  const middle = fan[fan.length >> 1]!;
  const before = outline.previous[side]!;
  const { tx, ty, length } = outline;
  const first = { x, y, nx: -ty[before]!, ny: tx[before]!, side: before, along: length[before]! };
  const last = { x, y, nx: -ty[side]!, ny: tx[side]!, side, along: 0 };
  const peak = level / Math.max(0.3, Math.cos(turn / 2));
  // A bead that begins here crosses the mouth of a branch: it does not turn into it.
  if (starts && ends)
    return [{ ...middle, nx: (middle.nx * peak) / level, ny: (middle.ny * peak) / level }];
  const whole = [fan[0]!.radius >= level - SLIP, fan[fan.length - 1]!.radius >= level - SLIP];
  if (starts) return whole[1] ? [last] : [];
  if (ends) return whole[0] ? [first] : [];
  const round = fan.filter(({ radius }) => radius >= level - SLIP);
  if (turn > SHARPEST || middle.radius < level || !whole[0] || !whole[1])
    return finer(outline, ribber, fan, round, level);
  const [px, py] = peakOf(outline, side, peak);
  const other = facedCorner(outline, fan);
  if (other < 0) return 2 * middle.radius >= peak + 0.9 * level ? [first, last] : round;
  // Opposite another such corner, the same bead has a peak there.
  const [qx, qy] = peakOf(
    outline,
    other,
    level / Math.max(0.3, Math.cos(outline.turn[other]! / 2)),
  );
  return Math.hypot(px - qx, py - qy) > 0.85 * cover ? [first, last] : round;
}

/** Round a corner from where there is room to where there is none any more. */
function finer(
  outline: Outline,
  ribber: Ribber,
  fan: readonly Rib[],
  round: readonly Rib[],
  level: number,
): readonly Rib[] {
  if (round.length === 0) return round;
  const { side } = fan[0]!;
  const angleOf = (rib: Rib): number => (outline.key[side]! - rib.key) / FAN;
  const search = (from: Rib, to: Rib | undefined): Rib => {
    let best = from;
    let good = angleOf(from);
    let bad = to ? angleOf(to) : good;
    for (let i = 0; to && i < 6; i++) {
      const rib = ribber.fan(side, (good + bad) / 2);
      if (rib.radius >= level - SLIP) {
        best = rib;
        good = (good + bad) / 2;
      } else bad = (good + bad) / 2;
    }
    return best;
  };
  const first = round[0]!;
  const last = round[round.length - 1]!;
  return [
    search(first, fan[fan.indexOf(first) - 1]),
    ...round,
    search(last, fan[fan.indexOf(last) + 1]),
  ];
}

/** The corner pointing into the region that the middle of a fan faces, -1 if none. */
function facedCorner(outline: Outline, fan: readonly Rib[]): number {
  const { qside, qalong } = fan[fan.length >> 1]!;
  return qside >= 0 && qalong <= 1e-6 && outline.turn[qside]! < -0.02 ? qside : -1;
}

/** The point at a distance from a corner, in the middle of its directions. */
function peakOf(outline: Outline, side: number, distance: number): readonly [number, number] {
  const { ax, ay, tx, ty, turn } = outline;
  const angle = -turn[side]! / 2;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const nx = -ty[side]!;
  const ny = tx[side]!;
  return [
    ax[side]! + distance * (nx * cos - ny * sin),
    ay[side]! + distance * (nx * sin + ny * cos),
  ];
}

/** The bead's middle may come this near to the medial axis, µm. */
const SLIP = 2;

const HALVINGS = 8;

/** The last place from `way` on along its side (or back, if not `forward`) with room for the level. */
function edgeOf(outline: Outline, ribber: Ribber, way: Way, level: number, forward: boolean): Way {
  let good = way.along;
  let bad = forward ? outline.length[way.side]! : 0;
  let best = way;
  for (let i = 0; i < HALVINGS && Math.abs(bad - good) > 1; i++) {
    const middle = i === 0 ? bad + (good - bad) * 0.01 : (good + bad) / 2;
    const rib = ribber.at(way.side, middle);
    if (rib.radius >= level - SLIP) {
      best = rib;
      good = middle;
      if (i === 0) break;
    } else bad = middle;
  }
  return best;
}

/**
 * Between two places on sides that do not follow each other, the bead leaves out what has no room for
 * it: it goes to the end of the room on the one side and on from where there is room on the other.
 */
function bridge(outline: Outline, ribber: Ribber, a: Way, b: Way, level: number): readonly Way[] {
  if (a.side === b.side || outline.next[a.side] === b.side) return [];
  if (Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < 1) return [];
  return [edgeOf(outline, ribber, a, level, true), edgeOf(outline, ribber, b, level, false)];
}

/** A place with this many times the room of the branches beside it has walls of its own. */
const ROOMY = 1.4;

/** How many beads go along a stretch. */
export function beadsAlong(rules: BeadRules, { from, to, wide, room }: Stretch): number {
  if (wide) return rules.count;
  const pairs = Math.max(from.pairs, to.pairs);
  if (room < ROOMY * Math.max(from.radius, to.radius)) return pairs;
  return Math.max(pairs, Math.min(rules.count, countFor(rules, 2 * room) >> 1));
}

/** The bead `index` along a stretch, from branch to branch where they have it. */
export function layStretch(
  outline: Outline,
  ribber: Ribber,
  rules: BeadRules,
  stretch: Stretch,
  index: number,
): Line | undefined {
  const { from, to, span, walked, wide, ribs } = stretch;
  const line = newLine(index, 1);
  const ownLevel = levelOf(rules, index);
  const ownCover = index === 0 ? rules.outer : rules.inner;
  const hasFrom = index < from.pairs;
  const hasTo = index < to.pairs;
  const blend = Math.max(1, Math.min(1.5 * rules.inner, span / 2));
  /** How much of the beginning, of the end, and of the wall alone there is at a distance. */
  const mix = (d: number, a: number, own: number, b: number): number => {
    if (!wide) {
      const t = span > 0 ? d / span : 0.5;
      return (hasFrom ? a : b) * (1 - t) + (hasTo ? b : a) * t;
    }
    const p = hasFrom ? Math.max(0, 1 - d / blend) : 0;
    const q = hasTo ? Math.max(0, 1 - (span - d) / blend) : 0;
    return a * p + b * q + own * (1 - p - q);
  };
  const levelA = hasFrom ? from.levels[index]! : ownLevel;
  const levelB = hasTo ? to.levels[index]! : ownLevel;
  const coverA = hasFrom ? from.covers[index]! : ownCover;
  const coverB = hasTo ? to.covers[index]! : ownCover;
  const put = (x: number, y: number, nx: number, ny: number, d: number): void => {
    const level = mix(d, levelA, ownLevel, levelB);
    push(line, x + nx * level, y + ny * level, ny, -nx, mix(d, coverA, ownCover, coverB));
  };
  if (hasFrom) put(from.x, from.y, from.nx, from.ny, 0);
  const valid: Place[] = [];
  const levelAt = (d: number): number => mix(d, levelA, ownLevel, levelB);
  for (let k = 0; k < ribs.length; k++) {
    const rib = ribs[k]!;
    const d = walked[k]!;
    if (!rib.fan) {
      if (rib.radius >= levelAt(d) - SLIP) valid.push({ rib, d, own: true });
      continue;
    }
    // All directions at one corner.
    let end = k;
    while (end + 1 < ribs.length && ribs[end + 1]!.fan && ribs[end + 1]!.side === rib.side) end++;
    const fan = ribs.slice(k, end + 1);
    const level = levelAt(d);
    // A bead that cannot go through between two corners turns back instead.
    const { radius } = fan[fan.length >> 1]!;
    const room = facedCorner(outline, fan) < 0 ? 0.85 * level : level + 0.3 * ownCover;
    const starts = k === 0 && !hasFrom;
    const ends = end === ribs.length - 1 && !hasTo;
    if (!wide && radius < room) {
      // At the mouth of a branch that has no such bead, it begins beyond the corner.
      if (starts || ends) {
        k = end;
        continue;
      }
      if (index > 0) return undefined;
    }
    let ways = roundCorner(outline, ribber, fan, level, ownCover, starts, ends);
    // A branch may begin or end in the midst of a corner: there is no going back to its first direction.
    if (hasFrom && k === 0 && isAmidst(outline, from, rib.side) && ways.length > 1)
      ways = ways.slice(1);
    if (hasTo && end === ribs.length - 1 && isAmidst(outline, to, rib.side) && ways.length > 1)
      ways = ways.slice(0, -1);
    for (const way of ways) valid.push({ rib: way, d });
    k = end;
  }
  // A bead that one of the branches lacks is laid where there is a piece of wall for it.
  if (!wide && (!hasFrom || !hasTo) && !valid.some(({ own }) => own)) return undefined;
  // Where the wall goes straight on, it reaches its own width soon, not only at the next rib.
  const first = valid[0];
  if (wide && hasFrom && first && straight(from, first.rib, blend))
    put(from.x + from.ny * blend, from.y - from.nx * blend, from.nx, from.ny, blend);
  let before: Way | undefined = hasFrom ? from : undefined;
  for (const { rib, d } of hasTo ? [...valid, { rib: to, d: span }] : valid) {
    if (before)
      for (const way of bridge(outline, ribber, before, rib, levelAt(d))) {
        // Straight across, whatever the directions.
        if (way.side !== before.side) [line.tx, line.ty] = [0, 0];
        put(way.x, way.y, way.nx, way.ny, d);
      }
    if (rib !== to) put(rib.x, rib.y, rib.nx, rib.ny, d);
    before = rib;
  }
  const last = valid[valid.length - 1];
  if (wide && hasTo && last && straight(to, last.rib, blend))
    put(to.x - to.ny * blend, to.y + to.nx * blend, to.nx, to.ny, span - blend);
  if (hasTo) put(to.x, to.y, to.nx, to.ny, span);
  return line.points.length > 0 ? line : undefined;
}

/** True for a direction at a corner, but not the last. */
const isAmidst = ({ key }: Outline, place: Border, side: number): boolean =>
  place.side === side && place.key < key[side]! - 1;

/** True if the contour goes straight from one place to the other, farther than `most`. */
const straight = (a: Border, b: Way, most: number): boolean =>
  a.nx * b.nx + a.ny * b.ny > 0.9999 &&
  Math.abs((b.x - a.x) * a.nx + (b.y - a.y) * a.ny) < 20 &&
  Math.hypot(b.x - a.x, b.y - a.y) > most;

/** A bead all round a contour at one level, or nothing where it has no room. */
export function layRound(
  outline: Outline,
  ribber: Ribber,
  ribs: readonly Rib[],
  index: number,
  level: number,
  cover: number,
): Line | undefined {
  const line = newLine(index, 1);
  const valid: Way[] = [];
  for (let k = 0; k < ribs.length; k++) {
    const rib = ribs[k]!;
    let end = k;
    while (
      rib.fan &&
      end + 1 < ribs.length &&
      ribs[end + 1]!.fan &&
      ribs[end + 1]!.side === rib.side
    )
      end++;
    if (rib.fan) valid.push(...roundCorner(outline, ribber, ribs.slice(k, end + 1), level, cover));
    else if (rib.radius >= level - SLIP) valid.push(rib);
    k = end;
  }
  if (valid.length < 3) return undefined;
  let before: Way | undefined;
  for (const way of [...valid, valid[0]!]) {
    const between = before ? bridge(outline, ribber, before, way, level) : [];
    for (const { x, y, nx, ny, side } of [...between, way]) {
      if (before && between.length > 0 && side !== before.side) [line.tx, line.ty] = [0, 0];
      push(line, x + nx * level, y + ny * level, ny, -nx, cover);
    }
    before = way;
  }
  // The last point is the first again: the link between the two ends closes it.
  line.points.length -= 3;
  if (line.points.length < 9) return undefined;
  line.first = { line, last: true };
  line.last = { line, last: false };
  return line;
}
