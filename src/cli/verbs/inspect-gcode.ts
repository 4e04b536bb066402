import { ok, type Result } from "../../engine/foundation/result.ts";
import { readText } from "../files.ts";
import { textOption } from "../options.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";
import { printFigures, printLines } from "../print-figures.ts";

export const options: OptionTable = { printer: { type: "string" }, filament: { type: "string" } };
export const operands = ["F.gcode"];

const MAX_BYTES = 400 << 20;
const DEFAULT_DIAMETER = 1.75;
const UNKNOWN_SHOWN = 20;

/**
 * `inspect-gcode F.gcode`: what a print file of any slicer would do, and whether the printer may
 * run it. Not passed when a proof fails.
 */
export async function run(
  [path = ""]: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const [{ resolveProfile }, { readGcode }, { printTime }, { verifyGcode }] = await Promise.all([
    import("../../engine/machines/resolve.ts"),
    import("../../engine/gcode/read.ts"),
    import("../../engine/gcode/time.ts"),
    import("../../engine/gcode/verify.ts"),
  ]);
  const profile = resolveProfile({
    printer: textOption(given, "printer"),
    filament: textOption(given, "filament"),
  });
  if (!profile.ok) return profile;
  const text = await readText(path, MAX_BYTES);
  if (!text.ok) return text;
  const read = readGcode(text.value, context.ctx);
  if (!read.ok) return read;
  const motion = read.value;
  const { time_s } = printTime(motion, profile.value.printer.limits);
  const settings = { ...profile.value.settings, ...heightsOf(motion.layerZ) };
  const findings = verifyGcode(motion, { ...profile.value, settings });
  let filament_mm = 0;
  for (const length of motion.extrude) filament_mm += length;
  const diameter = motion.filamentDiameter ?? DEFAULT_DIAMETER;
  const summary = {
    time_s,
    filament_mm,
    volume_mm3: filament_mm * Math.PI * (diameter / 2) ** 2,
    layers: motion.layerZ.length,
    height_mm: motion.layerZ.reduce((most, z) => Math.max(most, z), 0),
    ...travelOf(motion.to, motion.extrude, motion.count),
  };
  const { catalogue } = context;
  const wrong = findings.filter((finding) => finding.verdict === "fail");
  return ok({
    passed: wrong.length === 0,
    json: {
      file: path,
      printer: profile.value.printer.id,
      ...printFigures(summary),
      filament_diameter_mm: diameter,
      unknown: motion.unknown.slice(0, UNKNOWN_SHOWN),
      unknown_count: motion.unknown.length,
      findings,
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
    ],
    problems: read.problems,
  });
}

/**
 * Nobody says with which heights the file was sliced: the first layer's own, and the commonest
 * step after it, so that the proof is about even layers.
 */
function heightsOf(
  layerZ: Float64Array,
): { layer_height: number; first_layer_height: number } | undefined {
  const [first = 0] = layerZ;
  const counts = new Map<number, number>();
  for (let i = 1; i < layerZ.length; i++) {
    const step = Math.round(((layerZ[i] as number) - (layerZ[i - 1] as number)) * 1000) / 1000;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1]);
  if (layerZ.length === 0) return undefined;
  return { first_layer_height: first, layer_height: commonest?.[0] ?? first };
}

function travelOf(
  to: Float64Array,
  extrude: Float64Array,
  count: number,
): { travel_mm: number; retractions: number } {
  let travel_mm = 0;
  let retractions = 0;
  for (let i = 0; i < count; i++) {
    const pushed = extrude[i] as number;
    if (pushed < 0) retractions++;
    if (pushed > 0 || i === 0) continue;
    const dx = (to[3 * i] as number) - (to[3 * i - 3] as number);
    const dy = (to[3 * i + 1] as number) - (to[3 * i - 2] as number);
    const dz = (to[3 * i + 2] as number) - (to[3 * i - 1] as number);
    travel_mm += Math.hypot(dx, dy, dz);
  }
  return { travel_mm, retractions };
}
