import type { Vec2 } from "../../geometry/mesh.ts";
import type { Arrow } from "../sheet-types.ts";
import type { Segment } from "./obstacles.ts";
import type { Candidate } from "./placed.ts";
import { DIMENSION_HEIGHT, type Rect, textWidth } from "./text.ts";

/** ISO 129-1: first line 10 mm from the view, the next 7 mm apart; extension lines overshoot 2. */
const FIRST = 10;
const STEP = 7;
const OVERSHOOT = 2;
export const ARROW = 3;
/** From the dimension line to the foot of its text. */
const TEXT_GAP = 1.1;
const LEVELS = 6;

export type Side = "above" | "below" | "left" | "right";

export interface LinearSpec {
  readonly text: string;
  /** Ends, in the view's paper frame. */
  readonly a: Vec2;
  readonly b: Vec2;
  readonly along: "x" | "y";
  /** In order of preference; the first is where the drawing wants it. */
  readonly sides: readonly Side[];
  /** Gives where an extension line leaves the outline from a point, towards a side. */
  readonly leave: (point: Vec2, side: Side) => number;
  readonly box: Rect;
}

/** All ways to stand a linear dimension beside its view. */
export function linearCandidates(spec: LinearSpec): Candidate[] {
  const out: Candidate[] = [];
  spec.sides.forEach((side, rank) => {
    for (let level = 0; level < LEVELS; level++) {
      out.push(...atLevel(spec, side, level, rank * 30 + level * 9));
    }
  });
  return out;
}

function atLevel(spec: LinearSpec, side: Side, level: number, cost: number): Candidate[] {
  const k = spec.along === "x" ? 0 : 1;
  const o = 1 - k;
  const sign = side === "above" || side === "right" ? 1 : -1;
  const edge = sign > 0 ? spec.box.max[o] : spec.box.min[o];
  const line = edge + sign * (FIRST + STEP * level);
  const point = (s: number, n: number): Vec2 => (k === 0 ? [s, n] : [n, s]);
  const [p, q] = spec.a[k] <= spec.b[k] ? [spec.a, spec.b] : [spec.b, spec.a];
  const [from, to] = [p[k], q[k]];
  const size = to - from;
  const width = textWidth(spec.text, DIMENSION_HEIGHT);
  const extensions = [p, q].map((end): Segment => {
    const start = spec.leave(end, side);
    return {
      a: point(end[k], start),
      b: point(end[k], line + sign * OVERSHOOT),
      kind: "extension",
    };
  });
  // Text above a level line, left of an upright one: it reads from below and from the right.
  const foot = k === 0 ? line + TEXT_GAP : line - TEXT_GAP;
  const inside = size >= 2 * ARROW + 2;
  const forward = k === 0 ? 0 : 90;
  const arrows: Arrow[] = [
    { tip: point(from, line), directionDegrees: inside ? forward + 180 : forward },
    { tip: point(to, line), directionDegrees: inside ? forward : forward + 180 },
  ];
  const make = (middle: number, low: number, high: number, extra: number): Candidate => ({
    segments: [
      ...extensions,
      {
        a: point(Math.min(low, from), line),
        b: point(Math.max(high, to), line),
        kind: "dimension",
      },
    ],
    arrows,
    text: spec.text,
    at: point(middle, foot),
    turned: k === 1,
    anchor: "middle",
    cost: cost + extra,
  });
  const tail = inside ? 0 : ARROW + 2.5;
  const centre = (from + to) / 2;
  const out: Candidate[] = [];
  if (width + 2.4 <= size) {
    out.push(make(centre, from - tail, to + tail, 0));
    const slack = (size - width) / 2 - 1.5;
    for (const part of [0.5, -0.5, 1, -1])
      if (slack > 3) out.push(make(centre + part * slack, from - tail, to + tail, 3));
  } else {
    // Too narrow: the text stands beside, on the line drawn further.
    const lead = inside ? 1.5 : ARROW + 1.5;
    const right = to + lead + width / 2;
    const left = from - lead - width / 2;
    out.push(make(right, from - tail, right + width / 2, 4));
    out.push(make(left, left - width / 2, to + tail, 5));
  }
  return out;
}
