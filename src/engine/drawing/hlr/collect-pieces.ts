import type { Vec2, Vec3 } from "../../geometry/mesh.ts";
import type { Surface } from "../../solid/solid-types.ts";
import type { ViewAxis } from "../project-views.ts";
import type { ViewName } from "../sheet-types.ts";
import { axesOf } from "./axes.ts";
import { type Circle3, circleOf, isParallel } from "./circle-of.ts";
import { type ContourPiece, contourPieces } from "./contours.ts";
import { type Interval, subtractIntervals } from "./intervals.ts";
import { type Occluder, occluderOf } from "./occlude.ts";
import { type ArcPiece, type LinePiece, RANK, type Rank } from "./pieces.ts";
import { type Topology, trustedSurface, vertexAt } from "./topology.ts";
import { add, cross, dot, distance2, scale, unit } from "./vec.ts";
import { toView, VIEW_FRAMES, type ViewFrame } from "./view-frame.ts";

export interface ViewPieces {
  readonly lines: readonly LinePiece[];
  readonly arcs: readonly ArcPiece[];
  readonly marks: readonly ViewAxis[];
  readonly box: { readonly min: Vec2; readonly max: Vec2 };
}

/** Contours are tested this far outside the material (mm): facets lie inside the true surface. */
const LIFT = 0.03;
/** Visible scraps up to this length (mm) between hidden stretches are rounding. */
const SCRAP = 0.02;

interface Sink {
  readonly lines: LinePiece[];
  readonly arcs: ArcPiece[];
  readonly hiddenToo: boolean;
}

/** All lines of a view before joining: sharp edges, contours, axes. */
export function collectPieces(
  topology: Topology,
  name: ViewName,
  frame: ViewFrame = VIEW_FRAMES[name],
): ViewPieces {
  const { solid } = topology;
  const hides = occluderOf(topology, frame);
  const sink: Sink = { lines: [], arcs: [], hiddenToo: name !== "isometric" };
  for (const edge of topology.edges) {
    if (!edge.sharp) continue;
    const [f, g] = edge.faces;
    const [surface, other] = [trustedSurface(solid, f), trustedSurface(solid, g)];
    // Whatever bounds a cylinder lies on its circle when the cylinder is seen end-on.
    const circle = endOn(surface, frame) ?? endOn(other, frame) ?? circleOf(surface, other, edge.a);
    const chain = circle ? chainOf(circle, frame, Math.min(f, g), Math.max(f, g)) : undefined;
    const free = !circle && isCurved(topology, f, g) ? 1e6 + f * 1009 + g : undefined;
    emit(sink, frame, edge.a, edge.b, hides(edge.a, edge.b), f, circle, chain ?? free);
  }
  for (const piece of contourPieces(topology, frame))
    emitContour(sink, topology, frame, hides, piece);
  const box = boxOf(topology, frame);
  const marks = sink.hiddenToo ? addAxes(sink, topology, frame) : [];
  return { lines: sink.lines, arcs: sink.arcs, marks, box };
}

function endOn(surface: Surface, frame: ViewFrame): Circle3 | undefined {
  if (surface.kind !== "cylinder" || !isParallel(surface.axis, frame.toViewer)) return undefined;
  return { centre: surface.point, axis: surface.axis, radius: surface.radius };
}

/** Circles seen obliquely are chained; edge-on they are straight and join with other lines. */
function chainOf(circle: Circle3, frame: ViewFrame, f: number, g: number): number | undefined {
  const edgeOn = Math.abs(dot(circle.axis, frame.toViewer)) < 1e-4;
  return edgeOn ? undefined : f * 65536 + g;
}

function isCurved(topology: Topology, f: number, g: number): boolean {
  const kinds = [f, g].map((face) => trustedSurface(topology.solid, face).kind);
  return kinds.some((kind) => kind !== "plane");
}

