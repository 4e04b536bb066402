import { printFigures } from "../../../gcode/figures.ts";
import { limited } from "../../printability/limited.ts";
import type { Outcome } from "../outcome.ts";
import { longestAirTravel } from "./air-travel.ts";
import type { ToolpathCheck } from "./toolpath-schemas.ts";
import type { ToolpathScene } from "./toolpath-scene.ts";

type Of<K extends ToolpathCheck["kind"]> = Extract<ToolpathCheck, { kind: K }>;

export function printMinutes({ max }: Of<"gc.time">, { time }: ToolpathScene): Outcome {
  return limited({
    isSet: true,
    value: time.time_s / 60,
    limits: { max },
    words: { pass: "check.gc.time.pass", above: "check.gc.time.too-long" },
    unit: "none",
    params: { minutes: Math.ceil(time.time_s / 60) },
  });
}

export function filamentUsed(
  { max }: Of<"gc.filament">,
  { motion, profile: { filament } }: ToolpathScene,
): Outcome {
  const { volume_mm3, filament_mm } = printFigures(motion, filament.diameter);
  return limited({
    isSet: true,
    value: (volume_mm3 * filament.density) / 1000,
    limits: { max },
    words: { pass: "check.gc.filament.pass", above: "check.gc.filament.too-much" },
    unit: "none",
    params: { metres: Math.round(filament_mm / 10) / 100 },
  });
}

/** The fastest bead as a speed, or as the share of what the axes do. */
export function beadSpeed({ max }: Of<"gc.speed">, { motion, profile }: ToolpathScene): Outcome {
  const { count, to, extrude, feed, layer, line } = motion;
  const { maxFeed } = profile.printer.limits;
  let [worst, speed, most, at] = [0, 0, max ?? maxFeed.x, 0];
  for (let i = 1; i < count; i++) {
    if (layer[i]! < 0 || !(feed[i]! > 0)) continue;
    const d = [0, 1, 2].map((k) => Math.abs(to[3 * i + k]! - to[3 * i - 3 + k]!));
    const long = Math.sqrt(d[0]! * d[0]! + d[1]! * d[1]! + d[2]! * d[2]!);
    if (long === 0) continue;
    if (max !== undefined && !(extrude[i]! > 0)) continue;
    const limit =
      max ??
      Math.min(
        ...[maxFeed.x, maxFeed.y, maxFeed.z].map((f, k) =>
          d[k]! > 0 ? (f * long) / d[k]! : Infinity,
        ),
      );
    if (feed[i]! / limit > worst) [worst, speed, most, at] = [feed[i]! / limit, feed[i]!, limit, i];
  }
  return limited({
    isSet: true,
    value: speed,
    // Speeds are written as whole millimetres a minute.
    uncertainty: 1 / 60,
    limits: { max: most },
    words: { pass: "check.gc.speed.pass", above: "check.gc.speed.too-fast" },
    unit: "none",
    params: { line: line[at] ?? 0, measured: Math.round(speed), max: Math.round(most) },
    ...(worst > 1 ? { places: [{ kind: "gcode", line: line[at]! }] } : {}),
  });
}

/** Filament that is still pulled back when a bead begins, mm: more leaves a gap. */
const NOT_PUSHED = 0.05;
/** What is pulled back by more than so many times the printer's own length, or mm, blocks the nozzle. */
const TOO_LONG = 2;
const LEAST_TOO_LONG = 3;

/** Pulls back enough, pushes as much again, and lets no string hang over air. */
export function retract(check: Of<"gc.retract">, scene: ToolpathScene): Outcome {
  const { motion, profile, model } = scene;
  const { count, to, extrude, layer, line } = motion;
  const max = check.max ?? Math.max(LEAST_TOO_LONG, TOO_LONG * profile.printer.retraction.length);
  let [net, most, longest, at] = [0, 0, 0, 0];
  for (let i = 1; i < count; i++) {
    const lays =
      extrude[i]! > 0 && (to[3 * i] !== to[3 * i - 3] || to[3 * i + 1] !== to[3 * i - 2]);
    if (lays && layer[i]! >= 0 && most - net > NOT_PUSHED)
      return {
        verdict: "fail",
        message: "check.gc.retract.not-pushed",
        params: { line: line[i]!, length: Math.round((most - net) * 100) / 100 },
        unit: "mm",
        measured: most - net,
        places: [{ kind: "gcode", line: line[i]! }],
        error: 1,
      };
    net += extrude[i]!;
    if (net > most) most = net;
    if (layer[i]! >= 0 && most - net > longest) [longest, at] = [most - net, i];
  }
  const pulled = limited({
    isSet: true,
    value: longest,
    uncertainty: 0.001,
    limits: { max },
    words: { pass: "check.gc.retract.pass", above: "check.gc.retract.too-long" },
    params: { line: line[at] ?? 0 },
    ...(longest > max ? { places: [{ kind: "gcode", line: line[at]! }] } : {}),
  });
  if (pulled.verdict === "fail" || !model) return pulled;
  const air = longestAirTravel(motion, model);
  if (!air) return pulled;
  const open = limited({
    isSet: true,
    value: air.length,
    uncertainty: 0.25,
    limits: { max: check.air ?? LONG_TRAVEL * profile.settings.retraction_min_travel },
    words: { pass: "check.gc.retract.pass", above: "check.gc.retract.strings" },
    params: { line: air.line },
    places: [{ kind: "gcode", line: air.line }],
  });
  return open.verdict === "fail" ? open : pulled;
}

/** Ways over air of so many of the settings' shortest travel hang strings. */
const LONG_TRAVEL = 3;
