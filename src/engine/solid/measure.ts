import { problem } from "../foundation/problem.ts";
import { quietCtx } from "../foundation/context.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Bounds } from "../geometry/mesh.ts";
import { createCache, type SolidCache } from "./cache.ts";
import type { CsgGraph } from "./graph.ts";
import { checkGraph } from "./graph-schema.ts";
import type { Kernel } from "./kernel.ts";
import { Evaluator } from "./kit/evaluator.ts";
import { Failure } from "./kit/failure.ts";
import { planeArea } from "./plane/plane-shape.ts";

/** What a script may ask about one node. */
export interface NodeMeasures {
  /** Zeros for an empty shape; z is 0 for a 2D shape. */
  readonly bounds: Bounds;
  /** mm³; 0 for a 2D shape. */
  readonly volume: number;
  /** mm²: surface of a solid, area of a 2D shape. */
  readonly area: number;
  readonly dimensions: 2 | 3;
}

/** Measures node `node` of the graph (its outputs are not looked at). Problems: `solid.*`. */
export function measureNode(
  graph: CsgGraph,
  node: number,
  kernel: Kernel,
  cache?: SolidCache,
): Result<NodeMeasures> {
  const checked = checkGraph({ nodes: graph.nodes, outputs: [node] });
  if (!checked.ok) return checked;
  const store = cache ?? createCache();
  const evaluator = new Evaluator(checked.value, kernel, quietCtx(), store);
  try {
    const flat = evaluator.dimensions(node) === 2;
    return ok(flat ? measureShape(evaluator, node) : measureBody(evaluator, node));
  } catch (cause) {
    if (cause instanceof Failure) return fail(cause.problem);
    return fail(problem("solid.kernel", { detail: String(cause).slice(0, 200) }));
  } finally {
    evaluator.dispose();
    if (!cache) store.clear();
  }
}

function measureBody(evaluator: Evaluator, node: number): NodeMeasures {
  const body = evaluator.body(node);
  const box = body.boundingBox();
  const bounds = body.isEmpty() ? NOTHING : { min: box.min, max: box.max };
  return { bounds, volume: body.volume(), area: body.surfaceArea(), dimensions: 3 };
}

const NOTHING: Bounds = { min: [0, 0, 0], max: [0, 0, 0] };

function measureShape(evaluator: Evaluator, node: number): NodeMeasures {
  const shape = evaluator.shape(node);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const loop of shape.loops)
    for (const [x, y] of loop.points) {
      [x0, y0] = [Math.min(x0, x), Math.min(y0, y)];
      [x1, y1] = [Math.max(x1, x), Math.max(y1, y)];
    }
  const bounds: Bounds = x0 > x1 ? NOTHING : { min: [x0, y0, 0], max: [x1, y1, 0] };
  return { bounds, volume: 0, area: planeArea(shape), dimensions: 2 };
}
