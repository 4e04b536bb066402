import { UM } from "../kernel/polys.ts";
import type { BeadRules } from "./beading.ts";
import { holdEdge, type Piece } from "./hold-edge.ts";
import { type End, joinedTo, type Line } from "./lines.ts";

/** What a bead of varying width is for; the order is the code in `WallBeads.roles`. */
export const BEAD_ROLES = ["outer", "inner", "gap"] as const;

/**
 * Lines of varying width, cut in pieces of one width each. Piece i has the points `starts[i]` to
 * `starts[i + 1]`; the pieces `chains[j]` to `chains[j + 1]` follow on each other, each beginning where
 * the one before ends. A closed chain ends where it begins.
 */
export interface WallBeads {
  /** xy, µm. */
  readonly points: Float64Array;
  readonly starts: Uint32Array;
  readonly chains: Uint32Array;
  /** 1 for a closed chain. */
  readonly closed: Uint8Array;
  /** Width of each piece, mm. */
  readonly widths: Float32Array;
  /** Index in `BEAD_ROLES` of each piece. */
  readonly roles: Uint8Array;
}

export const NO_BEADS: WallBeads = {
  points: new Float64Array(0),
  starts: new Uint32Array(1),
  chains: new Uint32Array(1),
  closed: new Uint8Array(0),
  widths: new Float32Array(0),
  roles: new Uint8Array(0),
};

/** Both sets of beads as one. */
export function joinBeads(a: WallBeads, b: WallBeads): WallBeads {
  if (a.widths.length === 0) return b;
  if (b.widths.length === 0) return a;
  const points = new Float64Array(a.points.length + b.points.length);
  points.set(a.points);
  points.set(b.points, a.points.length);
  const shift = a.points.length / 2;
  return {
    points,
    starts: Uint32Array.from([...a.starts, ...b.starts.slice(1).map((k) => k + shift)]),
    chains: Uint32Array.from([...a.chains, ...b.chains.slice(1).map((k) => k + a.widths.length)]),
    closed: Uint8Array.from([...a.closed, ...b.closed]),
    widths: Float32Array.from([...a.widths, ...b.widths]),
    roles: Uint8Array.from([...a.roles, ...b.roles]),
  };
}

/** Closed paths, each ending where it begins, as inner beads of one width (mm). */
export function closedBeads(
  { points, starts }: { readonly points: ArrayLike<number>; readonly starts: ArrayLike<number> },
  width: number,
): WallBeads {
  const n = starts.length - 1;
  return {
    points: Float64Array.from(points),
    starts: Uint32Array.from(starts),
    chains: Uint32Array.from({ length: n + 1 }, (_, i) => i),
    closed: new Uint8Array(n).fill(1),
    widths: new Float32Array(n).fill(width),
    roles: new Uint8Array(n).fill(1),
  };
}

/**
 * Covers wanted in one piece differ by no more, µm. The edges of a bead between two others are off by half
 * of it at most, those of a wall of one bead by a quarter. Tried: 32; files with many narrow places
 * become 8 to 16 % smaller, and beads stick out by 8 µm.
 */
const STEP = 16;
/**
 * The same where the outer edge is held (`hold-edge.ts`). With 16 a wavy vessel's file was 2.5 % larger, and
 * outer walls no better on average.
 */
const HELD_STEP = 24;
/** Points that move the line by less are left out, µm. */
const FINE = 1.5;

