import { type Setting, SETTINGS } from "../../../engine/machines/settings.ts";
import type { Say } from "../say.tsx";

/** Small letters without accents: what a person types finds what is written. */
export const folded = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/**
 * The settings in which every word that was typed occurs: in the name, the id, the group or the
 * explanation. Those that have it in their name come first, the basic ones before the others.
 */
export function findSettings(typed: string, say: Say): readonly Setting[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = SETTINGS.flatMap((setting) => {
    const name = folded(`${say(`setting.${setting.name}.name`)} ${setting.name}`);
    const rest = folded(
      `${say(`setting.group.${setting.group}`)} ${say(`setting.${setting.name}.explain`)}`,
    );
    if (!words.every((word) => name.includes(word) || rest.includes(word))) return [];
    if (!words.every((word) => name.includes(word))) return [{ setting, rank: 2 }];
    return [{ setting, rank: setting.level === "basic" ? 0 : 1 }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ setting }) => setting);
}
