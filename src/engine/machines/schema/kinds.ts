/** The step of the line that reads a setting first; a change re-runs this step and what follows. */
export type SettingStep =
  | "layers"
  | "slice"
  | "regions"
  | "walls"
  | "skins"
  | "bridges"
  | "infill"
  | "support"
  | "adhesion"
  | "order"
  | "gcode";

/** `fraction` may also be typed as per cent (0.15 or 15 %); `count` has no unit. */
export type SettingUnit =
  | "mm"
  | "mm2"
  | "mm/s"
  | "mm/s2"
  | "mm3/s"
  | "celsius"
  | "s"
  | "degrees"
  | "fraction"
  | "count";

/** What 0 stands for where it is not a plain number; the catalogues say it (`setting.zero.<id>`). */
export type ZeroMeaning =
  | "off"
  | "auto"
  | "from-line-width"
  | "from-walls"
  | "from-layers"
  | "from-printer"
  | "from-speed"
  | "from-fan";

interface Extra {
  /** What 0 stands for, where it is not a plain number. */
  readonly zero?: ZeroMeaning;
  /** The setting that must be on (or not 0) for this one to matter. */
  readonly needs?: string;
}

/** Where a setting stands on the page: always shown, or shown on demand. */
export type SettingLevel = "basic" | "advanced";

interface EntryBase extends Extra {
  readonly step: SettingStep;
  readonly level: SettingLevel;
}

/** A number with its range, ends included; `integer` takes whole numbers only. */
export interface NumberEntry extends EntryBase {
  readonly kind: "number" | "integer" | "fraction";
  readonly unit: SettingUnit;
  readonly min: number;
  readonly max: number;
  readonly default: number;
}
export interface BooleanEntry extends EntryBase {
  readonly kind: "boolean";
  readonly default: boolean;
}
export interface ChoiceEntry<C extends string = string> extends EntryBase {
  readonly kind: "choice";
  readonly choices: readonly C[];
  readonly default: C;
}
export type Entry = NumberEntry | BooleanEntry | ChoiceEntry;

const number =
  (kind: NumberEntry["kind"], unit: SettingUnit) =>
  (step: SettingStep, min: number, max: number, value: number, extra: Extra = {}): NumberEntry => ({
    kind,
    unit,
    step,
    level: "advanced",
    min,
    max,
    default: value,
    ...extra,
  });

export const length = number("number", "mm");
export const area = number("number", "mm2");
export const speed = number("number", "mm/s");
export const acceleration = number("number", "mm/s2");
export const flowRate = number("number", "mm3/s");
export const heat = number("number", "celsius");
export const seconds = number("number", "s");
export const angle = number("number", "degrees");
/** A number without a unit, which need not be whole. */
export const plain = number("number", "count");
export const fraction = number("fraction", "fraction");
export const count = number("integer", "count");

export const yesNo = (step: SettingStep, value: boolean, extra: Extra = {}): BooleanEntry => ({
  kind: "boolean",
  step,
  level: "advanced",
  default: value,
  ...extra,
});

export const choice = <const C extends string>(
  step: SettingStep,
  choices: readonly C[],
  value: NoInfer<C>,
  extra: Extra = {},
): ChoiceEntry<C> => ({
  kind: "choice",
  step,
  level: "advanced",
  choices,
  default: value,
  ...extra,
});

/** One of the few settings that the page always shows. */
export const basic = <E extends Entry>(entry: E): E => ({ ...entry, level: "basic" });
