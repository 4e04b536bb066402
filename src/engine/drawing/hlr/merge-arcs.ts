import type { Vec2 } from "../../geometry/mesh.ts";
import type { Curve, SheetCurve } from "../sheet-types.ts";
import { type Interval, mergeIntervals, subtractIntervals } from "./intervals.ts";
import { type ArcPiece, RANK } from "./pieces.ts";
import { distance2 } from "./vec.ts";

const TURN = 2 * Math.PI;
/** Circles this close (mm) in centre and radius are one. */
const SAME = 2e-3;
const GAP = 1e-3;

/** Joins pieces of equal circles into arcs and full circles with the exact radius. */
export function mergeArcs(pieces: readonly ArcPiece[]): SheetCurve[] {
  const circles: { centre: Vec2; radius: number; pieces: ArcPiece[] }[] = [];
  for (const piece of pieces) {
    const home = circles.find(
      (c) => Math.abs(c.radius - piece.radius) < SAME && distance2(c.centre, piece.centre) < SAME,
    );
    if (home) home.pieces.push(piece);
    else circles.push({ centre: piece.centre, radius: piece.radius, pieces: [piece] });
  }
  return circles.flatMap(({ centre, radius, pieces: own }) => {
    const out: SheetCurve[] = [];
    let taken: Interval[] = [];
    for (const line of ["visible", "hidden"] as const) {
      const mine = own.filter((piece) => piece.rank === RANK[line]);
      const merged = mergeIntervals(
        mine.flatMap((piece) => unwrap(piece.span)),
        GAP,
      );
      // Half a millimetre of a hidden arc beside a visible one is a seam, not a line.
      for (const span of closeTurn(subtractIntervals(merged, taken, 0.05 / radius))) {
        const face = mine[0]?.face;
        out.push({ curve: arc(centre, radius, span), line, face });
      }
      taken = mergeIntervals([...taken, ...merged], GAP);
    }
    return out;
  });
}

/** An interval of angles as one or two intervals inside [0, turn]. */
function unwrap([from, to]: Interval): Interval[] {
  const start = ((from % TURN) + TURN) % TURN;
  const end = start + (to - from);
  return end <= TURN
    ? [[start, end]]
    : [
        [start, TURN],
        [0, end - TURN],
      ];
}

/** Joins the interval that ends at a full turn with the one that begins at zero. */
function closeTurn(list: readonly Interval[]): Interval[] {
  const first = list[0];
  const last = list[list.length - 1];
  if (!first || first === last || first[0] > GAP || last[1] < TURN - GAP) return [...list];
  return [...list.slice(1, -1), [last[0], TURN + first[1]]];
}

function arc(centre: Vec2, radius: number, [from, to]: Interval): Curve {
  const full = to - from > TURN - 5e-3;
  const degrees = (a: number): number => (a * 180) / Math.PI;
  return {
    kind: "arc",
    centre,
    radius,
    startDegrees: full ? 0 : degrees(from),
    sweepDegrees: full ? 360 : degrees(to - from),
  };
}
