import clipperUrl from "clipper2-wasm/dist/es/clipper2z.wasm?url";
import { finishForPage } from "../src/engine/gcode/finish-for-page.ts";
import { sliceAndWrite } from "../src/engine/gcode/slice-and-write.ts";
import { tryPrint } from "../src/engine/gcode/try-print.ts";
import { createGcodeWriter } from "../src/engine/gcode/writer.ts";
import { createClipper } from "../src/engine/slicing/clipper.ts";
import { createSlicer } from "../src/engine/slicing/slicer.ts";
import { once, part, serve } from "./serve.ts";

const slicer = once(async () =>
  createSlicer(await createClipper({ locateFile: () => clipperUrl })),
);
const writer = createGcodeWriter();

serve<"slice" | "finishGcode" | "trial">(
  {
    slice: async (job, ctx) => sliceAndWrite(await slicer(), writer, job, ctx),
    finishGcode: ({ shares, planned, paths, profile }, ctx) =>
      finishForPage(shares, planned, paths, profile, ctx),
    async trial(job, ctx) {
      const share = (await slicer()).slice(job, part(ctx, 0, 0.6));
      return share.ok ? tryPrint(share.value, writer, job.profile, part(ctx, 0.6, 1)) : share;
    },
  },
  // The toolpaths stay for the next run; the lines are made anew.
  { moved: (output) => ({ ...(output as object), share: undefined, plan: undefined }) },
);
