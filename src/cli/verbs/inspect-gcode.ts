import type { Deposit } from "../../engine/gcode/deposit-types.ts";
import type { Motion } from "../../engine/gcode/gcode-types.ts";
import { ok, type Result } from "../../engine/foundation/result.ts";
import { readBytes } from "../files.ts";
import { loadClipper } from "../kernels.ts";
import { loadPart, PART_OPTIONS } from "../load-part.ts";
import { textOption } from "../options.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";
import { depositFigures, depositLines } from "../print-deposit.ts";
import { printFigures, printLines } from "../print-figures.ts";

export const options: OptionTable = {
  ...PART_OPTIONS,
  printer: { type: "string" },
  filament: { type: "string" },
  mesh: { type: "string" },
};
export const operands = ["F.gcode"];

const MAX_BYTES = 400 << 20;
const DEFAULT_DIAMETER = 1.75;
const UNKNOWN_SHOWN = 20;

/**
 * `inspect-gcode F.gcode [--mesh PART]`: what a print file of any slicer would do, and whether the
 * printer may run it; with the part it is of, how far the print differs from it. Not passed when a
 * proof fails; the figures of the virtual print are told, not judged.
 */
export async function run(
  [path = ""]: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const [
    { resolveProfile },
    { readGcode },
    { printTime },
    { printFigures: figuresOf },
    { verifyGcode },
    { heightsOf },
    { PATH_ROLES },
  ] = await Promise.all([
    import("../../engine/machines/resolve.ts"),
    import("../../engine/gcode/read.ts"),
    import("../../engine/gcode/time.ts"),
    import("../../engine/gcode/figures.ts"),
    import("../../engine/gcode/verify.ts"),
    import("../../engine/gcode/file-heights.ts"),
    import("../../engine/slicing/plan.ts"),
  ]);
  const profile = resolveProfile({
    printer: textOption(given, "printer"),
    filament: textOption(given, "filament"),
  });
  if (!profile.ok) return profile;
  const bytes = await readBytes(path, MAX_BYTES);
  if (!bytes.ok) return bytes;
  const read = readGcode(bytes.value, context.ctx);
  if (!read.ok) return read;
  const motion = read.value;
  const time = printTime(motion, profile.value.printer.limits);
  const settings = { ...profile.value.settings, ...heightsOf(motion.layerZ) };
  const findings = verifyGcode(motion, { ...profile.value, settings });
  const diameter = motion.filamentDiameter ?? DEFAULT_DIAMETER;
  const summary = { time_s: time.time_s, ...figuresOf(motion, diameter) };
  const mesh = textOption(given, "mesh");
  const compared = mesh === undefined ? undefined : await compare(mesh, motion, given, context);
  if (compared && !compared.ok) return compared;
  const { catalogue } = context;
  const wrong = findings.filter((finding) => finding.verdict === "fail");
  return ok({
    passed: wrong.length === 0,
    json: {
      file: path,
      printer: profile.value.printer.id,
      ...printFigures(summary),
      filament_diameter_mm: diameter,
      first_layer_time_s: time.layerTimes_s[0] ?? 0,
      travel_time_s: time.travel_s,
      retraction_time_s: time.retraction_s,
      dwell_time_s: time.dwell_s,
      heating_time_s: time.heating_s,
      feature_times_s: Object.fromEntries(
        [...PATH_ROLES, "unknown"]
          .map((role, i) => [role, time.roleTimes_s[i] ?? 0] as const)
          .filter(([, seconds]) => seconds > 0),
      ),
      unknown: motion.unknown.slice(0, UNKNOWN_SHOWN),
      unknown_count: motion.unknown.length,
      findings,
      ...(compared ? { virtual_print: depositFigures(compared.value) } : {}),
    },
    lines: [
      ...printLines(summary, catalogue),
      ...findings.map((finding) =>
        catalogue.format("cli.finding", {
          verdict: finding.verdict,
          text: catalogue.format(finding.message, finding.params),
        }),
      ),
      ...(motion.unknown.length > 0
        ? [catalogue.format("cli.gcode.unknown", { count: motion.unknown.length })]
        : []),
      ...(compared ? depositLines(compared.value, catalogue) : []),
    ],
    problems: [...read.problems, ...(compared?.problems ?? [])],
  });
}

/** The virtual print of the motion beside the part of a file. */
async function compare(
  path: string,
  motion: Motion,
  given: Options,
  context: VerbContext,
): Promise<Result<Deposit>> {
  const part = await loadPart(path, given, context);
  if (!part.ok) return part;
  const { virtualPrint } = await import("../../engine/gcode/deposit.ts");
  const { mesh } = part.value;
  const done = virtualPrint({ motion, mesh }, await loadClipper(), context.ctx);
  return done.ok ? ok(done.value, [...part.problems, ...done.problems]) : done;
}
