import { FAN, type Outline } from "./outline.ts";
import { follows, type Rib, type Ribber } from "./ribs.ts";

/** A narrow place between two stretches of contour: the ribs across it, in order. */
export interface Branch {
  readonly ribs: readonly Rib[];
}

/** What the ribs of one contour are, in order of their keys. */
export interface Sampled {
  readonly ribs: readonly Rib[];
  /** 1 where a branch has the rib, from either side. */
  readonly claimed: Uint8Array;
  /** Keys from and to between which a branch lies already, in pairs. */
  readonly taken: number[];
}

const centreX = (rib: Rib): number => rib.x + rib.nx * rib.radius;
const centreY = (rib: Rib): number => rib.y + rib.ny * rib.radius;
/** Distance between the centres of two ribs. (Pairs of numbers, before they are compiled, took 2 % of the walls.) */
const centreStep = (a: Rib, b: Rib): number =>
  Math.sqrt((centreX(b) - centreX(a)) ** 2 + (centreY(b) - centreY(a)) ** 2);
const opposite = (rib: Rib) => ({
  x: rib.qx,
  y: rib.qy,
  nx: rib.mx,
  ny: rib.my,
  side: rib.qside,
  along: rib.qalong,
});

/** True if two ribs, one after the other on the contour, belong to the same narrow place. */
export function joined(outline: Outline, a: Rib, b: Rib): boolean {
  const moved = centreStep(a, b);
  const step = Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
  const across = Math.sqrt((b.qx - a.qx) ** 2 + (b.qy - a.qy) ** 2);
  const most = Math.max(step, across);
  // Round a disc the centre stands still: that is no line to follow.
  if (moved < 0.05 * most || moved > 1.5 * most + 20) return false;
  // The centre goes on the way that the contour goes.
  const dx = centreX(b) - centreX(a);
  const dy = centreY(b) - centreY(a);
  if (dx * (a.ny - a.my) - dy * (a.nx - a.mx) < 0) return false;
  return follows(outline, a, b) && follows(outline, opposite(b), opposite(a));
}

function lengthOf(run: readonly Rib[]): number {
  let length = 0;
  for (let i = 1; i < run.length; i++) length += centreStep(run[i - 1]!, run[i]!);
  return length;
}

/** True if a run is narrowest in its midst. */
function isNeck(run: readonly Rib[]): boolean {
  if (run.length < 2) return false;
  let least = Infinity;
  for (const { radius } of run) least = Math.min(least, radius);
  return Math.min(run[0]!.radius, run[run.length - 1]!.radius) > 1.02 * least;
}

/** True if no bead goes through the midst of a run: what lies before and behind it is apart. */
const isShut = (run: readonly Rib[], thinnest: number): boolean =>
  isNeck(run) && run.every(({ radius }) => 2 * radius < thinnest);

/**
 * Finds the narrow places. `sampled` holds the ribs of every contour (none for those that are wide).
 * Places shorter than `shortest` (µm) are none, unless they are a neck thinner than `thinnest` (µm): no bead
 * goes through, and the walls before and behind it turn back there.
 * (As one function with others inside it was compiled seven times a part.)
 */
export function findBranches(
  outline: Outline,
  ribber: Ribber,
  sampled: readonly Sampled[],
  shortest: number,
  thinnest: number,
): Branch[] {
  const branches: Branch[] = [];
  for (const one of sampled) {
    const { ribs, claimed } = one;
    if (ribs.length === 0) continue;
    const links = linksOf(outline, ribs);
    const hasBefore = new Uint8Array(ribs.length);
    for (const k of links) if (k >= 0) hasBefore[k] = 1;
    // Those that are a ring begin anywhere.
    for (const ring of [false, true])
      for (let k = 0; k < ribs.length; k++) {
        if (!ribs[k]!.central || claimed[k] || (!ring && hasBefore[k])) continue;
        const run = runFrom(outline, sampled, one, links, k);
        for (const [part, angles] of partsOf(outline, run, shortest)) {
          refine(outline, ribber, sampled, part, angles);
          if (lengthOf(part) < shortest && !isShut(part, thinnest)) continue;
          branches.push({ ribs: part });
          take(outline, sampled, part);
        }
      }
  }
  return branches;
}

