import type { CrossSection } from "manifold-3d";
import type { Vec2 } from "../../geometry/mesh.ts";
import type { CsgOp } from "../graph.ts";
import type { Kernel } from "../kernel.ts";
import { determinant, type Matrix } from "../kit/matrix.ts";
import { segmentsFor } from "../segments.ts";
import { type Curve, EMPTY_SHAPE, type PlaneShape, straight } from "./plane-shape.ts";
import { recoverCurves } from "./recover.ts";

type Offset = Extract<CsgOp, { kind: "offset2" }>;

const rings = (shape: PlaneShape): [number, number][][] =>
  shape.loops.map((loop) => loop.points.map((p) => [p[0], p[1]]));

/** Lends a cross section and whatever the callback makes of it, and frees them all. */
function withSections<T>(
  kernel: Kernel,
  shapes: readonly PlaneShape[],
  work: (sections: CrossSection[], keep: (made: CrossSection) => CrossSection) => T,
): T {
  const made: CrossSection[] = [];
  const keep = (section: CrossSection): CrossSection => {
    made.push(section);
    return section;
  };
  try {
    const sections = shapes.map((s) =>
      keep(kernel.wasm.CrossSection.ofPolygons(rings(s), "Positive")),
    );
    return work(sections, keep);
  } finally {
    for (const section of made) section.delete();
  }
}

/** Union, difference (first minus the rest) or intersection of regions. */
export function combineShapes(
  how: "union" | "subtract" | "intersect" | "hull",
  shapes: readonly PlaneShape[],
  kernel: Kernel,
): PlaneShape {
  if (shapes.length === 0) return EMPTY_SHAPE;
  const { CrossSection } = kernel.wasm;
  const polygons = withSections(kernel, shapes, (sections, keep) => {
    if (how === "union") return keep(CrossSection.union(sections)).toPolygons();
    if (how === "subtract") return keep(CrossSection.difference(sections)).toPolygons();
    if (how === "intersect") return keep(CrossSection.intersection(sections)).toPolygons();
    return keep(CrossSection.hull(sections)).toPolygons();
  });
  return tidy(recoverCurves(polygons, shapes));
}

/** Grown (delta > 0) or shrunk region. Round corners and concentric arcs keep their circles. */
export function offsetShape(op: Offset, shape: PlaneShape, kernel: Kernel): PlaneShape {
  if (op.delta === 0) return shape;
  if (op.corners === "chamfer") return chamferedOffset(op.delta, shape, kernel);
  const join = op.corners === "round" ? "Round" : "Miter";
  const segments = op.segments ?? segmentsFor(Math.abs(op.delta));
  const polygons = withSections(kernel, [shape], ([section], keep) =>
    keep((section as CrossSection).offset(op.delta, join, 1000, segments)).toPolygons(),
  );
  return withOffsetCurves(polygons, shape, op.delta);
}

/**
 * Offset with cut corners: the region with a strip along each edge, and a triangle at each corner
 * that opens between two strips, added (grown) or taken away (shrunk). The clipper's own flat
 * corners are mitred at the distance, not cut from edge to edge.
 */
function chamferedOffset(delta: number, shape: PlaneShape, kernel: Kernel): PlaneShape {
  const strips: [number, number][][] = [];
  for (const { points } of shape.loops) {
    const count = points.length;
    const normal = (i: number): Vec2 => {
      const [p, q] = [points[i % count] as Vec2, points[(i + 1) % count] as Vec2];
      const l = Math.hypot(q[0] - p[0], q[1] - p[1]) || 1;
      return [((q[1] - p[1]) / l) * delta, ((p[0] - q[0]) / l) * delta];
    };
    for (let i = 0; i < count; i++) {
      const [p, q] = [points[i] as Vec2, points[(i + 1) % count] as Vec2];
      const [n, before] = [normal(i), normal(i + count - 1)];
      const move = ([x, y]: Vec2, [a, b]: Vec2): [number, number] => [x + a, y + b];
      strips.push([[p[0], p[1]], move(p, n), move(q, n), [q[0], q[1]]]);
      const turn = before[0] * n[1] - before[1] * n[0];
      if (turn * delta > 0) strips.push([[p[0], p[1]], move(p, before), move(p, n)]);
    }
  }
  const { CrossSection } = kernel.wasm;
  const polygons = withSections(kernel, [shape], ([section], keep) => {
    const band = keep(CrossSection.ofPolygons(strips, "NonZero"));
    const base = section as CrossSection;
    return keep(delta > 0 ? base.add(band) : base.subtract(band)).toPolygons();
  });
  return withOffsetCurves(polygons, shape, delta);
}

