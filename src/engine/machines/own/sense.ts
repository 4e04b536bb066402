import { type Problem, problem } from "../../foundation/problem.ts";
import { FILAMENTS } from "../filaments.ts";
import { expandMacro, macroVariables, PRINT_VARIABLES } from "../macro.ts";
import type { FilamentProfile, PrinterProfile, ProcessProfile } from "../profile-types.ts";
import { readSettings } from "../reading/read-settings.ts";
import { defaultSettings } from "../settings.ts";

const outside = (name: string, value: number, [min, max]: readonly [number, number]): Problem[] =>
  value >= min && value <= max ? [] : [problem("machines.out-of-range", { name, value, min, max })];

const ordered = (name: string, [low, high]: readonly [number, number]): Problem[] =>
  low <= high
    ? []
    : [problem("machines.least-above-most", { name, value: low, other: name, max: high })];

/** What no shape can hold of a printer: its nozzles fit together, its macros can be read. */
export function senseOfPrinter(printer: PrinterProfile): Problem[] {
  const problems = printer.nozzles.flatMap(({ diameter, layers }) => [
    ...ordered("nozzles.layers", layers),
    ...outside("nozzles.layers", layers[1], [layers[0], diameter]),
  ]);
  const sizes = printer.nozzles.map(({ diameter }) => diameter);
  if (!sizes.includes(printer.nozzleDiameter))
    problems.push(
      problem("machines.no-such-nozzle", {
        printer: printer.name,
        value: printer.nozzleDiameter,
        known: sizes.join(", "),
      }),
    );
  const values = {
    ...macroVariables({ printer, filament: FILAMENTS[0]!, settings: defaultSettings() }),
    ...Object.fromEntries(PRINT_VARIABLES.map((name) => [name, 1])),
  };
  for (const macro of [printer.startGcode, printer.endGcode])
    problems.push(...expandMacro(macro, values).problems);
  return problems;
}

export function senseOfFilament(filament: FilamentProfile): Problem[] {
  const { nozzleRange, bedRange } = filament;
  return [
    ...ordered("nozzleRange", nozzleRange),
    ...ordered("bedRange", bedRange),
    ...outside("nozzleTemperature", filament.nozzleTemperature, nozzleRange),
    ...outside("firstLayerNozzleTemperature", filament.firstLayerNozzleTemperature, nozzleRange),
    ...outside("bedTemperature", filament.bedTemperature, bedRange),
    ...outside("firstLayerBedTemperature", filament.firstLayerBedTemperature, bedRange),
  ];
}

export function senseOfProcess({ settings }: ProcessProfile): Problem[] {
  return [...readSettings(settings).problems];
}
