import { type Problem, warning } from "../../foundation/problem.ts";
import type { Vec2, Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { toView, VIEW_FRAMES } from "../hlr/view-frame.ts";
import type { ProjectedView } from "../project-views.ts";
import type { Curve, DrawingDimension, SheetCurve, SheetDimension } from "../sheet-types.ts";
import { axisCurves } from "./axis-curves.ts";
import { type LeaderSpec, leaderCandidates } from "./leader.ts";
import { linearCandidates, type LinearSpec, type Side } from "./linear.ts";
import {
  boundsOfPoints,
  boundsOfRects,
  curvePoints,
  curveSegments,
  grow,
  type Segment,
} from "./obstacles.ts";
import {
  type Candidate,
  candidateRect,
  costOf,
  type Ground,
  toSheetDimension,
  UNCLEAN,
} from "./placed.ts";
import { dimensionText, type Rect } from "./text.ts";

/** The part's points may differ from the drawing's by this, mm, before the reader is warned. */
const OFF_PART = 0.5;

/** A view with its dimensions, in paper mm with the view's own origin. */
export interface LaidView {
  readonly name: ProjectedView["name"];
  readonly curves: readonly SheetCurve[];
  readonly dimensions: readonly SheetDimension[];
  /** Outline without dimensions, and with everything. */
  readonly box: Rect;
  readonly bounds: Rect;
  readonly problems: readonly Problem[];
}

/** Scales a view, adds centre lines and stands its dimensions around it. */
export function layOutView(
  view: ProjectedView,
  solid: Solid,
  dimensions: readonly DrawingDimension[],
  scale: number,
): LaidView {
  const sized = view.curves.map((c) => ({ ...c, curve: scaleCurve(c.curve, scale) }));
  const axes = axisCurves(view, scale);
  const box: Rect = { min: times(view.box.min, scale), max: times(view.box.max, scale) };
  const outline: Segment[] = [
    ...sized.flatMap((c) => curveSegments(c.curve, "outline")),
    ...axes.flatMap((c) => curveSegments(c.curve, "axis")),
  ];
  const ground: Ground = { outline, box };
  const problems: Problem[] = [];
  const todo = dimensions.map((d) => {
    if (isOffPart(d, solid))
      problems.push(
        warning("drawing.dimension-off-part", { id: d.id }, { kind: "dimension", id: d.id }),
      );
    return { d, ...candidatesOf(d, view, scale, box, outline) };
  });
  // Short ones stand nearest to the view; leaders find room last.
  todo.sort((p, q) => p.order - q.order || (p.d.id < q.d.id ? -1 : 1));
  const chosen: Candidate[] = [];
  for (let round = 0; round < 3; round++) {
    todo.forEach(({ candidates }, i) => {
      const others = chosen.filter((_, j) => j !== i);
      chosen[i] = best(candidates, ground, others);
    });
  }
  todo.forEach(({ d }, i) => {
    const others = chosen.filter((_, j) => j !== i);
    if (costOf(chosen[i], ground, others) >= UNCLEAN)
      problems.push(
        warning("drawing.dimension-crowded", { id: d.id }, { kind: "dimension", id: d.id }),
      );
  });
  const rects = [
    box,
    ...axes.map((c) => boundsOfPoints(curvePoints(c.curve))),
    ...chosen.map((c) => grow(candidateRect(c), 0.5)),
    ...chosen.flatMap((c) => c.segments.map((s) => boundsOfPoints([s.a, s.b]))),
  ];
  const laid = todo.map(({ d }, i) => ({ d, sheet: toSheetDimension(d.id, d.view, chosen[i]) }));
  const inOrder = dimensions.flatMap((d) => laid.filter((l) => l.d === d).map((l) => l.sheet));
  return {
    name: view.name,
    curves: [...sized, ...axes],
    dimensions: inOrder,
    box,
    bounds: boundsOfRects(rects),
    problems,
  };
}

function best(
  candidates: readonly Candidate[],
  ground: Ground,
  others: readonly Candidate[],
): Candidate {
  let found = candidates[0];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.cost >= least) continue;
    const cost = costOf(candidate, ground, others);
    if (cost < least) [found, least] = [candidate, cost];
  }
  return found;
}

const times = (p: Vec2, k: number): Vec2 => [p[0] * k, p[1] * k];

export function scaleCurve(curve: Curve, k: number): Curve {
  if (curve.kind === "line")
    return { kind: "line", from: times(curve.from, k), to: times(curve.to, k) };
  if (curve.kind === "polyline")
    return { kind: "polyline", points: curve.points.map((p) => times(p, k)) };
  return { ...curve, centre: times(curve.centre, k), radius: curve.radius * k };
}

