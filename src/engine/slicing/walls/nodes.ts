import { type Polys, polysBuilder } from "../kernel/polys.ts";
import { type BeadRules, levelOf } from "./beading.ts";
import { ahead, type Branch, type Sampled } from "./branches.ts";
import type { Port } from "./lay-branch.ts";
import { type End, joinedTo, type Line, link } from "./lines.ts";
import type { Outline } from "./outline.ts";
import { type Clearance, joinFree, type Loose, pullTaut, type Segment, trimEnds } from "./join.ts";
import { doubtAt, plainWalls } from "./meeting.ts";
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
    const meeting = {
      stretches: ring.map(({ stretch }) => stretch),
      lines: ring.flatMap((passage) => passage.lines),
      segments,
    };
    const place = doubtAt(meeting, outline, region, inside, plain, rules.slack);
    if (!place) continue;
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
