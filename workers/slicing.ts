import clipperUrl from "clipper2-wasm/dist/es/clipper2z.wasm?url";
import { virtualPrintOfFile } from "../src/engine/gcode/deposit-file.ts";
import { finishAndHash } from "../src/engine/gcode/finish-for-page.ts";
import { hashInSteps } from "../src/engine/records/blob.ts";
import { createPictures } from "../src/engine/gcode/pictures.ts";
import { reEmitForPage } from "../src/engine/gcode/re-emit.ts";
import { sliceAndWrite } from "../src/engine/gcode/slice-and-write.ts";
import { tryPrint } from "../src/engine/gcode/try-print.ts";
import { createGcodeWriter } from "../src/engine/gcode/writer.ts";
import { createClipper } from "../src/engine/slicing/clipper.ts";
import { createSlicer } from "../src/engine/slicing/slicer.ts";
import { once, serve } from "./serve.ts";

const clipper = once(() => createClipper({ locateFile: () => clipperUrl }));
const slicer = once(async () => createSlicer(await clipper()));
const writer = createGcodeWriter();
const pictures = createPictures();

serve<"slice" | "finishGcode" | "trial" | "virtualPrint" | "reEmit">(
  {
    slice: async (job, ctx) => sliceAndWrite(await slicer(), writer, job, ctx, pictures),
    finishGcode: (input, ctx) => finishAndHash(input, ctx, hashInSteps),
    trial: async (job, ctx) => tryPrint(job, await slicer(), writer, await clipper(), ctx),
    virtualPrint: async ({ chunks, mesh }, ctx) =>
      virtualPrintOfFile(chunks, mesh, await clipper(), ctx),
    reEmit: ({ bytes, profile }, ctx) => reEmitForPage(bytes, profile, ctx),
  },
  // The toolpaths stay for the next run; the lines are made anew.
  { moved: (output) => ({ ...(output as object), share: undefined, plan: undefined }) },
);
