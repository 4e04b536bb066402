import type { PrintSettings } from "./profile-types.ts";

/** The step of the line that reads a setting first; a change re-runs this step and what follows. */
type SettingStep = "layers" | "walls" | "skins" | "infill" | "adhesion" | "support" | "gcode";

interface SettingBase {
  readonly name: keyof PrintSettings;
  readonly step: SettingStep;
}

/** A number with its range, ends included. `whole` means that only integers count. */
export interface NumberSetting extends SettingBase {
  readonly type: "number";
  /** `fraction` is 0 to 1 and may also be typed as per cent; `count` has no unit. */
  readonly unit: "mm" | "mm/s" | "celsius" | "s" | "fraction" | "count";
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  readonly default: number;
}
interface BooleanSetting extends SettingBase {
  readonly type: "boolean";
  readonly default: boolean;
}
interface ChoiceSetting extends SettingBase {
  readonly type: "choice";
  readonly choices: readonly string[];
  readonly default: string;
}
export type Setting = NumberSetting | BooleanSetting | ChoiceSetting;

const number =
  (unit: NumberSetting["unit"], whole = false) =>
  (
    name: keyof PrintSettings,
    step: SettingStep,
    min: number,
    max: number,
    value: number,
  ): NumberSetting => ({ type: "number", name, step, unit, whole, min, max, default: value });

const length = number("mm");
const speed = number("mm/s");
const heat = number("celsius");
const fraction = number("fraction");
const count = number("count", true);
const seconds = number("s");

/**
 * The one schema of everything that can be set. The catalogues hold the name (`setting.<name>`) and
 * a plain explanation (`setting.<name>.help`). Temperatures, retraction, cooling and fan come from
 * the filament and the printer unless a process or a person sets them.
 */
export const SETTINGS: readonly Setting[] = [
  length("layer_height", "layers", 0.05, 0.6, 0.2),
  length("first_layer_height", "layers", 0.1, 0.6, 0.2),
  length("line_width", "walls", 0.2, 1.2, 0.45),
  length("first_layer_line_width", "walls", 0.2, 1.2, 0.45),
  count("wall_count", "walls", 1, 20, 2),
  count("top_layers", "skins", 0, 100, 4),
  count("bottom_layers", "skins", 0, 100, 4),
  fraction("infill_density", "infill", 0, 1, 0.15),
  {
    type: "choice",
    name: "infill_pattern",
    step: "infill",
    choices: ["lines"],
    default: "lines",
  },
  fraction("infill_overlap", "infill", 0, 0.6, 0.25),
  count("skirt_loops", "adhesion", 0, 20, 1),
  length("skirt_distance", "adhesion", 0, 50, 3),
  length("brim_width", "adhesion", 0, 50, 0),
  { type: "boolean", name: "support", step: "support", default: false },
  speed("outer_wall_speed", "gcode", 1, 500, 40),
  speed("inner_wall_speed", "gcode", 1, 500, 60),
  speed("infill_speed", "gcode", 1, 500, 80),
  speed("skin_speed", "gcode", 1, 500, 60),
  speed("top_skin_speed", "gcode", 1, 500, 40),
  speed("bridge_speed", "gcode", 1, 500, 30),
  speed("travel_speed", "gcode", 1, 500, 150),
  speed("first_layer_speed", "gcode", 1, 200, 20),
  heat("nozzle_temperature", "gcode", 150, 320, 210),
  heat("first_layer_nozzle_temperature", "gcode", 150, 320, 215),
  heat("bed_temperature", "gcode", 0, 130, 60),
  heat("first_layer_bed_temperature", "gcode", 0, 130, 60),
  length("retraction_length", "gcode", 0, 15, 0.8),
  speed("retraction_speed", "gcode", 1, 120, 35),
  length("retraction_min_travel", "gcode", 0, 50, 1.5),
  length("z_hop", "gcode", 0, 5, 0),
  fraction("fan_min", "gcode", 0, 1, 1),
  fraction("fan_max", "gcode", 0, 1, 1),
  count("fan_off_layers", "gcode", 0, 100, 1),
  seconds("min_layer_time", "gcode", 0, 300, 10),
  speed("min_speed", "gcode", 1, 100, 10),
  fraction("extrusion_multiplier", "gcode", 0.5, 1.5, 1),
];

const byName = new Map<string, Setting>(SETTINGS.map((setting) => [setting.name, setting]));

/** The schema entry of a name, or `undefined` where there is none. */
export function settingOf(name: string): Setting | undefined {
  return byName.get(name);
}
