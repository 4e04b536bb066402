import { type Problem, problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { FILAMENTS } from "./filaments.ts";
import { PRINTERS } from "./printers.ts";
import { PROCESSES } from "./processes.ts";
import type {
  FilamentProfile,
  PrinterProfile,
  PrintProfile,
  PrintSettings,
} from "./profile-types.ts";
import { readSetting, type SettingValue } from "./read-setting.ts";
import { SETTINGS, settingOf } from "./settings.ts";

export interface ProfileRequest {
  /** Id in PRINTERS; `mk4` when left out. */
  readonly printer?: string;
  /** Id in FILAMENTS; `pla` when left out. */
  readonly filament?: string;
  /** Id in PROCESSES; `quality-0.20` when left out. */
  readonly process?: string;
  /** Settings over the process; text is parsed (decimal comma and per cent are accepted). */
  readonly set?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Everything that slicing and writing need, from three ids and single settings. Later wins:
 * schema default, printer, filament, process, `set`. Problems name the setting and its range:
 * `machines.unknown-printer|filament|process|setting`, `machines.not-a-number`,
 * `machines.not-a-choice`, `machines.out-of-range`, `machines.layer-too-thick`,
 * `machines.line-too-narrow`.
 */
export function resolveProfile(request: ProfileRequest): Result<PrintProfile> {
  const problems: Problem[] = [];
  const pick = <T extends { readonly id: string }>(
    list: readonly T[],
    kind: string,
    id: string,
  ): T | undefined => {
    const found = list.find((entry) => entry.id === id);
    if (!found) {
      const known = list.map((entry) => entry.id).join(", ");
      problems.push(problem(`machines.unknown-${kind}`, { id, known }));
    }
    return found;
  };
  const printer = pick(PRINTERS, "printer", request.printer ?? "mk4");
  const filament = pick(FILAMENTS, "filament", request.filament ?? "pla");
  const process = pick(PROCESSES, "process", request.process ?? "quality-0.20");

  const values: Record<string, SettingValue> = {};
  for (const setting of SETTINGS) values[setting.name] = setting.default;
  if (printer) Object.assign(values, fromPrinter(printer));
  if (filament) Object.assign(values, fromFilament(filament));
  for (const layer of [process?.settings ?? {}, request.set ?? {}]) {
    for (const [name, given] of Object.entries(layer)) {
      const setting = settingOf(name);
      if (!setting) {
        problems.push(problem("machines.unknown-setting", { name }));
        continue;
      }
      const read = readSetting(setting, given);
      if (read.ok) values[name] = read.value;
      else problems.push(...read.problems);
    }
  }
  if (!printer || !filament || problems.length > 0) return fail(...problems);
  const settings = values as unknown as PrintSettings;
  problems.push(...conflicts(printer, filament, settings));
  return problems.length > 0 ? fail(...problems) : ok({ printer, filament, settings });
}

function fromPrinter(printer: PrinterProfile): Partial<PrintSettings> {
  return {
    retraction_length: printer.retraction.length,
    retraction_speed: printer.retraction.speed,
    retraction_min_travel: printer.retraction.minTravel,
    z_hop: printer.retraction.lift,
  };
}

function fromFilament(filament: FilamentProfile): Partial<PrintSettings> {
  return {
    nozzle_temperature: filament.nozzleTemperature,
    first_layer_nozzle_temperature: filament.firstLayerNozzleTemperature,
    bed_temperature: filament.bedTemperature,
    first_layer_bed_temperature: filament.firstLayerBedTemperature,
    fan_min: filament.fan.min,
    fan_max: filament.fan.max,
    fan_off_layers: filament.fan.offLayers,
    min_layer_time: filament.minLayerTime,
    min_speed: filament.minSpeed,
  };
}

/** What no single range can hold: values that are wrong only together. */
function conflicts(
  printer: PrinterProfile,
  filament: FilamentProfile,
  settings: PrintSettings,
): Problem[] {
  const problems: Problem[] = [];
  const range = (name: keyof PrintSettings, min: number, max: number): void => {
    const value = settings[name];
    if (typeof value === "number" && (value < min || value > max))
      problems.push(problem("machines.out-of-range", { name, value, min, max }));
  };
  const [coolest, hottest] = filament.nozzleRange;
  const hot = Math.min(hottest, printer.maxNozzleTemperature);
  range("nozzle_temperature", coolest, hot);
  range("first_layer_nozzle_temperature", coolest, hot);
  range("bed_temperature", 0, printer.maxBedTemperature);
  range("first_layer_bed_temperature", 0, printer.maxBedTemperature);
  for (const name of ["layer_height", "first_layer_height"] as const) {
    const max = printer.nozzleDiameter * 0.8;
    if (settings[name] > max + 1e-9)
      problems.push(problem("machines.layer-too-thick", { name, value: settings[name], max }));
  }
  const pairs = [
    ["line_width", "layer_height"],
    ["first_layer_line_width", "first_layer_height"],
  ] as const;
  for (const [name, height] of pairs) {
    if (settings[name] <= settings[height])
      problems.push(
        problem("machines.line-too-narrow", { name, value: settings[name], min: settings[height] }),
      );
  }
  return problems;
}
