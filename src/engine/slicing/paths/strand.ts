import type { WallBeads } from "../walls/beads.ts";

/** A chain of beads point by point; side k runs from point k to the next. */
export interface Strand {
  /** µm. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** The piece that each side belongs to. */
  readonly pieces: readonly number[];
  /** The last point is the first. */
  readonly closed: boolean;
}

/** A place on side `side`. */
interface Place {
  readonly side: number;
  readonly x: number;
  readonly y: number;
}

/** Places between corners are looked at this often, µm. */
const STEP = 500;

export function strandOf(beads: WallBeads, chain: number): Strand {
  const { points, starts, chains } = beads;
  const xs: number[] = [];
  const ys: number[] = [];
  const pieces: number[] = [];
  for (let piece = chains[chain]!; piece < chains[chain + 1]!; piece++) {
    // Each piece begins where the one before ends.
    for (let k = starts[piece]! + (xs.length > 0 ? 1 : 0); k < starts[piece + 1]!; k++) {
      if (xs.length > 0) pieces.push(piece);
      xs.push(points[2 * k]!);
      ys.push(points[2 * k + 1]!);
    }
  }
  return { xs, ys, pieces, closed: beads.closed[chain] === 1 };
}

export const reversed = ({ xs, ys, pieces, closed }: Strand): Strand => ({
  xs: xs.toReversed(),
  ys: ys.toReversed(),
  pieces: pieces.toReversed(),
  closed,
});

/** A closed strand that begins at its point `at`. */
export function turnedTo(strand: Strand, at: number): Strand {
  const { xs, ys, pieces } = strand;
  const last = xs.length - 1;
  if (at % last === 0) return strand;
  const turn = <T>(list: readonly T[]): T[] => [...list.slice(at, last), ...list.slice(0, at)];
  return {
    xs: [...turn(xs), xs[at]!],
    ys: [...turn(ys), ys[at]!],
    pieces: turn(pieces),
    closed: true,
  };
}

/** The place nearest to (x, y) that something holds. */
export function heldNear(
  { xs, ys }: Pick<Strand, "xs" | "ys">,
  x: number,
  y: number,
  held: (x: number, y: number) => boolean,
): Place | undefined {
  let least = Infinity;
  let found: Place | undefined;
  for (let side = 0; side + 1 < xs.length; side++) {
    const dx = xs[side + 1]! - xs[side]!;
    const dy = ys[side + 1]! - ys[side]!;
    const count = Math.max(1, Math.ceil(Math.hypot(dx, dy) / STEP));
    for (let s = 0; s < count; s++) {
      const px = xs[side]! + (dx * s) / count;
      const py = ys[side]! + (dy * s) / count;
      const d = (px - x) ** 2 + (py - y) ** 2;
      if (d < least && held(px, py)) {
        least = d;
        found = { side, x: px, y: py };
      }
    }
  }
  return found;
}

/** The strand with a point at the place, and that point's number. */
export function inserted(strand: Strand, { side, x, y }: Place): [Strand, number] {
  const { xs, ys, pieces, closed } = strand;
  if (xs[side] === x && ys[side] === y) return [strand, side];
  return [
    {
      xs: xs.toSpliced(side + 1, 0, x),
      ys: ys.toSpliced(side + 1, 0, y),
      pieces: pieces.toSpliced(side, 0, pieces[side]!),
      closed,
    },
    side + 1,
  ];
}
