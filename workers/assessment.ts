import clipperUrl from "clipper2-wasm/dist/es/clipper2z.wasm?url";
import manifoldUrl from "manifold-3d/manifold.wasm?url";
import { assess } from "../src/engine/assessment/assess.ts";
import { asksForPrint } from "../src/engine/assessment/printability-asked.ts";
import { placeReference } from "../src/engine/assessment/show-deviation.ts";
import { createKernel } from "../src/engine/solid/kernel.ts";
import { drawnDeviation } from "./drawn-deviation.ts";
import { once, serve } from "./serve.ts";

const kernel = once(() => createKernel({ locateFile: () => manifoldUrl }));
/** Only for a rubric that looks at the print. */
const clipper = once(async () => {
  const { createClipper } = await import("../src/engine/slicing/clipper.ts");
  return createClipper({ locateFile: () => clipperUrl });
});

serve<"assess" | "deviation" | "placeReference">({
  assess: async (input, ctx) => {
    const polygons = asksForPrint(input.lesson.rubric) ? await clipper() : undefined;
    return assess(input, await kernel(), ctx, polygons);
  },
  deviation: async (input, ctx) => drawnDeviation(input, await kernel(), ctx),
  placeReference: async (input, ctx) => placeReference(input, await kernel(), ctx),
});