function isOffPart(d: DrawingDimension, solid: Solid): boolean {
  const { min, max } = solid.bounds;
  const ends: readonly Vec3[] =
    d.kind === "diameter" || d.kind === "radius" ? [d.to] : [d.from, d.to];
  return ends.some((p) =>
    [0, 1, 2].some((k) => p[k] < min[k] - OFF_PART || p[k] > max[k] + OFF_PART),
  );
}

/** The ways to draw a dimension and its turn: linear by length, then leaders. */
function candidatesOf(
  d: DrawingDimension,
  view: ProjectedView,
  scale: number,
  box: Rect,
  outline: readonly Segment[],
): { readonly candidates: Candidate[]; readonly order: number } {
  const frame = VIEW_FRAMES[d.view];
  const [p, q] = [times(toView(frame, d.from), scale), times(toView(frame, d.to), scale)];
  const text = dimensionText(d);
  if (d.kind === "horizontal" || d.kind === "vertical") {
    const along = d.kind === "horizontal" ? "x" : "y";
    return linear(
      { text, a: p, b: q, along, sides: [], leave: leaver(outline), box },
      d.side,
      along,
    );
  }
  // The drawing's radius and not the projected one, so that both points may be a little off.
  const radius = (d.kind === "diameter" ? d.nominal / 2 : d.nominal) * scale;
  const flat = Math.hypot(q[0] - p[0], q[1] - p[1]);
  const seenRound = view.curves.some(
    ({ curve }) =>
      curve.kind === "arc" &&
      Math.hypot(curve.centre[0] * scale - p[0], curve.centre[1] * scale - p[1]) < 0.3 &&
      Math.abs(curve.radius * scale - radius) < 0.3 + 0.05 * radius,
  );
  if (d.kind === "diameter" && !seenRound && flat > 0.7 * radius) {
    const along = Math.abs(q[0] - p[0]) > Math.abs(q[1] - p[1]) ? "x" : "y";
    const half: Vec2 = along === "x" ? [radius, 0] : [0, radius];
    const spec: LinearSpec = {
      text,
      a: [p[0] - half[0], p[1] - half[1]],
      b: [p[0] + half[0], p[1] + half[1]],
      along,
      sides: [],
      leave: leaver(outline),
      box,
    };
    return linear(spec, d.side, along);
  }
  const towards = (Math.atan2(q[1] - p[1], q[0] - p[0]) * 180) / Math.PI;
  const spec: LeaderSpec = { text, centre: p, radius, box };
  return {
    candidates: leaderCandidates(d.kind === "radius" ? { ...spec, towards } : spec),
    order: 1e4 - radius,
  };
}

function linear(
  spec: LinearSpec,
  wanted: Side | undefined,
  along: "x" | "y",
): { readonly candidates: Candidate[]; readonly order: number } {
  const o = along === "x" ? 1 : 0;
  const k = 1 - o;
  const [low, high]: [Side, Side] = along === "x" ? ["below", "above"] : ["left", "right"];
  const middle = (spec.box.min[o] + spec.box.max[o]) / 2;
  const nearHigh = (spec.a[o] + spec.b[o]) / 2 > middle + 1e-6;
  const first = wanted ?? (nearHigh ? high : low);
  const usable = first === low || first === high ? first : low;
  const sides: Side[] = wanted === usable ? [usable] : [usable, usable === low ? high : low];
  return {
    candidates: linearCandidates({ ...spec, sides }),
    order: Math.abs(spec.b[k] - spec.a[k]),
  };
}

/** Where an extension line leaves: past the outline and centre lines that already run its way. */
function leaver(outline: readonly Segment[]): LinearSpec["leave"] {
  return (point, side) => {
    const o = side === "above" || side === "below" ? 1 : 0;
    const k = 1 - o;
    const sign = side === "above" || side === "right" ? 1 : -1;
    let at = point[o];
    for (let moved = true; moved; ) {
      moved = false;
      for (const { a, b } of outline) {
        if (Math.abs(a[k] - point[k]) > 0.02 || Math.abs(b[k] - point[k]) > 0.02) continue;
        const [near, far] = sign * a[o] < sign * b[o] ? [a[o], b[o]] : [b[o], a[o]];
        if (sign * near <= sign * at + 0.02 && sign * far > sign * at + 0.02) {
          at = far;
          moved = true;
        }
      }
    }
    return at;
  };
}
