import { problem } from "../../foundation/problem.ts";
import type { Vec2 } from "../../geometry/mesh.ts";
import type { CsgNode } from "../graph.ts";
import type { Kernel } from "../kernel.ts";
import { cuboidMesh } from "../leaves/cuboid.ts";
import { extrudeMesh, rotateMesh } from "../leaves/extrude.ts";
import type { LeafMesh } from "../leaves/leaf-mesh.ts";
import { roundedCuboidMesh } from "../leaves/rounded-cuboid.ts";
import {
  cylinderMesh,
  ellipsoidMesh,
  roundedCylinderMesh,
  torusMesh,
} from "../leaves/round-bodies.ts";
import { combineShapes, transformShape } from "../plane/combine.ts";
import { sweep } from "../plane/make.ts";
import { type PlaneShape, straight } from "../plane/plane-shape.ts";
import { MAX_SPHERE_SEGMENTS, segmentsFor } from "../segments.ts";
import { Failure, placeOf } from "./failure.ts";

const largest = (...radii: readonly Vec2[]): number => Math.max(...radii.flat());
const ball = (radius: number): number => Math.min(MAX_SPHERE_SEGMENTS, segmentsFor(radius));

/** The mesh, with its faces, of a primitive or an extrusion; `shape` is the extruded region. */
export function leafMesh(node: CsgNode, shape: PlaneShape, kernel: Kernel): LeafMesh {
  const { op } = node;
  switch (op.kind) {
    case "cuboid":
      return cuboidMesh(op.size);
    case "roundedCuboid":
      return roundedCuboidMesh(op.size, op.roundRadius, op.segments ?? ball(op.roundRadius));
    case "cylinder": {
      const segments = op.segments ?? segmentsFor(largest(op.startRadius, op.endRadius));
      const angle = sweep(op.startAngle, op.endAngle);
      return cylinderMesh({ ...op, angle }, segments, kernel);
    }
    case "roundedCylinder":
      return roundedCylinderMesh(op, op.segments ?? ball(op.radius), kernel);
    case "ellipsoid":
      return ellipsoidMesh(op.radius, op.segments ?? ball(Math.max(...op.radius)), kernel);
    case "torus": {
      const all = op.outerSegments ?? ball(op.innerRadius + op.outerRadius);
      const angle = Math.min(360, op.outerRotation);
      const ring = {
        minor: op.innerRadius,
        major: op.outerRadius,
        startAngle: op.startAngle,
        angle,
      };
      const minorSegments = op.innerSegments ?? ball(op.innerRadius);
      return torusMesh(ring, minorSegments, stepsOver(all, angle), kernel);
    }
    case "extrudeLinear":
      return extrudeMesh(shape, op, kernel);
    case "extrudeRotate": {
      const right = rightOfAxis(shape, kernel);
      if (right.loops.length === 0)
        throw new Failure(problem("solid.rotate-profile", {}, placeOf(node)));
      const reach = Math.max(...right.loops.flatMap((l) => l.points.map((p) => p[0])));
      const angle = Math.min(360, Math.abs(op.angle)) || 360;
      const startAngle = op.angle < 0 ? op.startAngle + op.angle : op.startAngle;
      const steps = stepsOver(op.segments ?? segmentsFor(reach), angle);
      return rotateMesh(right, { startAngle, angle, steps }, kernel);
    }
    default:
      throw new Failure(problem("solid.bad-graph", { detail: op.kind }, placeOf(node)));
  }
}

/** Chords over a part turn when a full turn has `all`. */
function stepsOver(all: number, angle: number): number {
  if (angle >= 360) return all;
  return Math.max(2, Math.ceil((all * angle) / 360 - 1e-9));
}

/** The part of a profile right of the axis; a profile wholly on the left is mirrored. */
function rightOfAxis(shape: PlaneShape, kernel: Kernel): PlaneShape {
  const points = shape.loops.flatMap((loop) => loop.points);
  const xs = points.map((p) => p[0]);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const snapped = onAxis(shape);
  if (low >= -1e-9) return snapped;
  if (high <= 1e-9)
    return onAxis(
      transformShape(shape, [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]) ?? shape,
    );
  const reach = 2 * Math.max(high, ...points.map((p) => Math.abs(p[1]))) + 1;
  const box = [
    [0, -reach],
    [reach, -reach],
    [reach, reach],
    [0, reach],
  ] as const;
  const half: PlaneShape = {
    loops: [{ points: box, edges: [0, 0, 0, 0] }],
    curves: [straight(0, "axis")],
  };
  return onAxis(combineShapes("intersect", [snapped, half], kernel));
}

/** Puts points that lie on the axis within rounding exactly there. */
function onAxis(shape: PlaneShape): PlaneShape {
  const loops = shape.loops.map((loop) => ({
    points: loop.points.map((p): Vec2 => (Math.abs(p[0]) < 1e-9 ? [0, p[1]] : p)),
    edges: loop.edges,
  }));
  return { loops, curves: shape.curves };
}
