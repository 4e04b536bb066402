import type { CsgGraph, CsgNode } from "../graph.ts";
import { IDENTITY, type Matrix, multiply, translation } from "./matrix.ts";

/** One use of a feature in the part: where its faces come from and where they stand. */
export interface Instance {
  /** Index of the node that made the faces. */
  readonly node: number;
  readonly matrix: Matrix;
  readonly color?: CsgNode["color"];
  /** Name given further up, on a transform or a combination. */
  readonly name?: string;
}

const MAX_INSTANCES = 100_000;

/** Ops whose result has faces of its own, as far as this room can tell them. */
export function isLeaf(node: CsgNode): boolean {
  switch (node.op.kind) {
    case "union":
    case "subtract":
    case "intersect":
    case "transform":
      return false;
    default:
      return true;
  }
}

/** The shift that the `center` of a primitive stands for. */
export function centring(node: CsgNode): Matrix {
  const { op } = node;
  if (!("center" in op) || op.kind === "circle") return IDENTITY;
  return op.center.some((c) => c !== 0) ? translation(op.center) : IDENTITY;
}

/**
 * All uses of features below `root`, with exact 64-bit placements (the kernel tells placements in
 * 32 bits only). Null when there are too many to follow.
 */
export function instancesBelow(graph: CsgGraph, root: number): Instance[] | null {
  const out: Instance[] = [];
  const walk = (
    index: number,
    matrix: Matrix,
    color?: CsgNode["color"],
    name?: string,
  ): boolean => {
    const node = graph.nodes[index] as CsgNode;
    const tint = color ?? node.color;
    const label = name ?? node.name;
    if (isLeaf(node)) {
      const placed = multiply(matrix, centring(node));
      return out.push({ node: index, matrix: placed, color: tint, name: label }) <= MAX_INSTANCES;
    }
    const inner = node.op.kind === "transform" ? multiply(matrix, node.op.matrix) : matrix;
    return node.inputs.every((input) => walk(input, inner, tint, label));
  };
  return walk(root, IDENTITY) ? out : null;
}

/** The plane shapes of a sketch in their order of making: the order of `Curve.sketch`. */
export function sketchLeaves(graph: CsgGraph, root: number): number[] {
  const out: number[] = [];
  const walk = (index: number): void => {
    const node = graph.nodes[index] as CsgNode;
    if (["circle", "outline", "project"].includes(node.op.kind)) out.push(index);
    else for (const input of node.inputs) walk(input);
  };
  for (const input of (graph.nodes[root] as CsgNode).inputs) walk(input);
  return out;
}
