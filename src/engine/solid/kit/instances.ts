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
  // A stack of our own: a chain of ten thousand unions is deeper than the language's.
  const stack: Instance[] = [{ node: root, matrix: IDENTITY }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const node = graph.nodes[at.node] as CsgNode;
    const passed = { color: at.color ?? node.color, name: at.name ?? node.name };
    if (isLeaf(node)) {
      const matrix = multiply(at.matrix, centring(node));
      if (out.push({ node: at.node, matrix, ...passed }) > MAX_INSTANCES) return null;
      continue;
    }
    const matrix = node.op.kind === "transform" ? multiply(at.matrix, node.op.matrix) : at.matrix;
    for (const input of node.inputs.toReversed()) stack.push({ node: input, matrix, ...passed });
  }
  return out;
}

/** The plane shapes of a sketch in their order of making: the order of `Curve.sketch`. */
export function sketchLeaves(graph: CsgGraph, root: number): number[] {
  const out: number[] = [];
  const stack = (graph.nodes[root] as CsgNode).inputs.toReversed();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const node = graph.nodes[at] as CsgNode;
    if (isSketchLeaf(node)) out.push(at);
    else stack.push(...node.inputs.toReversed());
  }
  return out;
}

/** Ops that make a plane shape of their own. */
export function isSketchLeaf({ op }: CsgNode): boolean {
  return op.kind === "circle" || op.kind === "outline" || op.kind === "project";
}
