import { cos, sin } from "../../foundation/exact-math.ts";
import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import type { CsgGraph, CsgNode } from "../../solid/graph.ts";
import { IDENTITY, type Matrix, onPoint, times } from "./graph-edit.ts";

/** A cylinder that a script takes away: the node that cuts, which of its inputs, and where it lies. */
export interface Bore {
  readonly node: number;
  readonly input: number;
  readonly leaf: number;
  /** From the leaf's frame to the part's. */
  readonly matrix: Matrix;
  readonly centre: Vec3;
  readonly axis: Vec3;
  readonly radius: number;
  /** Half of the cutter's height. */
  readonly reach: number;
  /** Where material begins and ends along the axis at the wall of the bore, from the centre; empty space between is cut too. */
  readonly wall: readonly [number, number];
  /** The cutter comes out at both ends. */
  readonly through: boolean;
}

/** Cylinders that are taken away one by one, from what the part's graph says and where its mesh has material. */
export function boresOf(graph: CsgGraph, mesh: Mesh): Bore[] {
  const bores: Bore[] = [];
  const uses = new Map<number, number>();
  for (const { inputs } of graph.nodes)
    for (const input of inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  for (const [n, node] of graph.nodes.entries()) {
    if (node.op.kind !== "subtract" || !leadsOut(graph, n)) continue;
    for (let input = 1; input < node.inputs.length; input++) {
      const bore = boreOf(graph, n, input, mesh);
      if (bore) bores.push(bore);
    }
  }
  return bores;
}

/** Does the node reach the output without a transform: is its frame the part's? */
function leadsOut(graph: CsgGraph, node: number): boolean {
  return graph.outputs[0] === node;
}

function boreOf(graph: CsgGraph, node: number, input: number, mesh: Mesh): Bore | undefined {
  let at = (graph.nodes[node] as CsgNode).inputs[input] as number;
  let matrix = IDENTITY;
  for (;;) {
    const { op, inputs } = graph.nodes[at] as CsgNode;
    if (op.kind === "transform") {
      matrix = times(matrix, op.matrix);
      at = inputs[0] as number;
      continue;
    }
    if (op.kind !== "cylinder") return undefined;
    const [radius] = op.startRadius;
    if ([...op.startRadius, ...op.endRadius].some((r) => r !== radius)) return undefined;
    const centre = onPoint(matrix, op.center);
    const tip = onPoint(matrix, [op.center[0], op.center[1], op.center[2] + 1]);
    const axis = [0, 1, 2].map(
      (k) => (tip[k] as number) - (centre[k] as number),
    ) as unknown as Vec3;
    const reach = op.height / 2;
    const wall = wallAlong(mesh, centre, axis, radius, reach);
    if (!wall) return undefined;
    const through = wall[0] > -reach + 1e-6 && wall[1] < reach - 1e-6;
    return { node, input, leaf: at, matrix, centre, axis, radius, reach, wall, through };
  }
}

/** Extent of the material just outside the wall of a bore, within the cutter's reach. */
function wallAlong(
  mesh: Mesh,
  centre: Vec3,
  axis: Vec3,
  radius: number,
  reach: number,
): [number, number] | undefined {
  const [u, v] = squareTo(axis);
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < 8; i++) {
    const a = 0.3 + (i * Math.PI) / 4;
    const r = radius + 0.02;
    const from = [0, 1, 2].map(
      (k) => (centre[k] as number) + r * (cos(a) * (u[k] as number) + sin(a) * (v[k] as number)),
    ) as unknown as Vec3;
    for (const t of crossings(mesh, from, axis)) {
      if (Math.abs(t) > reach + 1e-6) continue;
      low = Math.min(low, t);
      high = Math.max(high, t);
    }
  }
  return high > low ? [low, high] : undefined;
}

/** Two unit vectors square to a unit vector and to each other. */
export function squareTo([x, y, z]: Vec3): [Vec3, Vec3] {
  const first: Vec3 = Math.abs(z) < 0.9 ? unit([-y, x, 0]) : unit([0, -z, y]);
  return [first, cross([x, y, z], first)];
}

/** Vector product. */
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Of a vector. */
export const lengthOf = (v: readonly number[]): number =>
  Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));

/** A direction of length 1. */
export function unit([x, y, z]: Vec3): Vec3 {
  const size = lengthOf([x, y, z]);
  return [x / size, y / size, z / size];
}

/** Where a line goes through the mesh's surface, ascending (Möller and Trumbore, 1997). */
export function crossings({ positions, triangles }: Mesh, from: Vec3, d: Vec3): number[] {
  const point = (i: number): Vec3 => [
    positions[3 * i] as number,
    positions[3 * i + 1] as number,
    positions[3 * i + 2] as number,
  ];
  const less = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const found: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const a = point(triangles[t] as number);
    const [ab, ac] = [
      less(point(triangles[t + 1] as number), a),
      less(point(triangles[t + 2] as number), a),
    ];
    const h = cross(d, ac);
    const determinant = dot(ab, h);
    if (Math.abs(determinant) < 1e-12) continue;
    const s = less(from, a);
    const u = dot(s, h) / determinant;
    const q = cross(s, ab);
    const v = dot(d, q) / determinant;
    if (u < 0 || v < 0 || u + v > 1) continue;
    found.push(dot(ac, q) / determinant);
  }
  return found.sort((a, b) => a - b);
}
