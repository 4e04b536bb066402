import { basename } from "node:path";
import type { AssessInput } from "../engine/assessment/assess.ts";
import { asksForPrint, asksForPrintFile } from "../engine/assessment/printability-asked.ts";
import type { Lesson } from "../engine/course/lesson.ts";
import { problem, warning } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import { turnOption } from "./bed-options.ts";
import { readBytes } from "./files.ts";
import { pairsOption, textOption } from "./options.ts";
import type { Options, OptionTable, VerbContext } from "./outcome.ts";

/** Options that say how a part is printed, for what a lesson's plan asks of the print. */
export const MAKING_OPTIONS: OptionTable = {
  gcode: { type: "string" },
  printer: { type: "string" },
  filament: { type: "string" },
  process: { type: "string" },
  set: { type: "string", multiple: true },
  turn: { type: "string" },
};

const MAX_BYTES = 400 << 20;

/**
 * How the part is printed: the lesson's first printer and what the lesson fixes, unless told otherwise, and
 * the print file. Undefined where the lesson's plan does not ask. Problems: `cli.lesson-printer`,
 * `cli.turn`, those of the profile, `gcode.not-gcode`; warning `cli.gcode-not-asked`.
 */
export async function makingFrom(
  { id, rubric }: Lesson,
  given: Options,
  { ctx }: VerbContext,
): Promise<Result<AssessInput["making"]>> {
  const { printers, locked } = rubric.print;
  const printer = textOption(given, "printer") ?? printers[0];
  if (printer === undefined || !printers.includes(printer)) {
    const known = printers.join(", ");
    return fail(problem("cli.lesson-printer", { lesson: id, value: printer ?? "", known }));
  }
  const set = pairsOption(given, "set");
  if (!set.ok) return set;
  const turn = turnOption(textOption(given, "turn"));
  if (!turn.ok) return turn;
  const path = textOption(given, "gcode");
  const unasked =
    path === undefined || asksForPrintFile(rubric)
      ? []
      : [warning("cli.gcode-not-asked", { lesson: id, name: basename(path) })];
  if (!asksForPrint(rubric)) return ok(undefined, unasked);
  const { resolveProfile } = await import("../engine/machines/resolve.ts");
  const profile = resolveProfile({
    printer,
    filament: textOption(given, "filament"),
    process: textOption(given, "process"),
    set: { ...set.value, ...locked },
  });
  if (!profile.ok) return profile;
  const making = { profile: profile.value, turn: turn.value };
  if (path === undefined || unasked.length > 0) return ok(making, unasked);
  const bytes = await readBytes(path, MAX_BYTES);
  if (!bytes.ok) return bytes;
  const { readGcode } = await import("../engine/gcode/read.ts");
  const read = readGcode(bytes.value, ctx);
  // Not for its moves: a file that is none is a mistake of the person who typed its name.
  return read.ok ? ok({ ...making, file: { chunks: [bytes.value] } }) : fail(...read.problems);
}
