import { verdictWord } from "./told-checks.ts";
import type { CheckResult } from "../../../engine/assessment/report-types.ts";
import type { Params, Say } from "../say.tsx";
import { allowedOf, shownMeasured } from "./check-figures.ts";

type Names = Readonly<Record<string, string>>;

/** The first of these sentences that the catalogue has; the last one it must have. */
export function sayFirst(say: Say, ids: readonly string[], params?: Params): string {
  for (const id of ids) {
    const spoken = say(id, params);
    if (spoken !== `[${id}]`) return spoken;
  }
  return say(ids.at(-1) ?? "", params);
}

/** What a check is called: by the lesson, else by its kind; of a kind of older versions by its id. */
export function nameOfCheck(say: Say, check: CheckResult, names: Names): string {
  const own = names[check.id];
  if (own) return own;
  const kind = check.kind === "gcode" ? `gcode.verify.${check.id}` : `check.${check.kind}.title`;
  return sayFirst(say, [kind, "check-page.name"], { id: check.id });
}

/** The finding of a check in one or two sentences; what is blocked names what must be mended first. */
export function sayCheck(say: Say, check: CheckResult, name: string, blocker?: string): string {
  if (check.blockedBy) return sayBlocked(say, blocker ?? check.blockedBy);
  const verdict = say(verdictWord(check));
  const params = { verdict, ...check.params, name };
  return sayFirst(say, [check.message, "check-page.old-finding"], params);
}

export function sayBlocked(say: Say, blocker: string): string {
  return say("check-page.blocked", { name: blocker });
}

/** What the check that blocks this one is called; absent where none does. */
export function blockerOf(
  say: Say,
  check: CheckResult,
  checks: readonly CheckResult[],
  names: Names,
): string | undefined {
  if (!check.blockedBy) return undefined;
  const blocker = checks.find(({ id }) => id === check.blockedBy);
  return blocker ? nameOfCheck(say, blocker, names) : (names[check.blockedBy] ?? check.blockedBy);
}

/** A measured or allowed figure with its unit. */
export function sayFigure(say: Say, check: CheckResult, value: number): string {
  return say(`quantity.${check.unit}`, { value });
}

/** The allowed range: "5.90 to 6.10 mm"; empty where nothing is measured. */
export function sayAllowed(say: Say, check: CheckResult): string {
  const allowed = allowedOf(check);
  switch (allowed?.form) {
    case undefined:
      return "";
    case "exact":
      return sayFigure(say, check, allowed.nominal);
    case "up-to":
      return say("check.allowed.up-to", { max: allowed.max });
    case "at-least":
      return say("check-page.allowed.at-least", { min: allowed.min });
    case "range":
      return say("check.allowed.range", { min: allowed.min, max: allowed.max });
  }
}

/** What was measured: as the drawing writes it; of what isn't simply right every decimal that counts. */
export function sayMeasured(say: Say, check: CheckResult): string | undefined {
  const value = shownMeasured(check);
  if (value === undefined) return undefined;
  return check.verdict === "pass" ? sayFigure(say, check, value) : sayExact(say, check, value);
}

/** Nominal, limits and figures with their units and every decimal that counts, for tables. */
export function sayExact(say: Say, check: CheckResult, value: number): string {
  return say(`check-page.figure.${check.unit}`, { value });
}

/** The limits for a table: "4.9 to 5.1 mm", "at most 0.8 mm". */
export function sayLimits(say: Say, check: CheckResult): string {
  const allowed = allowedOf(check);
  if (!allowed) return "";
  const exact = (value: number) => sayExact(say, check, value);
  switch (allowed.form) {
    case "exact":
      return exact(allowed.nominal);
    case "up-to":
      return say("check-page.limits.up-to", { max: exact(allowed.max) });
    case "at-least":
      return say("check-page.limits.at-least", { min: exact(allowed.min) });
    case "range":
      return say("check-page.limits.range", { min: allowed.min, max: exact(allowed.max) });
  }
}
