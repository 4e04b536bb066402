import type { SettingValue } from "../../../browser/session/slice-state.ts";
import type { Setting } from "../../../engine/machines/settings.ts";
import type { Say } from "../say.tsx";

/** A value of a setting as it is told: with its unit, its choice's name, yes or no. */
export function sayValue(say: Say, setting: Setting, value: SettingValue): string {
  if (setting.kind === "boolean") return say(value === true ? "settings.yes" : "settings.no");
  if (setting.kind === "choice") return say(`choice.${setting.name}.${String(value)}`);
  const shown = Number(value) * (setting.kind === "fraction" ? 100 : 1);
  const unit = say(`unit.${setting.unit}`);
  return unit === ""
    ? say("settings.value.plain", { value: shown })
    : say("settings.value", { value: shown, unit });
}

/** Whether the setting that this one hangs on is off, so that it changes nothing. */
export function isIdle(
  { needs }: Setting,
  values: Readonly<Record<string, SettingValue>>,
): boolean {
  const on = needs === undefined ? true : values[needs];
  return on === false || on === 0;
}
