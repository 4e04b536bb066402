import type { Vec2 } from "../../geometry/mesh.ts";
import type { Arrow, SheetDimension } from "../sheet-types.ts";
import {
  grow,
  rectsMeet,
  type Segment,
  segmentMeetsRect,
  segmentsCross,
  segmentsOverlap,
} from "./obstacles.ts";
import { DIMENSION_HEIGHT, type Rect, textRect } from "./text.ts";

/** One way to draw a dimension, in the view's paper frame, with the cost of its position alone. */
export interface Candidate {
  readonly segments: readonly Segment[];
  readonly arrows: readonly Arrow[];
  readonly text: string;
  readonly at: Vec2;
  readonly turned: boolean;
  readonly anchor: "start" | "middle" | "end";
  readonly cost: number;
}

export const candidateRect = (c: Candidate): Rect =>
  textRect(c.text, DIMENSION_HEIGHT, c.at, c.anchor, c.turned);

/** Above this a drawing is not clean: a text lies on a line or on another text. */
export const UNCLEAN = 300;

/** What is on the paper already around a view. */
export interface Ground {
  readonly outline: readonly Segment[];
  readonly box: Rect;
}

/** Cost of a candidate among the lines of the view and the other dimensions. */
export function costOf(c: Candidate, ground: Ground, others: readonly Candidate[]): number {
  const rect = grow(candidateRect(c), 0.6);
  let cost = c.cost;
  for (const s of ground.outline) {
    if (segmentMeetsRect(s.a, s.b, rect)) cost += s.kind === "axis" ? 400 : 500;
    for (const own of c.segments) {
      // A landing close above an edge reads as part of the outline.
      if (own.kind === "leader" && segmentsOverlap(own.a, own.b, s.a, s.b, 0.3, 3)) cost += 25;
      if (own.kind === "leader" && segmentsCross(own.a, own.b, s.a, s.b)) cost += 4;
      if (own.kind === "dimension" && segmentsCross(own.a, own.b, s.a, s.b)) cost += 12;
      if (own.kind === "dimension" && segmentsOverlap(own.a, own.b, s.a, s.b)) cost += 200;
    }
  }
  for (const own of c.segments)
    if (own.kind === "extension" && segmentMeetsRect(own.a, own.b, grow(candidateRect(c), 0.3)))
      cost += 500;
  for (const other of others) {
    const theirs = grow(candidateRect(other), 0.6);
    if (rectsMeet(rect, theirs)) cost += 2000;
    for (const s of other.segments) {
      if (segmentMeetsRect(s.a, s.b, rect)) cost += 600;
      for (const own of c.segments) cost += crossing(own, s);
    }
    for (const own of c.segments) if (segmentMeetsRect(own.a, own.b, theirs)) cost += 600;
    for (const p of c.arrows)
      for (const q of other.arrows) {
        const apart = Math.hypot(p.tip[0] - q.tip[0], p.tip[1] - q.tip[1]);
        // Back to back on one extension line is how chains are drawn; the same arrow twice is not.
        if (apart < 3 && Math.abs(p.directionDegrees - q.directionDegrees) < 1) cost += 250;
      }
  }
  return cost;
}

function crossing(own: Segment, s: Segment): number {
  const both = [own.kind, s.kind];
  if (both.every((k) => k === "extension")) return 0;
  if (both.every((k) => k === "dimension") && segmentsOverlap(own.a, own.b, s.a, s.b)) return 600;
  if (!segmentsCross(own.a, own.b, s.a, s.b)) return 0;
  return both.includes("leader") ? 40 : both.every((k) => k === "dimension") ? 60 : 20;
}

export function toSheetDimension(
  id: string,
  view: SheetDimension["view"],
  c: Candidate,
): SheetDimension {
  return {
    id,
    view,
    curves: c.segments.map(({ a, b }) => ({
      curve: { kind: "line", from: a, to: b },
      line: "dimension",
    })),
    arrows: c.arrows,
    text: {
      text: c.text,
      at: c.at,
      height: DIMENSION_HEIGHT,
      rotateDegrees: c.turned ? 90 : 0,
      anchor: c.anchor,
      dimension: id,
    },
  };
}
