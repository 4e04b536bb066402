import type { Ctx } from "../../foundation/context.ts";
import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Motion } from "../gcode-types.ts";
import { createMachine } from "./machine.ts";

export type GcodeChunk = string | Uint8Array;

/** How much is read between two looks at the context, and turned from text into bytes at a time. */
const PIECE = 1 << 18;
/** Of a longer line that lies in several pieces only the beginning is read: it is no command. */
const LONGEST_LINE = 1 << 16;
const NEWLINE = 10;

/**
 * Goes over the chunks once; a line may lie in several. Texts are turned into bytes piece by piece
 * (what is not ASCII becomes `?`: it is only found in comments). `total`: length of all chunks, if it is known.
 */
export function readMotion(
  chunks: Iterable<GcodeChunk>,
  total: number | undefined,
  ctx?: Ctx,
): Result<Motion> {
  const machine = createMachine();
  // The beginning of a line whose end has not come yet.
  const rest = new Uint8Array(LONGEST_LINE);
  let held = 0;
  const hold = (bytes: Uint8Array): void => {
    const fits = bytes.subarray(0, LONGEST_LINE - held);
    rest.set(fits, held);
    held += fits.length;
  };
  const take = (bytes: Uint8Array): void => {
    let from = 0;
    if (held > 0) {
      const newline = bytes.indexOf(NEWLINE);
      from = newline < 0 ? bytes.length : newline + 1;
      hold(bytes.subarray(0, from));
      if (newline < 0) return;
      machine.lines(rest, 0, held);
      held = 0;
    }
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > from) machine.lines(bytes, from, end);
    hold(bytes.subarray(Math.max(from, end)));
  };

  const piece = new Uint8Array(PIECE);
  let done = 0;
  /** Before each piece. False: stop. */
  const goOn = (): boolean => {
    const share = total === undefined || total === 0 ? 0 : done / total;
    machine.reached(share);
    ctx?.progress(share, "read");
    return !ctx?.cancelled();
  };
  for (const chunk of chunks)
    for (let from = 0; from < chunk.length; from += PIECE) {
      if (!goOn()) return fail(problem("foundation.cancelled"));
      const size = Math.min(PIECE, chunk.length - from);
      if (typeof chunk !== "string") take(chunk.subarray(from, from + size));
      else {
        for (let i = 0; i < size; i++) {
          const code = chunk.charCodeAt(from + i);
          piece[i] = code < 128 ? code : 63;
        }
        take(piece.subarray(0, size));
      }
      done += size;
    }
  if (held > 0) machine.lines(rest, 0, held);
  const motion = machine.done();
  if (motion.count === 0) return fail(problem("gcode.not-gcode"));
  return ok(motion);
}
