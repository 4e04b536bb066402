import { inPath, pathArea, type Polys, polysBuilder, UM } from "../kernel/polys.ts";
import { type BeadRules, depthOf, levelOf } from "./beading.ts";
import { ahead, type Branch, type Sampled } from "./branches.ts";
import type { Port } from "./lay-branch.ts";
import { type End, joinedTo, type Line, link } from "./lines.ts";
import type { Outline } from "./outline.ts";
import { type Clearance, joinFree, type Loose, pullTaut, type Segment, trimEnds } from "./join.ts";
import { placeCover } from "./place-cover.ts";
import type { Rib, Ribber } from "./ribs.ts";
import { beadsAlong, type Border, layStretch, type Stretch, stretchOf } from "./stretch.ts";

/** A branch with its beads. */
export interface Laid {
  readonly branch: Branch;
  readonly ports: readonly [Port, Port];
}

/** One side of a branch: a piece of contour, and the ends of the branch that it goes from and to. */
interface Side {
  readonly laid: Laid;
  /** True for the contour that the ribs start from. */
  readonly own: boolean;
  readonly contour: number;
  readonly start: number;
  other: Side;
}

const sideStart = ({ branch }: Laid, own: boolean): Rib =>
  own ? branch.ribs[0]! : branch.ribs[branch.ribs.length - 1]!;
const sideEnd = (laid: Laid, own: boolean): Rib => sideStart(laid, !own);
const portOf = ({ laid, own }: Side, begin: boolean): Port => laid.ports[begin === own ? 0 : 1];

function borderOf(side: Side, begin: boolean): Border {
  const rib = begin ? sideStart(side.laid, side.own) : sideEnd(side.laid, side.own);
  const { pairs, levels, covers } = portOf(side, begin).beads;
  return side.own
    ? { ...rib, pairs, levels, covers }
    : {
        key: rib.qkey,
        x: rib.qx,
        y: rib.qy,
        nx: rib.mx,
        ny: rib.my,
        side: rib.qside,
        along: rib.qalong,
        radius: rib.radius,
        pairs,
        levels,
        covers,
      };
}

/** The ends of a side's beads where the walk along the contour enters or leaves the branch. */
function endsOf(side: Side, begin: boolean): End[] {
  const port = portOf(side, begin);
  const last = begin !== side.own;
  return (side.own ? port.a : port.b).map((line) => ({ line, last }));
}

interface Passage {
  readonly stretch: Stretch;
  readonly after: Side;
  readonly before: Side;
  readonly lines: readonly (Line | undefined)[];
  done: boolean;
}

/**
 * Lays the beads along the contours between branches and joins everything. Round a place where
 * branches meet, the stretches of contour and the branches' ends follow each other in a ring: beads
 * that both have go on along the contour; of the rest, what lies opposite is joined across.
 */
export function joinBranches(
  outline: Outline,
  rules: BeadRules,
  sampled: readonly Sampled[],
  branches: readonly Laid[],
  limit: number,
  ribber: Ribber,
  region: Polys,
  inside: Polys,
  out: Line[],
): Joined {
  const sides: Side[] = [];
  const doubtful = polysBuilder(64);
  for (const laid of branches) {
    const rib = laid.branch.ribs[0]!;
    const last = laid.branch.ribs[laid.branch.ribs.length - 1]!;
    const own = {
      laid,
      own: true,
      contour: outline.contour[rib.side]!,
      start: rib.key,
    } as Side;
    const facing: Side = {
      laid,
      own: false,
      contour: outline.contour[last.qside]!,
      start: last.qkey,
      other: own,
    };
    own.other = facing;
    sides.push(own, facing);
  }
  sides.sort((p, q) => p.contour - q.contour || p.start - q.start);
  const plain = plainWalls(outline, sampled, rules);
  const passages = new Map<Side, Passage>();
  const contours = new Set<number>();
  for (let from = 0; from < sides.length; ) {
    const { contour } = sides[from]!;
    contours.add(contour);
    let to = from;
    while (to < sides.length && sides[to]!.contour === contour) to++;
    for (let k = from; k < to; k++) {
      const after = sides[k]!;
      const before = sides[k + 1 < to ? k + 1 : from]!;
      passages.set(after, passageOf(outline, ribber, rules, sampled, after, before, limit, out));
    }
    from = to;
  }
  for (const passage of passages.values()) {
    const ring: Passage[] = [];
    for (let at = passage; !at.done; at = passages.get(at.before.other)!) {
      at.done = true;
      ring.push(at);
    }
    if (ring.length === 0) continue;
    const segments = joinRing(rules, ring, ribber.clearance);
    let place = placeOf(outline, ring);
    const isWide = ring.some(({ stretch }) => stretch.wide);
    const lines = ring.flatMap((passage) => passage.lines);
    let laid = 0;
    for (const line of lines) if (line) laid += laidBy(line);
    for (const { ax, ay, bx, by, cover } of segments) laid += cover * Math.hypot(bx - ax, by - ay);
    const room = areaOf(place) - (isWide ? facing(place, inside) : 0);
    // What is covered once needs no closer look. (That took a fifth of an enclosure's walls.)
    if (room - laid < MOST_MISSING / 2 && laid - room < MOST_DOUBLE) continue;
    const cover = placeCover(
      place,
      region,
      inside,
      lines,
      plain.length > 0 ? [...segments, ...plain] : segments,
      MOST_MISSING,
    );
    let taken = false;
    if (cover) {
      // Inner beads that lie on others are taken up again.
      for (const [k, line] of lines.entries()) {
        if (!line || cover.doubled[k]! < Math.max(MOST_DOUBLE, SHARE * laidBy(line))) continue;
        takeUp(line);
        taken = true;
      }
      if (!taken && cover.voids < MOST_MISSING) continue;
    } else if (room - laid < MOST_MISSING) continue;
    if (cover && !taken) place = [...cover.box];
    for (let k = 0; k < place.length; k += 2) doubtful.point(place[k]!, place[k + 1]!);
    doubtful.end();
  }
  return { contours, doubtful: doubtful.done() };
}

