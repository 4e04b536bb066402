import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import { problem } from "../../engine/foundation/problem.ts";
import { BED_OPTIONS, bedOptions } from "../bed-options.ts";
import { writeWhole } from "../files.ts";
import { loadBed, tellFaces } from "../load-bed.ts";
import { PART_OPTIONS } from "../load-part.ts";
import { numberOption, pairsOption, requiredOption, textOption } from "../options.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";
import { supportBoxOption } from "../support-boxes.ts";
import { printFigures, printLines } from "../print-figures.ts";

export const options: OptionTable = {
  ...PART_OPTIONS,
  ...BED_OPTIONS,
  out: { type: "string" },
  printer: { type: "string" },
  filament: { type: "string" },
  process: { type: "string" },
  set: { type: "string", multiple: true },
  threads: { type: "string" },
  "support-box": { type: "string", multiple: true },
};
export const operands = ["FILE…"];

/**
 * `slice FILE… --out F.gcode`: toolpaths and G-code, read back and proved before it is written.
 * Several files stand on the bed beside each other, each in `--copies`; `--lay-on-face` and `--turn`
 * go for all of them. `--lay-on-face list` only tells the faces.
 * `--threads` is how many threads may share the layers; the file is the same for any number.
 */
export async function run(
  paths: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  if (paths.length === 0)
    return fail(
      problem("cli.arguments", { verb: "slice", operands: operands.join(" "), given: 0 }),
    );
  const bed = bedOptions(given);
  if (!bed.ok) return bed;
  const isList = bed.value.face === "list";
  const out = isList ? ok("") : requiredOption(given, "out");
  if (!out.ok) return out;
  if (!isList && !/\.(gcode|gco|g)$/i.test(out.value))
    return fail(problem("cli.out-format", { name: out.value, known: "gcode" }));
  const threads = numberOption(given, "threads", { min: 1, max: 64, fallback: 1 }, "cli.threads");
  if (!threads.ok) return threads;
  const set = pairsOption(given, "set");
  if (!set.ok) return set;
  const boxes = supportBoxOption(given);
  if (!boxes.ok) return boxes;
  const { resolveProfile } = await import("../../engine/machines/resolve.ts");
  const profile = resolveProfile({
    printer: textOption(given, "printer"),
    filament: textOption(given, "filament"),
    process: textOption(given, "process"),
    set: set.value,
  });
  if (!profile.ok) return profile;
  if (isList) return tellFaces(paths, given, profile.value.settings.support_angle, context);
  const { ctx, catalogue } = context;
  const loaded = await loadBed(paths, given, bed.value, profile.value, boxes.value, context);
  if (!loaded.ok) return loaded;
  const { sliceInThreads } = await import("../slice-in-threads.ts");
  const { job, said, figures } = loaded.value;
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
      ...figures,
      ...printFigures(gcode.summary),
      findings,
    },
    lines: [
      ...said,
      ...printLines(gcode.summary, catalogue),
      ...wrong.map((finding) => catalogue.format(finding.message, finding.params)),
      catalogue.format("cli.written", { name: out.value }),
    ],
    problems: [...loaded.problems, ...sliced.problems],
  });
}
