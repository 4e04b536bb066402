import type { Report } from "../../../engine/assessment/report-types.ts";
import type { Say } from "../say.tsx";
import { nameOfCheck } from "./say-check.ts";

/**
 * A report whose sentences name other checks (`check` and `kind` of their parameters) as the lesson calls
 * them; the same report where none does.
 */
export function reportInWords<R extends Report | undefined>(
  say: Say,
  report: R,
  names: Readonly<Record<string, string>>,
): R {
  if (!report?.checks.some(({ params }) => "check" in params)) return report;
  const checks = report.checks.map((check) => {
    const { check: id, kind } = check.params;
    if (typeof id !== "string" || typeof kind !== "string") return check;
    const named = nameOfCheck(say, { ...check, id, kind }, names);
    return { ...check, params: { ...check.params, check: named } };
  });
  return { ...report, checks };
}