/** The next central rib of each, if it is joined to it, else -1. */
function linksOf(outline: Outline, ribs: readonly Rib[]): Int32Array {
  const links = new Int32Array(ribs.length).fill(-1);
  const central: number[] = [];
  for (let k = 0; k < ribs.length; k++) if (ribs[k]!.central) central.push(k);
  for (let i = 0; i < central.length && central.length > 1; i++) {
    const j = central[i]!;
    const k = central[(i + 1) % central.length]!;
    if (joined(outline, ribs[j]!, ribs[k]!)) links[j] = k;
  }
  return links;
}

/** The ribs from one on that belong together and to no other run; they are claimed for it. */
function runFrom(
  outline: Outline,
  sampled: readonly Sampled[],
  { ribs, claimed }: Sampled,
  links: Int32Array,
  from: number,
): readonly Rib[] {
  const run: Rib[] = [];
  for (let at = from; at >= 0; at = links[at]!) {
    const rib = ribs[at]!;
    if (claimed[at]) break;
    if (run.length > 0) claimBetween(outline, sampled, rib, run[run.length - 1]!);
    if (claimed[at]) break;
    claimed[at] = 1;
    run.push(rib);
  }
  return run;
}

/** The parts of a run that make branches, each with the largest angles of its walls at both ends. */
function partsOf(
  outline: Outline,
  run: readonly Rib[],
  shortest: number,
): (readonly [Rib[], readonly [number, number]])[] {
  // In a bend, beads meet at a point; but a neck between a corner and a wall is a place of its own.
  const straight = run.filter((rib) => !atBend(outline, rib));
  if (lengthOf(straight) < shortest) return isNeck(run) ? [[[...run], [Math.PI, Math.PI]]] : [];
  // Where the ribs left out were not just a bend, the run falls into parts.
  const parts: (readonly [Rib[], readonly [number, number]])[] = [];
  let first = 0;
  for (let i = 1; i <= straight.length; i++) {
    if (i < straight.length && joined(outline, straight[i - 1]!, straight[i]!)) continue;
    const part = straight.slice(first, i);
    first = i;
    if (part.length < 2) continue;
    const angles = trimFlares(part);
    if (part.length > 1) parts.push([part, angles]);
  }
  return parts;
}

/** Notes on both contours where a branch lies. */
function take({ contour }: Outline, sampled: readonly Sampled[], part: readonly Rib[]): void {
  const [one, two] = [part[0]!, part[part.length - 1]!];
  sampled[contour[one.side]!]!.taken.push(one.key, two.key);
  sampled[contour[one.qside]!]!.taken.push(two.qkey, one.qkey);
}

/** Distance along a contour from one key to another, going forward. */
export function ahead(outline: Outline, c: number, from: number, to: number): number {
  const total = outline.total[c]!;
  let d = (to - from) % total;
  if (d < 0) d += total;
  // A place just behind is rounding, not the whole way round.
  return d > total - 5 ? 0 : d;
}

/** Claims the ribs on the opposite contour between the feet of two ribs. */
function claimBetween(
  outline: Outline,
  sampled: readonly Sampled[],
  later: Rib,
  earlier: Rib,
): void {
  claim(outline, sampled, outline.contour[later.qside]!, later.qkey, earlier.qkey);
}

function claimOwn(outline: Outline, sampled: readonly Sampled[], earlier: Rib, later: Rib): void {
  claim(outline, sampled, outline.contour[earlier.side]!, earlier.key, later.key);
}

function claim(
  outline: Outline,
  sampled: readonly Sampled[],
  c: number,
  from: number,
  to: number,
): void {
  const { ribs, claimed } = sampled[c]!;
  const span = ahead(outline, c, from, to);
  if (span === 0 || ribs.length === 0) return;
  let k = firstFrom(ribs, from);
  for (let i = 0; i < ribs.length; i++, k++) {
    if (k >= ribs.length) k -= ribs.length;
    if (ahead(outline, c, from, ribs[k]!.key) > span) break;
    claimed[k] = 1;
  }
}