/** Strings lines together as they are joined, and cuts them into pieces of one width. */
export function beadsOf(rules: BeadRules, lines: readonly Line[]): WallBeads {
  const points: number[] = [];
  const starts = [0];
  const chains = [0];
  const closed: number[] = [];
  const widths: number[] = [];
  const roles: number[] = [];
  const emit = (from: End, round: boolean): void => {
    const found = string(from);
    const closing = round && found.xs.length > 2;
    const strung = closing ? closeUp(found) : found;
    const { xs, ys } = strung;
    const n = xs.length;
    if (n < 2) return;
    let length = 0;
    for (let i = 1; i < n; i++)
      length += Math.sqrt((xs[i]! - xs[i - 1]!) ** 2 + (ys[i]! - ys[i - 1]!) ** 2);
    if (length < 0.5 * rules.least) return;
    const cover = evenCover(rules, strung);
    if (cover > 0) {
      for (let i = 0; i < n; i++)
        if (i === 0 || xs[i] !== xs[i - 1] || ys[i] !== ys[i - 1]) points.push(xs[i]!, ys[i]!);
      starts.push(points.length / 2);
      widths.push((cover + rules.slack) / UM);
      roles.push(roleOf(rules, strung.ranks[1]!));
      chains.push(starts.length - 1);
      closed.push(closing ? 1 : 0);
      return;
    }
    const pieces = piecesOf(rules, strung);
    holdEdge(pieces, closing);
    for (const piece of pieces) {
      for (const [i, x] of piece.xs.entries()) points.push(x, piece.ys[i]!);
      starts.push(points.length / 2);
      widths.push((piece.cover + rules.slack) / UM);
      roles.push(piece.role);
    }
    if (starts.length - 1 === chains[chains.length - 1]) return;
    chains.push(starts.length - 1);
    closed.push(closing ? 1 : 0);
  };
  for (const line of lines) {
    if (line.done) continue;
    // Back to where the chain begins, if it does.
    let end: End = { line, last: false };
    let round = false;
    for (let before = joinedTo(end); before; before = joinedTo(end)) {
      end = { line: before.line, last: !before.last };
      if (end.line === line) {
        round = true;
        break;
      }
    }
    emit(round ? { line, last: false } : end, round);
  }
  return {
    points: Float64Array.from(points),
    starts: Uint32Array.from(starts),
    chains: Uint32Array.from(chains),
    closed: Uint8Array.from(closed),
    widths: Float32Array.from(widths),
    roles: Uint8Array.from(roles),
  };
}

/** Covers that differ by no more are one, µm. */
const EVEN = 1;

/** The one cover of a chain that is one piece (most are), else 0. */
function evenCover(rules: BeadRules, { covers, ranks }: Strung): number {
  let low = covers[0]!;
  let high = low;
  const rank = ranks[1]!;
  for (let i = 1; i < covers.length; i++) {
    const cover = covers[i]!;
    if (cover < low) low = cover;
    if (cover > high) high = cover;
    if (high - low > EVEN || ranks[i] !== rank) return 0;
  }
  return clamp(rules, (low + high) / 2);
}

/** Cuts a chain where the cover wanted leaves the range that one width stands for. */
function piecesOf(rules: BeadRules, { xs, ys, covers, ranks, sides }: Strung): Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  let low = 0;
  let high = 0;
  let length = 0;
  let laid = 0;
  for (let i = 1; i < xs.length; i++) {
    const ax = xs[i - 1]!;
    const ay = ys[i - 1]!;
    const bx = xs[i]!;
    const by = ys[i]!;
    const far = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    if (far === 0) continue;
    const role = roleOf(rules, ranks[i]!);
    const p = covers[i - 1]!;
    const q = covers[i]!;
    const change = Math.abs(q - p);
    const parts = change > STEP / 2 ? Math.ceil(change / (STEP / 2)) : 1;
    let here = clamp(rules, p);
    for (let k = 0; k < parts; k++) {
      const t = (k + 1) / parts;
      const there = clamp(rules, mix(p, q, t));
      const from = Math.min(low, there);
      const to = Math.max(high, there);
      if (
        !open ||
        open.role !== role ||
        to - from > (role === 0 && sides[i] !== 0 ? HELD_STEP : STEP)
      ) {
        if (open) open.cover = coverOf(open, low, high, laid / length);
        open = {
          xs: [mix(ax, bx, k / parts)],
          ys: [mix(ay, by, k / parts)],
          covers: [here],
          sides: [sides[i]!],
          cover: 0,
          role,
        };
        pieces.push(open);
        low = Math.min(here, there);
        high = Math.max(here, there);
        length = 0;
        laid = 0;
      } else {
        low = from;
        high = to;
      }
      length += far / parts;
      laid += ((far / parts) * (here + there)) / 2;
      // Points inside a straight piece are not needed unless the width changes there.
      const at = k > 0 && open.xs.length > 1 ? open.xs.length - 1 : open.xs.length;
      open.xs[at] = mix(ax, bx, t);
      open.ys[at] = mix(ay, by, t);
      open.covers[at] = there;
      open.sides[at] = sides[i]!;
      here = there;
    }
  }
  if (open) open.cover = coverOf(open, low, high, laid / length);
  return pieces;
}