function withOffsetCurves(
  polygons: readonly (readonly Vec2[])[],
  source: PlaneShape,
  delta: number,
): PlaneShape {
  const curves: Curve[] = [];
  const slack: number[] = [];
  for (const c of source.curves)
    if (c.kind === "circle")
      for (const radius of [c.radius + delta, c.radius - delta])
        if (radius > 1e-6) {
          curves.push({ ...c, radius });
          slack.push(Math.abs(delta) * 0.02 + 1e-5);
        }
  for (const loop of source.loops)
    for (const [i, p] of loop.points.entries()) {
      const before = source.curves[loop.edges.at(i - 1) as number] as Curve;
      const after = source.curves[loop.edges[i] as number] as Curve;
      if (before.kind === "circle" && before === after) continue;
      const role = `corner ${i + 1}`;
      curves.push({
        kind: "circle",
        center: p,
        radius: Math.abs(delta),
        sketch: after.sketch,
        role,
      });
      slack.push(1e-5);
    }
  const circles = curves.length;
  let side = 0;
  const fits = (c: Curve, k: number, p: Vec2): boolean =>
    Math.abs(Math.hypot(p[0] - c.center[0], p[1] - c.center[1]) - c.radius) <= (slack[k] as number);
  const sketch = source.curves[0]?.sketch ?? 0;
  const loops = polygons.map((points) => ({
    points,
    edges: points.map((p, i) => {
      const q = points[(i + 1) % points.length] as Vec2;
      const chord = Math.hypot(q[0] - p[0], q[1] - p[1]);
      for (let k = 0; k < circles; k++) {
        const c = curves[k] as Curve;
        if (chord < 0.8 * c.radius && fits(c, k, p) && fits(c, k, q)) return k;
      }
      return curves.push(straight(sketch, `side ${++side}`)) - 1;
    }),
  }));
  return tidy({ loops, curves });
}

/** The image under the plane part of a matrix; null when it would flatten the region. */
export function transformShape(shape: PlaneShape, m: Matrix): PlaneShape | null {
  const [a, b, c, d] = [m[0], m[1], m[4], m[5]] as [number, number, number, number];
  const det = a * d - b * c;
  if (!(Math.abs(det) > 1e-12)) return null;
  if (determinant(m) === 0) return null;
  const [tx, ty] = [m[12] as number, m[13] as number];
  const move = ([x, y]: Vec2): Vec2 => [a * x + c * y + tx, b * x + d * y + ty];
  const scale = Math.sqrt(Math.abs(det));
  const similar =
    Math.abs(a * c + b * d) < 1e-9 * scale * scale &&
    Math.abs(Math.hypot(a, b) - Math.hypot(c, d)) < 1e-9 * scale;
  const curves = shape.curves.map((curve): Curve => {
    if (curve.kind !== "circle") return curve;
    if (!similar) return { ...curve, kind: "free" };
    return { ...curve, center: move(curve.center), radius: curve.radius * Math.hypot(a, b) };
  });
  const loops = shape.loops.map((loop) => {
    const points = loop.points.map(move);
    if (det > 0) return { points, edges: loop.edges };
    points.reverse();
    const edges = [...loop.edges].reverse();
    // Edge i ran from point i to i+1; reversed, the edge before the first point comes last.
    edges.push(edges.shift() as number);
    return { points, edges };
  });
  return { loops, curves };
}

/** Drops curves that no edge uses. */
function tidy(shape: PlaneShape): PlaneShape {
  const kept = new Map<number, number>();
  const curves: Curve[] = [];
  const loops = shape.loops.map((loop) => ({
    points: loop.points,
    edges: loop.edges.map((e) => {
      const known = kept.get(e);
      if (known !== undefined) return known;
      const made = curves.push(shape.curves[e] as Curve) - 1;
      kept.set(e, made);
      return made;
    }),
  }));
  return { loops, curves };
}

/** The same shape with its curves' sketch numbers moved up by `by`. */
export function shiftSketch(shape: PlaneShape, by: number): PlaneShape {
  if (by === 0) return shape;
  return { loops: shape.loops, curves: shape.curves.map((c) => ({ ...c, sketch: c.sketch + by })) };
}
