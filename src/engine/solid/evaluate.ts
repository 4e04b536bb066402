import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { createCache, type SolidCache } from "./cache.ts";
import type { CsgGraph, CsgNode } from "./graph.ts";
import { checkGraph } from "./graph-schema.ts";
import type { Kernel } from "./kernel.ts";
import { buildSolid, type FaceSource } from "./kit/build-solid.ts";
import { Evaluator } from "./kit/evaluator.ts";
import { Failure, placeOf } from "./kit/failure.ts";
import { featureNames } from "./kit/feature-names.ts";
import { type Instance, instancesBelow, sketchLeaves } from "./kit/instances.ts";
import type { Solid } from "./solid-types.ts";

/**
 * Evaluates a graph (checked here, so it may come from anywhere) to one solid with named faces.
 * Several outputs are united. With a `cache` of the caller's, what did not change since an
 * earlier run is not made again. Problems: `solid.*`, `foundation.cancelled`.
 */
export function evaluateGraph(
  graph: CsgGraph,
  kernel: Kernel,
  ctx: Ctx,
  cache?: SolidCache,
): Result<Solid> {
  const checked = checkGraph(graph);
  if (!checked.ok) return checked;
  const whole = united(checked.value);
  const instances = instancesBelow(whole, whole.nodes.length - 1);
  if (!instances) return fail(problem("solid.too-many-nodes", { limit: whole.nodes.length }));
  const store = cache ?? createCache();
  try {
    let solid = evaluateOnce(whole, instances, kernel, ctx, store);
    if (!solid) {
      // Faces that a kept combination refers to were thrown out of the cache: make all afresh.
      store.clear();
      solid = evaluateOnce(whole, instances, kernel, ctx, store);
    }
    ctx.progress(1, "model");
    if (solid) return ok(solid, checked.problems);
    return fail(problem("solid.kernel", { detail: "faces" }));
  } catch (cause) {
    if (cause instanceof Failure) return fail(cause.problem);
    return fail(problem("solid.kernel", { detail: String(cause).slice(0, 200) }));
  } finally {
    if (!cache) store.clear();
  }
}

function evaluateOnce(
  graph: CsgGraph,
  instances: readonly Instance[],
  kernel: Kernel,
  ctx: Ctx,
  cache: SolidCache,
): Solid | null {
  const evaluator = new Evaluator(graph, kernel, ctx, cache);
  try {
    const body = evaluator.body(graph.nodes.length - 1);
    if (body.isEmpty()) throw new Failure(problem("solid.empty", {}, placeOf(graph.nodes.at(-2))));
    const sources = faceSources(graph, instances, evaluator);
    return sources ? buildSolid(body, sources) : null;
  } finally {
    evaluator.dispose();
  }
}

/** The same graph with one last node that unites the outputs. */
function united(graph: CsgGraph): CsgGraph {
  const last: CsgNode = { op: { kind: "union" }, inputs: graph.outputs };
  return { nodes: [...graph.nodes, last], outputs: [graph.nodes.length] };
}

function faceSources(
  graph: CsgGraph,
  instances: readonly Instance[],
  evaluator: Evaluator,
): FaceSource[] | null {
  if (instances.some(({ node }) => !evaluator.leaf(node)?.faces)) return null;
  const names = featureNames(graph);
  const labels = new Map<string, number>();
  const uses = new Map<string, number>();
  const label = (instance: Instance): string => {
    const own = names[instance.node] as string;
    return instance.name && instance.name !== own ? instance.name : own;
  };
  for (const instance of instances) {
    const name = label(instance);
    labels.set(name, (labels.get(name) ?? 0) + 1);
  }
  return instances.map((instance): FaceSource => {
    const node = graph.nodes[instance.node] as CsgNode;
    const name = label(instance);
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    // A feature used several times is told apart by a count; the first keeps the plain name.
    const suffix = use > 1 ? ` #${use}` : "";
    const sketch = node.op.kind.startsWith("extrude") ? sketchLeaves(graph, instance.node) : [];
    const leaf = evaluator.leaf(instance.node);
    return {
      original: leaf?.original ?? -1,
      faces: leaf?.faces ?? [],
      matrix: instance.matrix,
      color: instance.color,
      naming: (face) => {
        const shape = face.sketch === undefined ? undefined : sketch[face.sketch];
        if (shape === undefined) return { feature: name + suffix, line: node.line };
        const line = (graph.nodes[shape] as CsgNode).line ?? node.line;
        return { feature: (names[shape] as string) + suffix, line };
      },
    };
  });
}
