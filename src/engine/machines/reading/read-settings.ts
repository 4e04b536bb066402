import { type Problem, problem } from "../../foundation/problem.ts";
import { readSetting, type SettingValue } from "../read-setting.ts";
import { SETTINGS, settingOf } from "../settings.ts";
import { nearestName } from "./nearest-name.ts";

/**
 * Named values in the settings' own types; what is wrong is left out and named:
 * `machines.unknown-setting(-like)` and those of `readSetting`.
 */
export function readSettings(given: Readonly<Record<string, SettingValue>>): {
  readonly values: Readonly<Record<string, SettingValue>>;
  readonly problems: readonly Problem[];
} {
  const values: Record<string, SettingValue> = {};
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const setting = settingOf(name);
    if (!setting) {
      problems.push(unknown(name));
      continue;
    }
    const read = readSetting(setting, value);
    if (read.ok) values[name] = read.value;
    else problems.push(...read.problems);
  }
  return { values, problems };
}

function unknown(name: string): Problem {
  const like = nearestName(
    name,
    SETTINGS.map((setting) => setting.name),
  );
  return like === undefined
    ? problem("machines.unknown-setting", { name })
    : problem("machines.unknown-setting-like", { name, like });
}
