import manifoldUrl from "manifold-3d/manifold.wasm?url";
import { assess } from "../src/engine/assessment/assess.ts";
import { createKernel } from "../src/engine/solid/kernel.ts";
import { once, serve } from "./serve.ts";

const kernel = once(() => createKernel({ locateFile: () => manifoldUrl }));

serve<"assess">({ assess: async (input, ctx) => assess(input, await kernel(), ctx) });
