import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { Motion } from "./gcode-types.ts";
import { readMotion } from "./reading/read-motion.ts";

/**
 * G-code back as motion, whoever wrote it: text, or the chunks of a `GcodeFile` (a chunk may end
 * inside a line). Understands G0 to G4, G20, G21, G28, G90 to G92, M82, M83, temperatures, waits and
 * fan; arcs become chords. What it does not know is collected in `unknown`.
 * Errors: `gcode.not-gcode` (no motion at all), `foundation.cancelled`.
 */
export function readGcode(text: string | readonly string[], ctx?: Ctx): Result<Motion> {
  return readMotion(typeof text === "string" ? [text] : text, ctx);
}
