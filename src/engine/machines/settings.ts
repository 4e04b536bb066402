import { ADHESION, INFILL, SUPPORT } from "./schema/inside.ts";
import type { BooleanEntry, ChoiceEntry, Entry, NumberEntry } from "./schema/kinds.ts";
import { MATERIAL, OUTPUT } from "./schema/making.ts";
import { COOLING, SPEED, TRAVEL } from "./schema/motion.ts";
import { QUALITY, SKINS, WALLS } from "./schema/shell.ts";

const GROUPS = {
  quality: QUALITY,
  walls: WALLS,
  skins: SKINS,
  infill: INFILL,
  support: SUPPORT,
  adhesion: ADHESION,
  speed: SPEED,
  cooling: COOLING,
  material: MATERIAL,
  travel: TRAVEL,
  output: OUTPUT,
};

type Schema = typeof QUALITY &
  typeof WALLS &
  typeof SKINS &
  typeof INFILL &
  typeof SUPPORT &
  typeof ADHESION &
  typeof SPEED &
  typeof COOLING &
  typeof MATERIAL &
  typeof TRAVEL &
  typeof OUTPUT;

type ValueOf<E> = E extends NumberEntry
  ? number
  : E extends BooleanEntry
    ? boolean
    : E extends ChoiceEntry<infer C>
      ? C
      : never;

/** The value of every setting, as the schema declares them. */
export type PrintSettings = { readonly [Name in keyof Schema]: ValueOf<Schema[Name]> };

/** Where a setting stands on the page; the catalogues name it (`setting.group.<group>`). */
export type SettingGroup = keyof typeof GROUPS;

interface Named {
  readonly name: keyof PrintSettings;
  readonly group: SettingGroup;
}
/** A number with its range, ends included. */
export type NumberSetting = NumberEntry & Named;
export type Setting = NumberSetting | (BooleanEntry & Named) | (ChoiceEntry & Named);

/**
 * The one schema of everything that can be set, group by group. The catalogues hold the name
 * (`setting.<name>.name`), a plain explanation (`setting.<name>.explain`) and the choices
 * (`choice.<name>.<choice>`). Temperatures, flow limit, retraction, cooling and fan come from the
 * filament and the printer unless a process or a person sets them.
 */
export const SETTINGS: readonly Setting[] = Object.entries(GROUPS).flatMap(([group, entries]) =>
  Object.entries<Entry>(entries).map(([name, entry]) => ({ name, group, ...entry }) as Setting),
);

const byName = new Map<string, Setting>(SETTINGS.map((setting) => [setting.name, setting]));

/** Every setting at its default, before printer, filament and process have their say. */
export const defaultSettings = (): PrintSettings =>
  Object.fromEntries(
    SETTINGS.map((setting) => [setting.name, setting.default]),
  ) as unknown as PrintSettings;

/** The schema entry of a name, or `undefined` where there is none. */
export function settingOf(name: string): Setting | undefined {
  return byName.get(name);
}
