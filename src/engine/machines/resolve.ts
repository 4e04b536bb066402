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
  ProcessProfile,
} from "./profile-types.ts";
import type { SettingValue } from "./read-setting.ts";
import { conflicts } from "./reading/conflicts.ts";
import { readSettings } from "./reading/read-settings.ts";
import { defaultSettings } from "./settings.ts";

export interface ProfileRequest {
  /** Id in PRINTERS; `mk4` when left out. */
  readonly printer?: string;
  /** Id in FILAMENTS; `pla` when left out. */
  readonly filament?: string;
  /** Id in PROCESSES; `quality-0.20` when left out. */
  readonly process?: string;
  /** Settings over the process; text is parsed (decimal comma and per cent are accepted). */
  readonly set?: Readonly<Record<string, string | number | boolean>>;
  /** A person's own profiles; an id that is here wins over a stock one. */
  readonly own?: OwnProfiles;
}

export interface OwnProfiles {
  readonly printers?: readonly PrinterProfile[];
  readonly filaments?: readonly FilamentProfile[];
  readonly processes?: readonly ProcessProfile[];
}

/**
 * Everything that slicing and writing need, from three ids and single settings. Later wins:
 * schema default, printer, filament, process, `set`. The printer comes with the process's nozzle.
 * Problems name the setting and its range: `machines.unknown-printer|filament|process`,
 * `machines.unknown-setting(-like)`, `machines.no-such-nozzle`, `machines.not-a-number`,
 * `machines.not-a-choice`, `machines.out-of-range`, and those of `conflicts`.
 */
export function resolveProfile(request: ProfileRequest): Result<PrintProfile> {
  const problems: Problem[] = [];
  const pick = <T extends { readonly id: string }>(
    own: readonly T[] | undefined,
    stock: readonly T[],
    kind: string,
    id: string,
  ): T | undefined => {
    const list = own ? [...own, ...stock] : stock;
    const found = list.find((entry) => entry.id === id);
    if (!found) {
      const known = list.map((entry) => entry.id).join(", ");
      problems.push(problem(`machines.unknown-${kind}`, { id, known }));
    }
    return found;
  };
  const { own } = request;
  let printer = pick(own?.printers, PRINTERS, "printer", request.printer ?? "mk4");
  const filament = pick(own?.filaments, FILAMENTS, "filament", request.filament ?? "pla");
  const process = pick(own?.processes, PROCESSES, "process", request.process ?? "quality-0.20");
  if (printer && process) printer = withNozzle(printer, process, problems);

  const values: Record<string, SettingValue> = { ...defaultSettings() };
  if (printer) Object.assign(values, fromPrinter(printer));
  if (filament) Object.assign(values, fromFilament(filament, printer));
  for (const layer of [process?.settings ?? {}, request.set ?? {}]) {
    const read = readSettings(layer);
    Object.assign(values, read.values);
    problems.push(...read.problems);
  }
  if (!printer || !filament || problems.length > 0) return fail(...problems);
  const settings = values as unknown as PrintSettings;
  const profile = { printer, filament, settings };
  problems.push(...conflicts(profile));
  return problems.length > 0 ? fail(...problems) : ok(profile);
}

function withNozzle(
  printer: PrinterProfile,
  { nozzleDiameter }: ProcessProfile,
  problems: Problem[],
): PrinterProfile {
  const { nozzles, name } = printer;
  if (nozzles.some(({ diameter }) => diameter === nozzleDiameter))
    return { ...printer, nozzleDiameter };
  const known = nozzles.map(({ diameter }) => diameter).join(", ");
  problems.push(
    problem("machines.no-such-nozzle", { printer: name, value: nozzleDiameter, known }),
  );
  return printer;
}

function fromPrinter(printer: PrinterProfile): Partial<PrintSettings> {
  return {
    gcode_flavour: printer.flavour,
    retraction_length: printer.retraction.length,
    retraction_speed: printer.retraction.speed,
    retraction_min_travel: printer.retraction.minTravel,
    z_hop: printer.retraction.lift,
  };
}

/** A bed or nozzle that cannot get as hot as the filament likes best is used as hot as it gets. */
function fromFilament(
  filament: FilamentProfile,
  printer: PrinterProfile | undefined,
): Partial<PrintSettings> {
  const nozzle = printer?.maxNozzleTemperature ?? Infinity;
  const bed = printer?.maxBedTemperature ?? Infinity;
  const { fan } = filament;
  return {
    nozzle_temperature: Math.min(filament.nozzleTemperature, nozzle),
    first_layer_nozzle_temperature: Math.min(filament.firstLayerNozzleTemperature, nozzle),
    bed_temperature: Math.min(filament.bedTemperature, bed),
    first_layer_bed_temperature: Math.min(filament.firstLayerBedTemperature, bed),
    max_volumetric_speed: filament.maxVolumetricSpeed,
    fan_min: fan.min,
    fan_max: fan.max,
    fan_off_layers: fan.offLayers,
    bridge_fan: fan.bridge ?? 0,
    min_layer_time: filament.minLayerTime,
    min_speed: filament.minSpeed,
  };
}
