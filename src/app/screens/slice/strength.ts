import type { SettingValue, SettingValues } from "../../../browser/session/slice-state.ts";

/** How strong a part is to be: one plain choice that sets four settings. */
export const STRENGTHS = ["light", "normal", "strong", "very-strong"] as const;
export type Strength = (typeof STRENGTHS)[number];

export const STRENGTH_SETTINGS = [
  "wall_count",
  "infill_density",
  "top_layers",
  "bottom_layers",
] as const;
type Parts = Readonly<Record<(typeof STRENGTH_SETTINGS)[number], number>>;

/** What is over the process's own walls and skins, and how full the inside is. */
const OVER: Readonly<Record<Exclude<Strength, "normal">, readonly [number, number, number]>> = {
  light: [0, 0.08, -1],
  strong: [1, 0.3, 1],
  "very-strong": [3, 0.5, 2],
};

/** The four settings of a strength; `base` are the process's own values, which are the normal ones. */
export function partsOf(strength: Strength, base: SettingValues): Parts {
  const own = (name: keyof Parts) => Number(base[name] ?? 0);
  const [walls, infill, skins] = strength === "normal" ? [0, undefined, 0] : OVER[strength];
  const atLeast = (value: number, least: number) => Math.max(least, value);
  return {
    wall_count: atLeast(own("wall_count") + walls, 1),
    infill_density: infill ?? own("infill_density"),
    top_layers: skins === 0 ? own("top_layers") : atLeast(own("top_layers") + skins, 1),
    bottom_layers: skins === 0 ? own("bottom_layers") : atLeast(own("bottom_layers") + skins, 1),
  };
}

/** The strength that the values in force amount to; `null` where they are a person's own mix. */
export function strengthOf(values: SettingValues, base: SettingValues): Strength | null {
  const found = STRENGTHS.find((strength) => {
    const parts = partsOf(strength, base);
    return STRENGTH_SETTINGS.every((name) => Math.abs(parts[name] - Number(values[name])) < 1e-9);
  });
  return found ?? null;
}

/** What to set for a strength; `undefined` puts the process's own value back. */
export function changesFor(
  strength: Strength,
  base: SettingValues,
): readonly (readonly [string, SettingValue | undefined])[] {
  const parts = partsOf(strength, base);
  return STRENGTH_SETTINGS.map((name) => [
    name,
    parts[name] === base[name] ? undefined : parts[name],
  ]);
}
