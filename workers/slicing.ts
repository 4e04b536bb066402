import clipperUrl from "clipper2-wasm/dist/es/clipper2z.wasm?url";
import { ok } from "../src/engine/foundation/result.ts";
import { readGcode } from "../src/engine/gcode/read.ts";
import { printTime } from "../src/engine/gcode/time.ts";
import { verifyGcode } from "../src/engine/gcode/verify.ts";
import { writeGcode } from "../src/engine/gcode/write.ts";
import { createClipper } from "../src/engine/slicing/clipper.ts";
import { slice } from "../src/engine/slicing/slice.ts";
import { once, part, serve } from "./serve.ts";

const clipper = once(() => createClipper({ locateFile: () => clipperUrl }));

serve<"slice" | "inspectGcode">({
  async slice({ mesh, profile }, ctx) {
    const plan = slice(mesh, profile, await clipper(), part(ctx, 0, 0.8));
    if (!plan.ok) return plan;
    const gcode = writeGcode(plan.value, profile, part(ctx, 0.8, 1));
    if (!gcode.ok) return gcode;
    return ok({ plan: plan.value, gcode: gcode.value }, [...plan.problems, ...gcode.problems]);
  },
  inspectGcode({ chunks, profile, plan }, ctx) {
    const motion = readGcode(chunks, ctx);
    if (!motion.ok) return motion;
    const time = printTime(motion.value, profile.printer.limits);
    const findings = verifyGcode(motion.value, profile, plan);
    return ok({ motion: motion.value, time, findings }, motion.problems);
  },
});
