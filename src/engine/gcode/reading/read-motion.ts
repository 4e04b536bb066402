import type { Ctx } from "../../foundation/context.ts";
import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Motion } from "../gcode-types.ts";
import { createMachine } from "./machine.ts";

/** Goes over the text line by line, chunk by chunk; a line may lie in two chunks. */
export function readMotion(chunks: readonly string[], ctx?: Ctx): Result<Motion> {
  const machine = createMachine();
  let rest = "";
  for (const [i, chunk] of chunks.entries()) {
    if (ctx?.cancelled()) return fail(problem("foundation.cancelled"));
    ctx?.progress(i / chunks.length, "read");
    const text = rest === "" ? chunk : rest + chunk;
    let from = 0;
    for (;;) {
      const end = text.indexOf("\n", from);
      if (end < 0) break;
      machine.line(text.slice(from, end));
      from = end + 1;
    }
    rest = text.slice(from);
  }
  if (rest !== "") machine.line(rest);
  const motion = machine.done();
  if (motion.count === 0) return fail(problem("gcode.not-gcode"));
  return ok(motion);
}
