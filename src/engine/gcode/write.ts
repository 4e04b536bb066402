import type { Ctx } from "../foundation/context.ts";
import type { Result } from "../foundation/result.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import type { Plan } from "../slicing/plan.ts";
import type { GcodeFile } from "./gcode-types.ts";
import { writeFile } from "./writing/write-file.ts";

/**
 * The plan as Marlin G-code: absolute positions, relative filament (M83), start and end lines of the
 * printer filled in, and comments for layers, features, widths and heights that viewers know.
 * Error: `foundation.cancelled`, `gcode.nothing-to-write`, `gcode.unknown-placeholder`.
 */
export function writeGcode(plan: Plan, profile: PrintProfile, ctx: Ctx): Result<GcodeFile> {
  return writeFile(plan, profile, ctx);
}
