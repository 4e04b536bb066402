import type { AdvanceOrder, GcodeFlavour, PrintProfile } from "../../machines/profile-types.ts";

/** What the firmwares say differently. Each gives whole lines; none is also an answer. */
export interface Dialect {
  /** Acceleration of beads, mm/s². */
  acceleration(value: number): string;
  /** Acceleration of travels, mm/s², where the firmware tells them apart. */
  travelAcceleration(value: number): string;
  pressureAdvance(value: number): string;
  /** Tells the objects before the first layer, and where the paths of each begin and end. */
  defineObjects(objects: readonly NamedObject[]): string;
  beginObject(name: string, index: number): string;
  endObject(name: string): string;
}

/** An object as the firmware is told of it; mm on the bed. */
export interface NamedObject {
  readonly name: string;
  readonly centre: readonly [number, number];
  /** Its outline, xy by xy; nothing to tell where it is the only one. */
  readonly outline?: Float64Array;
}

const none = (): string => "";
const n = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/** Klipper's outline of an object: what a person taps on to give that object up. */
function polygon(outline: Float64Array | undefined): string {
  if (!outline || outline.length < 6) return "";
  const corners = Array.from(
    { length: outline.length / 2 },
    (_, i) => `[${hundredths(outline[2 * i]!)},${hundredths(outline[2 * i + 1]!)}]`,
  );
  return ` POLYGON=[${corners.join(",")}]`;
}
const hundredths = (value: number): string => String(Math.round(value * 100) / 100);

const marlin: Dialect = {
  acceleration: (value) => `M204 P${n(value)}\n`,
  travelAcceleration: (value) => `M204 T${n(value)}\n`,
  pressureAdvance: (value) => `M900 K${n(value)}\n`,
  defineObjects: ({ length }) => `M486 T${length}\n`,
  beginObject: (_, index) => `M486 S${index}\n`,
  endObject: () => "M486 S-1\n",
};

const klipper: Dialect = {
  acceleration: (value) => `SET_VELOCITY_LIMIT ACCEL=${n(value)}\n`,
  travelAcceleration: none,
  pressureAdvance: (value) => `SET_PRESSURE_ADVANCE ADVANCE=${n(value)}\n`,
  defineObjects: (objects) =>
    objects
      .map(
        ({ name, centre: [x, y], outline }) =>
          `EXCLUDE_OBJECT_DEFINE NAME=${name} CENTER=${n(x)},${n(y)}${polygon(outline)}\n`,
      )
      .join(""),
  beginObject: (name) => `EXCLUDE_OBJECT_START NAME=${name}\n`,
  endObject: (name) => `EXCLUDE_OBJECT_END NAME=${name}\n`,
};

const reprapfirmware: Dialect = {
  ...marlin,
  pressureAdvance: (value) => `M572 D0 S${n(value)}\n`,
  defineObjects: none,
  beginObject: (name, index) => `M486 S${index} A"${name}"\n`,
};

const prusa: Dialect = {
  ...marlin,
  pressureAdvance: (value) => `M572 S${n(value)}\n`,
  defineObjects: (objects) =>
    `${objects.map(({ name }, i) => `M486 S${i}\nM486 A${name}\n`).join("")}M486 S-1\n`,
};

const DIALECTS: Readonly<Record<GcodeFlavour, Dialect>> = {
  marlin,
  klipper,
  reprapfirmware,
  prusa,
};

const ADVANCE: Readonly<Record<AdvanceOrder, Dialect["pressureAdvance"]>> = {
  M900: marlin.pressureAdvance,
  M572: prusa.pressureAdvance,
};

/** The flavour's, with the printer's own order for pressure advance unless it was given another flavour. */
export function dialectOf({ printer, settings }: PrintProfile): Dialect {
  const dialect = DIALECTS[settings.gcode_flavour];
  const { advanceOrder, flavour } = printer;
  if (!advanceOrder || flavour !== settings.gcode_flavour) return dialect;
  return { ...dialect, pressureAdvance: ADVANCE[advanceOrder] };
}
