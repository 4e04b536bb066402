import { type Problem, problem } from "../../foundation/problem.ts";
import type { PrintProfile, PrintSettings } from "../profile-types.ts";

const WIDTHS = [
  "outer_wall_line_width",
  "inner_wall_line_width",
  "skin_line_width",
  "top_skin_line_width",
  "infill_line_width",
  "support_line_width",
] as const satisfies readonly (keyof PrintSettings)[];

/**
 * What no single range can hold: values that are wrong only together. `machines.out-of-range`,
 * `machines.layer-too-thick`, `machines.line-too-narrow`, `machines.filament-too-hot`,
 * `machines.bed-too-cold`, `machines.least-above-most`.
 */
export function conflicts(profile: PrintProfile): Problem[] {
  return [...heat(profile), ...layers(profile), ...widths(profile.settings), ...order(profile)];
}

function heat({ printer, filament, settings }: PrintProfile): Problem[] {
  const [coolest, hottest] = filament.nozzleRange;
  const names = { filament: filament.name, printer: printer.name };
  if (printer.maxNozzleTemperature < coolest)
    return [
      problem("machines.filament-too-hot", {
        ...names,
        value: coolest,
        max: printer.maxNozzleTemperature,
      }),
    ];
  if (printer.maxBedTemperature < filament.bedRange[0])
    return [
      problem("machines.bed-too-cold", {
        ...names,
        value: filament.bedRange[0],
        max: printer.maxBedTemperature,
      }),
    ];
  const problems: Problem[] = [];
  const range = (name: keyof PrintSettings, min: number, max: number): void => {
    const value = settings[name];
    if (typeof value === "number" && (value < min || value > max))
      problems.push(problem("machines.out-of-range", { name, value, min, max }));
  };
  const hot = Math.min(hottest, printer.maxNozzleTemperature);
  range("nozzle_temperature", coolest, hot);
  range("first_layer_nozzle_temperature", coolest, hot);
  range("bed_temperature", 0, printer.maxBedTemperature);
  range("first_layer_bed_temperature", 0, printer.maxBedTemperature);
  return problems;
}

function layers({ printer, settings }: PrintProfile): Problem[] {
  const { nozzleDiameter, nozzles } = printer;
  const nozzle = nozzles.find(({ diameter }) => diameter === nozzleDiameter);
  const max = nozzle?.layers[1] ?? nozzleDiameter * 0.8;
  const thick = ["layer_height", "first_layer_height"] as const;
  return thick
    .filter((name) => settings[name] > max + 1e-9)
    .map((name) => problem("machines.layer-too-thick", { name, value: settings[name], max }));
}

/** A bead narrower than it is high does not lie flat. */
function widths(settings: PrintSettings): Problem[] {
  const pairs = [
    ["line_width", settings.layer_height],
    ["first_layer_line_width", settings.first_layer_height],
    ...WIDTHS.filter((name) => settings[name] > 0).map(
      (name) => [name, settings.layer_height] as const,
    ),
  ] as const;
  return pairs
    .filter(([name, height]) => settings[name] <= height)
    .map(([name, min]) =>
      problem("machines.line-too-narrow", { name, value: settings[name], min }),
    );
}

function order({ settings }: PrintProfile): Problem[] {
  const { adaptive_layers, adaptive_min_height: value, adaptive_max_height: max } = settings;
  if (!adaptive_layers || value <= max) return [];
  return [
    problem("machines.least-above-most", {
      name: "adaptive_min_height",
      value,
      other: "adaptive_max_height",
      max,
    }),
  ];
}
