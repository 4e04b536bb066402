import type { GcodeFlavour, PrintProfile } from "../../machines/profile-types.ts";

/** What the firmwares say differently. Each gives whole lines; none is also an answer. */
export interface Dialect {
  /** Acceleration of beads, mm/s². */
  acceleration(value: number): string;
  /** Acceleration of travels, mm/s², where the firmware tells them apart. */
  travelAcceleration(value: number): string;
  pressureAdvance(value: number): string;
  /** Tells the object before the first layer, and where its paths begin and end on each. */
  defineObject(name: string, centre: readonly [number, number]): string;
  beginObject(name: string): string;
  endObject(name: string): string;
}

const none = (): string => "";
const n = (value: number): string => String(Math.round(value * 10_000) / 10_000);

const marlin: Dialect = {
  acceleration: (value) => `M204 P${n(value)}\n`,
  travelAcceleration: (value) => `M204 T${n(value)}\n`,
  pressureAdvance: (value) => `M900 K${n(value)}\n`,
  defineObject: () => "M486 T1\n",
  beginObject: () => "M486 S0\n",
  endObject: () => "M486 S-1\n",
};

const klipper: Dialect = {
  acceleration: (value) => `SET_VELOCITY_LIMIT ACCEL=${n(value)}\n`,
  travelAcceleration: none,
  pressureAdvance: (value) => `SET_PRESSURE_ADVANCE ADVANCE=${n(value)}\n`,
  defineObject: (name, [x, y]) => `EXCLUDE_OBJECT_DEFINE NAME=${name} CENTER=${n(x)},${n(y)}\n`,
  beginObject: (name) => `EXCLUDE_OBJECT_START NAME=${name}\n`,
  endObject: (name) => `EXCLUDE_OBJECT_END NAME=${name}\n`,
};

const reprapfirmware: Dialect = {
  ...marlin,
  pressureAdvance: (value) => `M572 D0 S${n(value)}\n`,
  defineObject: none,
  beginObject: (name) => `M486 S0 A"${name}"\n`,
};

const prusa: Dialect = {
  ...marlin,
  pressureAdvance: (value) => `M572 S${n(value)}\n`,
  defineObject: (name) => `M486 S0\nM486 A${name}\nM486 S-1\n`,
};

const DIALECTS: Readonly<Record<GcodeFlavour, Dialect>> = {
  marlin,
  klipper,
  reprapfirmware,
  prusa,
};

/** The MK3 generation of that maker has no M572; its linear advance is M900. */
const OLD_ADVANCE = new Set(["mk3s", "mini"]);

export function dialectOf({ printer, settings }: PrintProfile): Dialect {
  const dialect = DIALECTS[settings.gcode_flavour];
  return OLD_ADVANCE.has(printer.id)
    ? { ...dialect, pressureAdvance: marlin.pressureAdvance }
    : dialect;
}