/** What was joined. */
export interface Joined {
  /** The contours that branches have beads along. */
  readonly contours: ReadonlySet<number>;
  /** Meetings of branches that the beads do not fill. */
  readonly doubtful: Polys;
}

/** A meeting may be this much larger than what its beads cover, µm²: corners are never filled. */
export const MOST_MISSING = 0.2 * UM * UM;
/** Inner beads may lie on others so much, µm². */
const MOST_DOUBLE = 0.15 * UM * UM;
/** And this share of its own. */
const SHARE = 0.4;

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
  const isOutline = areaOf(place) > 0;
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
function placeOf({ ax, ay, next, length }: Outline, ring: readonly Passage[]): number[] {
  const place: number[] = [];
  const put = (x: number, y: number): void => void place.push(Math.round(x), Math.round(y));
  for (const { stretch } of ring) {
    const { from, to, span } = stretch;
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

function areaOf(place: readonly number[]): number {
  let twice = 0;
  let px = place[place.length - 2]!;
  let py = place[place.length - 1]!;
  for (let k = 0; k < place.length; k += 2) {
    twice += px * place[k + 1]! - place[k]! * py;
    px = place[k]!;
    py = place[k + 1]!;
  }
  return twice / 2;
}

function passageOf(
  outline: Outline,
  ribber: Ribber,
  rules: BeadRules,
  sampled: readonly Sampled[],
  after: Side,
  before: Side,
  limit: number,
  out: Line[],
): Passage {
  const from = borderOf(after, false);
  const to = borderOf(before, true);
  const { contour } = after;
  const next = after === before ? Infinity : ahead(outline, contour, after.start, before.start);
  const span =
    next <= ahead(outline, contour, after.start, from.key)
      ? 0
      : ahead(outline, contour, from.key, to.key);
  const stretch = stretchOf(outline, sampled, contour, from, to, span, limit);
  const count = beadsAlong(rules, stretch);
  const leaving = endsOf(after, false);
  const entering = endsOf(before, true);
  const lines: (Line | undefined)[] = [];
  for (let i = 0; i < count; i++) {
    const line = layStretch(outline, ribber, rules, stretch, i);
    lines.push(line);
    if (!line) continue;
    out.push(line);
    if (leaving[i]) link(leaving[i]!, { line, last: false });
    if (entering[i]) link({ line, last: true }, entering[i]!);
  }
  return { stretch, after, before, lines, done: false };
}

/** Joins what is left at the ends round one meeting of branches. Gives what it laid across. */
function joinRing(
  rules: BeadRules,
  ring: readonly Passage[],
  clearance: Clearance,
): readonly Segment[] {
  const middleOf = (side: Side): End | undefined => {
    const port = portOf(side, true);
    return port.middle && { line: port.middle, last: !side.own };
  };
  // Ports in order; wide stretches part them into groups that have nothing to do with each other.
  let group: Loose[] = [];
  let across: Segment[] = [];
  const groups: [Loose[], Segment[]][] = [];
  const turn = Math.max(
    0,
    ring.findIndex(({ stretch }) => stretch.wide),
  );
  for (let k = 0; k < ring.length; k++) {
    const passage = ring[(turn + k) % ring.length]!;
    const next = ring[(turn + k + 1) % ring.length]!;
    const port = portOf(passage.before, true);
    if (passage.stretch.wide) {
      group = [];
      across = [];
      groups.push([group, across]);
    } else if (groups.length === 0) groups.push([group, across]);
    const { pairs } = port.beads;
    const reach = 2 * port.rib.radius;
    for (let i = pairs; i < Math.max(passage.lines.length, next.lines.length); i++) {
      const one = passage.lines[i];
      const two = next.lines[i];
      const left: End | undefined = one && { line: one, last: true };
      const right: End | undefined = two && { line: two, last: false };
      if (left && right && !joinedTo(left) && !joinedTo(right)) {
        const segment = pullTaut(
          one!,
          two!,
          1.5 * reach + rules.inner,
          levelOf(rules, i),
          clearance,
        );
        if (segment) across.push(segment);
        link(left, right);
      } else {
        if (left) group.push({ end: left, port, reach });
        if (right) group.push({ end: right, port, reach });
      }
    }
    const mine = [
      ...endsOf(passage.before, true),
      ...endsOf(next.after, false),
      middleOf(passage.before),
    ];
    for (const end of mine) if (end && !joinedTo(end)) group.push({ end, port, reach });
  }
  const laid: Segment[] = [];
  for (const [loose, segments] of groups) {
    const free = joinFree(
      loose.filter(({ end }) => !joinedTo(end)),
      rules,
      segments,
      clearance,
    );
    if (segments.length > 0) laid.push(...trimEnds(free, segments, rules.inner, clearance));
    laid.push(...segments);
  }
  return laid;
}
