import type { CheckResult } from "../../../engine/assessment/report-types.ts";
import type { Say } from "../say.tsx";

/** What a check is called: by the lesson, else by its kind. */
export function nameOfCheck(
  say: Say,
  check: CheckResult,
  names: Readonly<Record<string, string>>,
): string {
  const own = names[check.id];
  if (own) return own;
  return say(check.kind === "gcode" ? `gcode.verify.${check.id}` : `check.${check.kind}.title`);
}

/** The finding of a check in one or two sentences. */
export function sayCheck(say: Say, check: CheckResult, name: string): string {
  return say(check.message, { ...check.params, name });
}

/** A measured or allowed figure with its unit. */
export function sayFigure(say: Say, check: CheckResult, value: number): string {
  return say(`quantity.${check.unit}`, { value });
}

/** The allowed range: "5.90 to 6.10 mm"; empty where nothing is measured. */
export function sayAllowed(say: Say, check: CheckResult): string {
  if (!check.allowed || check.unit === "none") return "";
  const { min, max } = check.allowed;
  if (min === max) return say(`quantity.${check.unit}`, { value: min });
  if (!Number.isFinite(min) || (min === 0 && check.unit !== "mm"))
    return say("check.allowed.up-to", { max });
  return say("check.allowed.range", { min, max });
}
