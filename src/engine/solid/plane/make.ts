import type { Vec2 } from "../../geometry/mesh.ts";
import type { CsgOp } from "../graph.ts";
import type { Kernel } from "../kernel.ts";
import { cosDegrees, sinDegrees } from "../leaves/trig.ts";
import { segmentsFor } from "../segments.ts";
import { type Curve, EMPTY_SHAPE, type PlaneShape, straight } from "./plane-shape.ts";
import { recoverCurves } from "./recover.ts";

type Circle = Extract<CsgOp, { kind: "circle" }>;
type Outline = Extract<CsgOp, { kind: "outline" }>;

/** Degrees that a sector covers; equal angles mean a full turn, as in JSCAD. */
export function sweep(startAngle: number, endAngle: number): number {
  const turn = (((endAngle - startAngle) % 360) + 360) % 360;
  return turn === 0 ? 360 : turn;
}

/** Circle, ellipse or sector. */
export function circleShape(op: Circle): PlaneShape {
  const [rx, ry] = op.radius;
  if (rx === 0 || ry === 0) return EMPTY_SHAPE;
  const angle = sweep(op.startAngle, op.endAngle);
  const all = op.segments ?? segmentsFor(Math.max(rx, ry));
  const steps = Math.max(1, Math.floor(all * (angle / 360) + 1e-9));
  const points: Vec2[] = [];
  for (let i = 0; i < (angle < 360 ? steps + 1 : steps); i++) {
    const a = op.startAngle + (angle * i) / steps;
    points.push([op.center[0] + rx * cosDegrees(a), op.center[1] + ry * sinDegrees(a)]);
  }
  const wall: Curve = {
    kind: rx === ry ? "circle" : "free",
    center: op.center,
    radius: rx,
    sketch: 0,
    role: "wall",
  };
  const edges = points.map(() => 0);
  if (angle === 360) return { loops: [{ points, edges }], curves: [wall] };
  points.push(op.center);
  edges[steps] = 1;
  edges.push(2);
  return {
    loops: [{ points, edges }],
    curves: [wall, straight(0, "side 1"), straight(0, "side 2")],
  };
}

/**
 * The loops of an outline. An edge is inside by the even-odd rule, so the direction in which a
 * loop was drawn does not matter and crossings are resolved (`fill: "cover"`: the union of loops).
 */
export function outlineShape(op: Outline, kernel: Kernel): PlaneShape {
  const curves: Curve[] = [];
  const known = new Map<string, number>();
  let side = 0;
  const loops = op.loops.map(({ points, arcs }) => ({
    points,
    edges: points.map((_, i) => {
      const arc = arcs?.[i] ?? null;
      if (!arc) return curves.push(straight(0, `side ${++side}`)) - 1;
      const key = `${arc.center[0]},${arc.center[1]},${arc.radius}`;
      const index =
        known.get(key) ??
        curves.push({ kind: "circle", ...arc, sketch: 0, role: `arc ${known.size + 1}` }) - 1;
      known.set(key, index);
      return index;
    }),
  }));
  const raw = loops.map((loop) => loop.points.map((p) => [p[0], p[1]] as [number, number]));
  const section = kernel.wasm.CrossSection.ofPolygons(
    raw,
    op.fill === "cover" ? "Positive" : "EvenOdd",
  );
  const polygons = section.toPolygons();
  section.delete();
  return recoverCurves(polygons, [{ loops, curves }]);
}
