import { type Problem, problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import { readBytes, writeWhole } from "../files.ts";
import { pairsOption, requiredOption, textOption } from "../options.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";
import { printFigures, printLines } from "../print-figures.ts";

export const options: OptionTable = {
  out: { type: "string" },
  printer: { type: "string" },
  filament: { type: "string" },
  process: { type: "string" },
  set: { type: "string", multiple: true },
};
export const operands = ["F.gcode"];

/**
 * `reemit-gcode F.gcode --out G.gcode`: a print file from outside, looked at line by line, and its moves
 * written anew for the printer. A file with refused commands, or whose moves don't prove right, is not
 * written: each reason is told with its line, exit 1.
 */
export async function run(
  [path = ""]: readonly string[],
  given: Options,
  { catalogue, ctx }: VerbContext,
): Promise<Result<Outcome>> {
  const out = requiredOption(given, "out");
  if (!out.ok) return out;
  if (!/\.(gcode|gco|g)$/i.test(out.value))
    return fail(problem("cli.out-format", { name: out.value, known: "gcode" }));
  const set = pairsOption(given, "set");
  if (!set.ok) return set;
  const [{ resolveProfile }, { reEmit }] = await Promise.all([
    import("../../engine/machines/resolve.ts"),
    import("../../engine/gcode/re-emit.ts"),
  ]);
  const profile = resolveProfile({
    printer: textOption(given, "printer"),
    filament: textOption(given, "filament"),
    process: textOption(given, "process"),
    set: set.value,
  });
  if (!profile.ok) return profile;
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const printer = profile.value.printer.id;
  const done = reEmit(bytes.value, profile.value, ctx);
  if (!done.ok) {
    const refused = done.problems.filter(isRefused);
    if (refused.length === 0) return done;
    const sentence = ({ code, params }: Problem) => catalogue.format(`problem.${code}`, params);
    const told = refused.map((found) => ({ ...found, text: sentence(found) }));
    return ok({
      passed: false,
      json: { file: path, printer, refused: told },
      lines: [
        catalogue.format("cli.reemit.refused", { count: refused.length }),
        ...told.map(({ text }) => `  ${text}`),
      ],
      problems: done.problems.filter(({ severity }) => severity !== "error"),
    });
  }
  const { gcode, findings } = done.value;
  const wrong = findings.filter(({ verdict }) => verdict === "fail");
  const figures = { file: path, printer, ...printFigures(gcode.summary), findings };
  const said = wrong.map(({ message, params }) => catalogue.format(message, params));
  if (wrong.length > 0) {
    const lines = [catalogue.format("cli.reemit.not-proved"), ...said];
    return ok({ passed: false, json: figures, lines, problems: done.problems });
  }
  const written = await writeWhole(out.value, gcode.chunks);
  if (!written.ok) return written;
  return ok({
    passed: true,
    json: { ...figures, out: out.value, bytes: written.value },
    lines: [
      ...printLines(gcode.summary, catalogue),
      catalogue.format("cli.written", { name: out.value }),
    ],
    problems: done.problems,
  });
}

/** A line of the file is the reason. */
const isRefused = ({ code, severity }: Problem): boolean =>
  severity === "error" && code.startsWith("gcode.refused-");
