import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { Motion } from "./gcode-types.ts";
import { type GcodeChunk, readMotion } from "./reading/read-motion.ts";

/**
 * G-code back as motion, whoever wrote it: text or bytes, whole or in chunks as they come (a chunk
 * may end inside a line; a file that is read piece by piece is never held whole). Understands G0 to
 * G4, G10, G11, G20, G21, G28, G90 to G92, M82, M83, M200, M220, M221, temperatures, waits, fan, and
 * the limits of M201 to M207, M566 and Klipper's SET_VELOCITY_LIMIT; arcs become chords; features,
 * layers and sizes of beads come from the comments of PrusaSlicer, Cura, Orca and Bambu Studio,
 * Simplify3D and Kiri:Moto. What it does not know is collected in `unknown`.
 * Errors: `gcode.not-gcode` (no motion at all), `foundation.cancelled`.
 */
export function readGcode(text: GcodeChunk | Iterable<GcodeChunk>, ctx?: Ctx): Result<Motion> {
  if (typeof text === "string" || text instanceof Uint8Array)
    return readMotion([text], text.length, ctx);
  const total = Array.isArray(text)
    ? text.reduce((sum: number, chunk: GcodeChunk) => sum + chunk.length, 0)
    : undefined;
  return readMotion(text, total, ctx);
}
