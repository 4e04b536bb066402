import clipperUrl from "clipper2-wasm/dist/es/clipper2z.wasm?url";
import { ok } from "../src/engine/foundation/result.ts";
import { finishForPage } from "../src/engine/gcode/finish-for-page.ts";
import { createGcodeWriter } from "../src/engine/gcode/writer.ts";
import { createClipper } from "../src/engine/slicing/clipper.ts";
import { createSlicer } from "../src/engine/slicing/slicer.ts";
import { once, part, serve } from "./serve.ts";

const slicer = once(async () =>
  createSlicer(await createClipper({ locateFile: () => clipperUrl })),
);
const writer = createGcodeWriter();

serve<"slice" | "finishGcode">(
  {
    async slice(job, ctx) {
      const share = (await slicer()).slice(job, part(ctx, 0, 0.8));
      if (!share.ok) return share;
      const { layers, from } = share.value;
      const written = writer.write(layers, from, job.profile, part(ctx, 0.8, 1));
      return written.ok ? ok({ share: share.value, written: written.value }) : written;
    },
    finishGcode: ({ shares, planned, paths, profile }, ctx) =>
      finishForPage(shares, planned, paths, profile, ctx),
  },
  // The toolpaths stay for the next run; the lines are made anew.
  { moved: (output) => ({ ...(output as object), share: undefined }) },
);