/** A piece lays more here and less there by the same; with a contour on both sides it sticks out least. */
const coverOf = ({ role, sides }: Piece, low: number, high: number, mean: number): number =>
  role === 0 && sides.includes(0) ? (low + high) / 2 : mean;

/** Exact at both ends, so that pieces meet. */
const mix = (a: number, b: number, t: number): number => (t === 1 ? b : a + (b - a) * t);

const roleOf = (rules: BeadRules, index: number): number =>
  index === 0 && rules.count > 0 ? 0 : index >= rules.count ? 2 : 1;

const clamp = (rules: BeadRules, cover: number): number =>
  Math.max(rules.least, Math.min(rules.most, cover));

interface Strung {
  readonly xs: number[];
  readonly ys: number[];
  readonly covers: number[];
  /** Index of the bead that the piece before the point belongs to. */
  readonly ranks: number[];
  /** Where the inside is from the piece before the point: 1 left, -1 right, 0 neither. */
  readonly sides: number[];
}

/** All points of a chain from one end on. */
function string(from: End): Strung {
  const xs: number[] = [];
  const ys: number[] = [];
  const covers: number[] = [];
  const ranks: number[] = [];
  const sides: number[] = [];
  let end = from;
  for (;;) {
    const { line, last } = end;
    if (line.done) break;
    line.done = true;
    const { points, index } = line;
    const side = last ? -line.inside : line.inside;
    const n = points.length / 3;
    for (let i = 0; i < n; i++) {
      const at = 3 * (last ? n - 1 - i : i);
      xs.push(points[at]!);
      ys.push(points[at + 1]!);
      covers.push(points[at + 2]!);
      ranks.push(index);
      sides.push(side);
    }
    const next = joinedTo({ line, last: !last });
    if (!next) break;
    end = next;
  }
  return thinned({ xs, ys, covers, ranks, sides });
}

function closeUp({ xs, ys, covers, ranks, sides }: Strung): Strung {
  xs.push(xs[0]!);
  ys.push(ys[0]!);
  covers.push(covers[0]!);
  ranks.push(ranks[0]!);
  sides.push(sides[0]!);
  return { xs, ys, covers, ranks, sides };
}

/** Leaves out points that neither the line nor its width needs. */
function thinned({ xs, ys, covers, ranks, sides }: Strung): Strung {
  const n = xs.length;
  const kept: Strung = { xs: [], ys: [], covers: [], ranks: [], sides: [] };
  const keep = (i: number): void => {
    kept.xs.push(xs[i]!);
    kept.ys.push(ys[i]!);
    kept.covers.push(covers[i]!);
    kept.ranks.push(ranks[i]!);
    kept.sides.push(sides[i]!);
  };
  let anchor = 0;
  if (n > 0) keep(0);
  for (let i = 2; i <= n; i++) {
    // Points between the anchor and i - 1 go if all of them lie on the way from the anchor to i.
    if (
      i < n &&
      ranks[i] === ranks[anchor + 1] &&
      sides[i] === sides[anchor + 1] &&
      i - anchor < 40
    ) {
      let fine = true;
      const dx = xs[i]! - xs[anchor]!;
      const dy = ys[i]! - ys[anchor]!;
      const l = dx * dx + dy * dy;
      for (let k = anchor + 1; k < i && fine; k++) {
        const t = l > 0 ? ((xs[k]! - xs[anchor]!) * dx + (ys[k]! - ys[anchor]!) * dy) / l : 0;
        fine =
          t >= 0 &&
          t <= 1 &&
          Math.abs((xs[k]! - xs[anchor]!) * dy - (ys[k]! - ys[anchor]!) * dx) <=
            FINE * Math.sqrt(l) &&
          Math.abs(covers[anchor]! + (covers[i]! - covers[anchor]!) * t - covers[k]!) <= 2 * FINE;
      }
      if (fine) continue;
    }
    keep(i - 1);
    anchor = i - 1;
  }
  return kept;
}
