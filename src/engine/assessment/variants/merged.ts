import { type Outcome, plain } from "../checks/outcome.ts";
import type { CheckResult, Report } from "../report-types.ts";
import { round } from "../verdict/shown-numbers.ts";

/**
 * One outcome of an inspection at other values: what is told first there, with how many checks hold. `at`
 * are the values as written in code; `isSame`: the part is the same as with the drawing's own values.
 */
export function merged(report: Report, at: string, isSame: boolean): Outcome {
  const { verdict, checks, counts } = report;
  const held = { at, pass: counts.pass, total: counts.total };
  if (verdict === "pass") return plain("pass", "check.variant.pass", held);
  if (verdict === "borderline") return plain("borderline", "check.variant.close", held);
  const first = checks.find((check) => check.verdict === verdict);
  const named = { ...held, check: first?.id ?? "", kind: first?.kind ?? "" };
  if (verdict === "not-assessed") return plain(verdict, "check.variant.unclear", named);
  const outcome = { ...failed(first, named), misconception: "hard-coded" };
  return isSame ? { ...outcome, message: "check.variant.no-change" } : outcome;
}

function failed(first: CheckResult | undefined, named: Outcome["params"]): Outcome {
  const { measured, allowed, params, unit = "none" } = first ?? {};
  if (measured === undefined || !allowed) return plain("fail", "check.variant.other", named);
  // As the check itself shows it: rounded outward, so that it never reads as right.
  const found = typeof params?.measured === "number" ? params.measured : round(measured);
  const numbers = { wanted: round(allowed.nominal), found, unit };
  return plain("fail", "check.variant.size", { ...named, ...numbers });
}
