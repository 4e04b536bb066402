import { quietCtx } from "../../foundation/context.ts";
import { evaluateGraph } from "../../solid/evaluate.ts";
import type { CsgGraph } from "../../solid/graph.ts";
import type { Kernel } from "../../solid/kernel.ts";
import type { Solid } from "../../solid/solid-types.ts";

/** The graph's solid; undefined where nothing is left or the kernel refuses it. */
export function solidOf(graph: CsgGraph, kernel: Kernel): Solid | undefined {
  const solid = evaluateGraph(graph, kernel, quietCtx());
  return solid.ok ? solid.value : undefined;
}
