import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { heightsOf } from "./file-heights.ts";
import { type FinishedGcode, finishGcode } from "./finish.ts";
import { forbiddenMove, printMoves } from "./re-emitting/moves-to-write.ts";
import { screenText } from "./re-emitting/screen-text.ts";
import { writeMoves } from "./re-emitting/write-moves.ts";
import { readGcode } from "./read.ts";
import { verifyGcode } from "./verify.ts";

/** Larger files are no print of a course's part. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A print file from outside, written anew for the station's printer: read as moves, looked at line by
 * line against a list of what may stand in it, and written again between the printer's own start and
 * end. The text that came in never goes to a printer; temperatures, limits and everything that is no
 * move are the station's own, so the words that set them are only looked at.
 *
 * Errors, with the line: `gcode.refused-<reason>` (a command that may do harm or is not known),
 * `gcode.refused-characters`, `gcode.refused-unreadable`, `gcode.refused-temperature`,
 * `gcode.refused-move` (outside the machine), `gcode.refused-filament` (a lump, or pulled out);
 * `gcode.upload-too-large`, `gcode.not-gcode`, `gcode.nothing-laid`, `foundation.cancelled`, those of the macros.
 * Warning: `gcode.limit-left-out`.
 */
export function reEmit(
  text: string | Uint8Array,
  profile: PrintProfile,
  ctx: Ctx,
  mostBytes = MOST_BYTES,
): Result<FinishedGcode> {
  if (text.length > mostBytes) {
    const inMega = (bytes: number): number => Math.ceil(bytes / 1024 / 102.4) / 10;
    return fail(
      problem("gcode.upload-too-large", { size: inMega(text.length), most: inMega(mostBytes) }),
    );
  }
  const bytes = typeof text === "string" ? bytesOf(text) : text;
  ctx.progress(0, "screen");
  const screened = screenText(bytes, profile);
  if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
  const read = readGcode(bytes, ctx);
  // A file of another kind is told as that, not by its lines.
  if (!read.ok) return read;
  if (screened.some(({ severity }) => severity === "error")) return fail(...screened);
  const motion = read.value;
  const part = printMoves(motion);
  if (!part) return fail(problem("gcode.nothing-laid"));
  const wrong = forbiddenMove(motion, part, profile);
  if (wrong) return fail(wrong);
  const plain = { ...profile, settings: { ...profile.settings, object_labels: false } };
  const done = finishGcode([writeMoves(motion, part, plain)], undefined, plain, ctx);
  if (!done.ok) return done;
  // The proof is about even layers, as high as whoever sliced it wanted them.
  const settings = { ...plain.settings, ...heightsOf(done.value.motion.layerZ) };
  const findings = verifyGcode(done.value.motion, { ...plain, settings });
  return ok({ ...done.value, findings }, [...screened, ...done.problems]);
}

/** A file written anew, without its motions, which are many. */
export type ReEmitted = Pick<FinishedGcode, "gcode" | "findings">;

/** `reEmit` for a page, its errors included. */
export function reEmitForPage(
  bytes: Uint8Array,
  profile: PrintProfile,
  ctx: Ctx,
): Result<ReEmitted> {
  const done = reEmit(bytes, profile, ctx);
  if (!done.ok) return done;
  const { gcode, findings } = done.value;
  return ok({ gcode, findings }, done.problems);
}

/** What is not ASCII stays recognisable as that. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = Math.min(255, text.charCodeAt(i));
  return bytes;
}
