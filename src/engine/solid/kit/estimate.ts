import type { CsgGraph, CsgNode } from "../graph.ts";
import { MAX_SPHERE_SEGMENTS, segmentsFor } from "../segments.ts";

const ball = (r: number): number => Math.min(MAX_SPHERE_SEGMENTS, segmentsFor(r));

/**
 * Triangles (outline edges for plane shapes) that a graph will make, counted over all uses, so
 * that a shape doubled twenty times is refused before it is made.
 */
export function estimateTriangles(graph: CsgGraph): { total: number; worst: number } {
  const sizes: number[] = [];
  let [total, worst, most] = [0, 0, 0];
  for (const [i, node] of graph.nodes.entries()) {
    const inputs = node.inputs.map((input) => sizes[input] as number);
    const size = sizeOf(node, inputs);
    sizes.push(size);
    if (size > most) [most, worst] = [size, i];
    total = Math.max(total, size);
  }
  const joined = graph.outputs.reduce((sum, output) => sum + (sizes[output] as number), 0);
  return { total: Math.max(total, joined), worst };
}

function sizeOf({ op }: CsgNode, inputs: readonly number[]): number {
  const sum = inputs.reduce((a, b) => a + b, 0);
  switch (op.kind) {
    case "cuboid":
      return 12;
    case "roundedCuboid":
      return (op.segments ?? ball(op.roundRadius)) ** 2;
    case "cylinder":
      return 4 * (op.segments ?? segmentsFor(Math.max(...op.startRadius, ...op.endRadius)));
    case "roundedCylinder":
      return (op.segments ?? ball(op.radius)) ** 2;
    case "ellipsoid":
      return (op.segments ?? ball(Math.max(...op.radius))) ** 2;
    case "torus": {
      const outer = op.outerSegments ?? ball(op.innerRadius + op.outerRadius);
      return 2 * (op.innerSegments ?? ball(op.innerRadius)) * outer;
    }
    case "polyhedron":
      return op.faces.reduce((count, face) => count + face.length - 2, 0);
    case "outline":
      return op.loops.reduce((count, loop) => count + loop.points.length, 0);
    case "circle":
      return op.segments ?? segmentsFor(Math.max(...op.radius));
    case "offset2":
      return sum + sum * (op.corners === "round" ? (op.segments ?? 16) / 4 : 0);
    case "extrudeLinear":
      return 2 * sum + 2 * sum * (op.twistAngle === 0 ? 1 : op.twistSteps);
    case "extrudeRotate":
      return 2 * sum * (op.segments ?? 128);
    case "expand3":
      return sum * (op.segments ?? 32) ** 2 * 0.25;
    default:
      return Math.max(1, sum);
  }
}
