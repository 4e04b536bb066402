import type { CheckResult } from "../../../engine/assessment/report-types.ts";
import type { Override } from "../../../engine/records/review.ts";
import type { Say } from "../say.tsx";
import { beyondLimit } from "./check-figures.ts";
import { blockerOf, sayBlocked, sayCheck, sayExact } from "./say-check.ts";

/** What a report says beside a check, in few words: by how much, why not, or who changed it. */
export function sayRemark(
  say: Say,
  check: CheckResult,
  checks: readonly CheckResult[],
  names: Readonly<Record<string, string>>,
  overrides: readonly Override[],
): string {
  const changed = overrides.find((override) => override.check === check.id);
  const found = sayFinding(say, check, checks, names);
  if (!changed) return found;
  const { to, reason } = changed;
  const words = say("check-page.report.override", { to: say(`verdict.${to}`), reason });
  return found ? `${found}. ${words}` : words;
}

function sayFinding(
  say: Say,
  check: CheckResult,
  checks: readonly CheckResult[],
  names: Readonly<Record<string, string>>,
): string {
  const blocker = blockerOf(say, check, checks, names);
  if (blocker) return sayBlocked(say, blocker);
  switch (check.verdict) {
    case "pass":
      return "";
    case "borderline":
      return say("check-page.report.limit");
    case "not-assessed":
      return sayCheck(say, check, names[check.id] ?? check.id);
    case "fail": {
      const beyond = beyondLimit(check);
      if (!beyond) return sayCheck(say, check, names[check.id] ?? check.id);
      const by = sayExact(say, check, beyond.by);
      return say(`check-page.report.${beyond.side}`, { by });
    }
  }
}
