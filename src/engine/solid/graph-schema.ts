import * as z from "zod";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { CsgGraph, CsgNode } from "./graph.ts";
import { estimateTriangles } from "./kit/estimate.ts";
import { placeOf } from "./kit/failure.ts";
import { opSchema } from "./kit/op-schema.ts";

/** What an untrusted graph may ask for. */
export interface GraphLimits {
  readonly maxNodes: number;
  /** Estimated, over all uses of all shapes. */
  readonly maxTriangles: number;
}

export const DEFAULT_LIMITS: GraphLimits = { maxNodes: 50_000, maxTriangles: 4_000_000 };

const index = z.int().min(0);
const shell = z.object({ nodes: z.array(z.unknown()), outputs: z.array(index).max(10_000) });
const nodeSchema = z.object({
  op: opSchema,
  inputs: z.array(index).max(50_000),
  line: z.int().min(1).optional(),
  column: z.int().min(0).optional(),
  name: z.string().max(120).optional(),
  color: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly().optional(),
});

/** How many inputs each op takes: [least, most]. */
function arity(op: CsgNode["op"]): readonly [number, number] {
  switch (op.kind) {
    case "union":
    case "subtract":
    case "intersect":
    case "hull":
    case "hullChain":
    case "expand3":
      return [1, Number.POSITIVE_INFINITY];
    case "transform":
    case "offset2":
    case "extrudeLinear":
    case "extrudeRotate":
    case "project":
      return [1, 1];
    default:
      return [0, 0];
  }
}

/**
 * Validates a graph from outside: shape and ranges of every argument, inputs earlier than their
 * users, sizes within limits. Gives a clean copy. Problems: `solid.bad-graph` (with the source
 * line), `solid.too-many-nodes`, `solid.too-many-triangles`, `solid.empty`.
 */
export function checkGraph(raw: unknown, limits = DEFAULT_LIMITS): Result<CsgGraph> {
  const outer = shell.safeParse(raw);
  if (!outer.success) return fail(problem("solid.bad-graph", { detail: detailOf(outer.error) }));
  const { nodes: rawNodes, outputs } = outer.data;
  if (rawNodes.length > limits.maxNodes)
    return fail(problem("solid.too-many-nodes", { limit: limits.maxNodes }));
  if (outputs.length === 0) return fail(problem("solid.empty"));
  const nodes: CsgNode[] = [];
  for (const [i, rawNode] of rawNodes.entries()) {
    const parsed = nodeSchema.safeParse(rawNode);
    if (!parsed.success) {
      const place = placeOf(rawNode as CsgNode);
      return fail(problem("solid.bad-graph", { detail: detailOf(parsed.error) }, safePlace(place)));
    }
    const node = parsed.data as CsgNode;
    const [least, most] = arity(node.op);
    const count = node.inputs.length;
    if (count < least || count > most || node.inputs.some((input) => input >= i))
      return fail(problem("solid.bad-graph", { detail: `${node.op.kind} inputs` }, placeOf(node)));
    nodes.push(node);
  }
  if (outputs.some((output) => output >= nodes.length))
    return fail(problem("solid.bad-graph", { detail: "outputs" }));
  const graph: CsgGraph = { nodes, outputs };
  const { total, worst } = estimateTriangles(graph);
  if (!(total <= limits.maxTriangles)) {
    const place = placeOf(nodes[worst]);
    return fail(problem("solid.too-many-triangles", { limit: limits.maxTriangles }, place));
  }
  return ok(graph);
}

function detailOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(".")}: ${issue.message}`.slice(0, 200) : "";
}

function safePlace(place: ReturnType<typeof placeOf>): ReturnType<typeof placeOf> {
  const fits = place?.kind === "source" && Number.isInteger(place.line);
  return fits && Number.isInteger(place.column) ? place : undefined;
}
