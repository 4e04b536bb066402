import manifoldUrl from "manifold-3d/manifold.wasm?url";
import { createCache } from "../src/engine/solid/cache.ts";
import { evaluateGraph } from "../src/engine/solid/evaluate.ts";
import { createKernel } from "../src/engine/solid/kernel.ts";
import { solidFromMesh } from "../src/engine/solid/solid-from-mesh.ts";
import { once, serve } from "./serve.ts";

const kernel = once(() => createKernel({ locateFile: () => manifoldUrl }));
const cache = createCache();

serve<"evaluate" | "solidFromMesh">({
  evaluate: async ({ graph }, ctx) => evaluateGraph(graph, await kernel(), ctx, cache),
  solidFromMesh: async ({ mesh }, ctx) => solidFromMesh(mesh, await kernel(), ctx),
});
