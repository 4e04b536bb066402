import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { parseDecimal } from "../foundation/units.ts";
import type { NumberSetting, Setting } from "./settings.ts";

export type SettingValue = number | string | boolean;

const YES = ["true", "1", "yes", "on"];
const NO = ["false", "0", "no", "off"];

/**
 * Brings a value typed by a person, a file or a program to the setting's own type and range.
 * Problems: `machines.not-a-number`, `machines.not-a-choice`, `machines.out-of-range`.
 */
export function readSetting(setting: Setting, given: SettingValue): Result<SettingValue> {
  if (setting.kind !== "boolean" && setting.kind !== "choice") return readNumber(setting, given);
  const text = String(given).trim().toLowerCase();
  const { name } = setting;
  if (setting.kind === "choice") {
    if (setting.choices.includes(text)) return ok(text);
    return fail(
      problem("machines.not-a-choice", { name, value: text, choices: setting.choices.join(", ") }),
    );
  }
  if (YES.includes(text)) return ok(true);
  if (NO.includes(text)) return ok(false);
  return fail(problem("machines.not-a-choice", { name, value: text, choices: "true, false" }));
}

function readNumber(setting: NumberSetting, given: SettingValue): Result<number> {
  const { name, min, max } = setting;
  let value: number | undefined;
  if (typeof given === "number") value = given;
  else if (typeof given === "string") {
    const percent = setting.kind === "fraction" && given.trim().endsWith("%");
    value = parseDecimal(percent ? given.trim().slice(0, -1) : given);
    if (percent && value !== undefined) value /= 100;
  }
  if (value === undefined || !Number.isFinite(value))
    return fail(problem("machines.not-a-number", { name, value: String(given), min, max }));
  if (value < min || value > max || (setting.kind === "integer" && !Number.isInteger(value)))
    return fail(problem("machines.out-of-range", { name, value, min, max }));
  return ok(value);
}