/** Index of the first rib at or after a key. */
export function firstFrom(ribs: readonly Rib[], key: number): number {
  let low = 0;
  let high = ribs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ribs[middle]!.key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Angle at which the walls open. */
const angleOf = ({ nx, ny, mx, my }: Rib): number =>
  Math.acos(Math.max(-1, Math.min(1, -(nx * mx + ny * my))));

/** A sharp corner, and how far its directions may be from facing the other side. */
const SHARP = 0.5;
const OBLIQUE = (8 / 180) * Math.PI;

/** True in the bend of a wall, where beads meet at a point instead of going round. */
function atBend({ turn }: Outline, rib: Rib): boolean {
  const corner =
    (rib.fan && turn[rib.side]! < -SHARP) || (rib.qalong <= 1e-6 && turn[rib.qside]! < -SHARP);
  return corner && angleOf(rib) > OBLIQUE;
}

const FLARE = (5 / 180) * Math.PI;

/**
 * Takes off the ribs at both ends of a run where its walls begin to open into something else, so that
 * its middle line ends straight. Gives the largest angle that is still the wall's own, for both ends.
 */
function trimFlares(run: Rib[]): readonly [number, number] {
  const allowed = (forward: boolean): number => {
    const n = run.length;
    const at = (i: number): Rib => run[forward ? n - 1 - i : i]!;
    const reach = 2 * Math.min(at(0).radius, at(n - 1).radius);
    let inner = 0;
    for (let i = 1; i < n; i++) {
      inner = i;
      if (centreStep(at(0), at(i)) > reach) break;
    }
    const limit = angleOf(at(inner)) + FLARE;
    let taken = 0;
    while (taken < inner && angleOf(at(taken)) > limit) taken++;
    if (forward) run.length -= taken;
    else run.splice(0, taken);
    return taken > 0 || angleOf(at(0)) <= limit ? limit : Math.PI;
  };
  const first = allowed(false);
  const last = run.length > 1 ? allowed(true) : Math.PI;
  return [first, last];
}

/** True where another branch lies: two that overlap would send the wall between them all the way round. */
function isTaken(outline: Outline, sampled: readonly Sampled[], c: number, key: number): boolean {
  const { taken } = sampled[c]!;
  for (let k = 0; k < taken.length; k += 2)
    if (ahead(outline, c, taken[k]!, key) <= ahead(outline, c, taken[k]!, taken[k + 1]!))
      return true;
  return false;
}

/** True where the run itself lies: round a ring, it may not go on over its own other end. */
function isOwn(outline: Outline, run: readonly Rib[], rib: Rib): boolean {
  const { contour } = outline;
  const a = run[0]!;
  const z = run[run.length - 1]!;
  const own = contour[a.side]!;
  const facing = contour[a.qside]!;
  return (
    (contour[rib.side] === own &&
      ahead(outline, own, a.key, rib.key) < ahead(outline, own, a.key, z.key)) ||
    (contour[rib.qside] === facing &&
      ahead(outline, facing, z.qkey, rib.qkey) < ahead(outline, facing, z.qkey, a.qkey))
  );
}

const HALVINGS = 5;

/** Finds more exactly where a run begins and ends, along the side (or round the corner) it ends on. */
function refine(
  outline: Outline,
  ribber: Ribber,
  sampled: readonly Sampled[],
  run: Rib[],
  angles: readonly [number, number],
): void {
  const { length, turn } = outline;
  for (const forward of [true, false]) {
    const end = forward ? run[run.length - 1]! : run[0]!;
    const own = (t: number): Rib => (end.fan ? ribber.fan(end.side, t) : ribber.at(end.side, t));
    let good = end.fan ? (outline.key[end.side]! - end.key) / FAN : end.along;
    const reach = end.fan ? 0.21 : 260;
    let bad = end.fan
      ? forward
        ? Math.max(0, good - reach)
        : Math.min(-turn[end.side]!, good + reach)
      : forward
        ? Math.min(length[end.side]!, good + reach)
        : Math.max(0, good - reach);
    let best: Rib | undefined;
    for (let i = 0; i < HALVINGS; i++) {
      const middle = i === 0 ? bad : (good + bad) / 2;
      const rib = own(middle);
      const ok =
        rib.central &&
        !isOwn(outline, run, rib) &&
        !isTaken(outline, sampled, outline.contour[rib.side]!, rib.key) &&
        !isTaken(outline, sampled, outline.contour[rib.qside]!, rib.qkey) &&
        angleOf(rib) <= angles[forward ? 1 : 0] &&
        (forward ? joined(outline, end, rib) : joined(outline, rib, end));
      if (ok) {
        best = rib;
        good = middle;
        if (i === 0) break;
      } else bad = middle;
    }
    if (!best) continue;
    claimOwn(outline, sampled, forward ? end : best, forward ? best : end);
    claimBetween(outline, sampled, forward ? best : end, forward ? end : best);
    if (forward) run.push(best);
    else run.unshift(best);
  }
}
