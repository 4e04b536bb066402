import type { Place, Problem } from "../../foundation/problem.ts";
import type { CsgNode } from "../graph.ts";

/** Carries a problem up through the recursion of one evaluation; never leaves the room. */
export class Failure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Where the author wrote a node. */
export function placeOf(node: CsgNode | undefined): Place | undefined {
  if (node?.line === undefined) return undefined;
  return { kind: "source", line: node.line, column: node.column ?? 1 };
}