function emitContour(
  sink: Sink,
  topology: Topology,
  frame: ViewFrame,
  hides: Occluder,
  piece: ContourPiece,
): void {
  const lift = scale(piece.normal, LIFT);
  const hidden = hides(add(piece.a, lift), add(piece.b, lift));
  const surface = trustedSurface(topology.solid, piece.face);
  const { a, b, face } = piece;
  let circle: Circle3 | undefined;
  if (surface.kind === "sphere")
    circle = { centre: surface.centre, axis: frame.toViewer, radius: surface.radius };
  if (surface.kind === "torus") {
    const { centre, axis, majorRadius: R, minorRadius: r } = surface;
    const rims: Circle3[] = [];
    if (isParallel(axis, frame.toViewer)) {
      rims.push({ centre, axis, radius: R + r }, { centre, axis, radius: R - r });
    } else if (Math.abs(dot(axis, frame.toViewer)) < 1e-4) {
      const out = scale(unit(cross(axis, frame.toViewer)), R);
      rims.push({ centre: add(centre, out), axis: frame.toViewer, radius: r });
      rims.push({ centre: add(centre, scale(out, -1)), axis: frame.toViewer, radius: r });
    }
    const off = (c: Circle3, p: Vec3): number =>
      Math.abs(distance2(toView(frame, p), toView(frame, c.centre)) - c.radius);
    circle = rims.find((c) => off(c, a) < 2e-3 && off(c, b) < 2e-3);
  }
  const straight = surface.kind === "cylinder" || surface.kind === "cone";
  emit(sink, frame, a, b, hidden, face, circle, straight ? undefined : 2e9 + face);
}

/** Splits a segment by visibility and files the parts as arcs or lines. */
function emit(
  sink: Sink,
  frame: ViewFrame,
  a: Vec3,
  b: Vec3,
  hidden: readonly Interval[],
  face: number,
  circle: Circle3 | undefined,
  chain: number | undefined,
): void {
  const [p, q] = [toView(frame, a), toView(frame, b)];
  const size = distance2(p, q);
  if (size < 1e-6) return;
  const shown = subtractIntervals([[0, 1]], hidden, Math.min(SCRAP / size, 0.5));
  const parts: [Interval, Rank][] = shown.map((span) => [span, RANK.visible]);
  if (sink.hiddenToo) {
    for (const span of subtractIntervals([[0, 1]], shown, 0)) parts.push([span, RANK.hidden]);
  }
  const round = circle && isParallel(circle.axis, frame.toViewer) ? circle : undefined;
  for (const [[from, to], rank] of parts) {
    const at = (t: number): Vec2 => [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];
    if (!round) {
      sink.lines.push({ a: at(from), b: at(to), rank, face, chain });
      continue;
    }
    const centre = toView(frame, round.centre);
    const angle = (v: Vec2): number => Math.atan2(v[1] - centre[1], v[0] - centre[0]);
    let [start, end] = [angle(at(from)), angle(at(to))];
    const turn = Math.atan2(Math.sin(end - start), Math.cos(end - start));
    [start, end] = turn < 0 ? [start + turn, start] : [start, start + turn];
    sink.arcs.push({ centre, radius: round.radius, span: [start, end], rank, face });
  }
}

function addAxes(sink: Sink, topology: Topology, frame: ViewFrame): ViewAxis[] {
  const marks: ViewAxis[] = [];
  for (const { from, to, axis, radius, faces } of axesOf(topology.solid)) {
    const [p, q] = [toView(frame, from), toView(frame, to)];
    if (!isParallel(axis, frame.toViewer)) {
      sink.lines.push({ a: p, b: q, rank: RANK.centre, face: faces[0] });
    } else if (
      !marks.some((m) => m.kind === "mark" && distance2(m.centre, p) < 1e-3 && m.radius >= radius)
    ) {
      marks.push({ kind: "mark", centre: p, radius, face: faces[0] });
    }
  }
  return marks;
}

function boxOf(topology: Topology, frame: ViewFrame): ViewPieces["box"] {
  const min: [number, number] = [Infinity, Infinity];
  const max: [number, number] = [-Infinity, -Infinity];
  const { mesh } = topology.solid;
  for (const vertex of mesh.triangles) {
    const p = toView(frame, vertexAt(mesh, vertex));
    for (const k of [0, 1]) {
      min[k] = Math.min(min[k], p[k]);
      max[k] = Math.max(max[k], p[k]);
    }
  }
  return { min, max };
}
