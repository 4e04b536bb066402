import clipperUrl from "clipper2-wasm/dist/es/clipper2z.wasm?url";
import { tryPrint } from "../src/engine/gcode/try-print.ts";
import { createGcodeWriter } from "../src/engine/gcode/writer.ts";
import { createClipper } from "../src/engine/slicing/clipper.ts";
import { createSlicer } from "../src/engine/slicing/slicer.ts";
import { once, part, serve } from "./serve.ts";

const slicer = once(async () =>
  createSlicer(await createClipper({ locateFile: () => clipperUrl })),
);
const writer = createGcodeWriter();

serve<"trial">(
  {
    async trial({ mesh, profile }, ctx) {
      const share = (await slicer()).slice({ mesh, profile }, part(ctx, 0, 0.6));
      return share.ok ? tryPrint(share.value, writer, profile, part(ctx, 0.6, 1)) : share;
    },
  },
  // The toolpaths stay for the next trial.
  { moved: () => undefined },
);
