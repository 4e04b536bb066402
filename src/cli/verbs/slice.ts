import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import { problem } from "../../engine/foundation/problem.ts";
import { writeWhole } from "../files.ts";
import { loadPart, PART_OPTIONS } from "../load-part.ts";
import { numberOption, pairsOption, requiredOption, textOption } from "../options.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";
import { printFigures, printLines } from "../print-figures.ts";

export const options: OptionTable = {
  ...PART_OPTIONS,
  out: { type: "string" },
  printer: { type: "string" },
  filament: { type: "string" },
  process: { type: "string" },
  set: { type: "string", multiple: true },
  threads: { type: "string" },
};
export const operands = ["FILE"];

/**
 * `slice FILE --out F.gcode`: toolpaths and G-code, read back and proved before it is written.
 * `--threads` is the number of threads that share the layers; the file is the same for any number.
 */
export async function run(
  [path = ""]: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const out = requiredOption(given, "out");
  if (!out.ok) return out;
  if (!/\.(gcode|gco|g)$/i.test(out.value))
    return fail(problem("cli.out-format", { name: out.value, known: "gcode" }));
  const threads = numberOption(given, "threads", { min: 1, max: 64, fallback: 1 }, "cli.threads");
  if (!threads.ok) return threads;
  const set = pairsOption(given, "set");
  if (!set.ok) return set;
  const { resolveProfile } = await import("../../engine/machines/resolve.ts");
  const profile = resolveProfile({
    printer: textOption(given, "printer"),
    filament: textOption(given, "filament"),
    process: textOption(given, "process"),
    set: set.value,
  });
  if (!profile.ok) return profile;
  const loaded = await loadPart(path, given, context);
  if (!loaded.ok) return loaded;
  const { ctx, catalogue } = context;
  const { sliceInThreads } = await import("../slice-in-threads.ts");
  const job = { mesh: loaded.value.mesh, profile: profile.value };
  const sliced = await sliceInThreads(job, threads.value, ctx);
  if (!sliced.ok) return fail(...sliced.problems, ...loaded.problems);
  const { gcode, findings } = sliced.value;
  const wrong = findings.filter((finding) => finding.verdict === "fail");
  const bytes = await writeWhole(out.value, gcode.chunks);
  if (!bytes.ok) return bytes;
  return ok({
    passed: wrong.length === 0,
    json: {
      file: out.value,
      bytes: bytes.value,
      printer: profile.value.printer.id,
      filament: profile.value.filament.id,
      ...printFigures(gcode.summary),
      findings,
    },
    lines: [
      ...printLines(gcode.summary, catalogue),
      ...wrong.map((finding) => catalogue.format(finding.message, finding.params)),
      catalogue.format("cli.written", { name: out.value }),
    ],
    problems: [...loaded.problems, ...sliced.problems],
  });
}
