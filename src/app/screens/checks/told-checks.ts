import type { CheckResult, Report, Verdict } from "../../../engine/assessment/report-types.ts";
import type { Status } from "../../ui/status-tag.tsx";

/** Icon and colour of a verdict. */
export const STATUS = {
  pass: "pass",
  borderline: "near",
  fail: "fail",
  "not-assessed": "none",
} as const satisfies Record<Verdict, Status>;

/** Said for information: wrong, but it neither counts nor must hold. */
const informs = ({ verdict, weight, gate }: CheckResult): boolean =>
  verdict === "fail" && weight === 0 && !gate;

export const statusOf = (check: CheckResult): Status =>
  informs(check) ? "info" : STATUS[check.verdict];

/** Catalogue id of the verdict in one word. */
export const verdictWord = (check: CheckResult): string =>
  `verdict.${informs(check) ? "informs" : check.verdict}`;

const URGENCY: readonly Verdict[] = ["fail", "not-assessed", "borderline"];
/** Reports from before `told` was kept tell one thing. */
const MOST_OF_OLD = 1;

/** The checks that are told first, the most useful one at the head; none where all is right. */
export function toldChecks(report: Report): readonly CheckResult[] {
  if (report.told)
    return report.told.flatMap((id) => report.checks.find((check) => check.id === id) ?? []);
  return URGENCY.flatMap((verdict) =>
    report.checks.filter((check) => check.verdict === verdict && !check.blockedBy),
  ).slice(0, MOST_OF_OLD);
}

/**
 * The score as it is said: what is open waits for a tutor only where nothing is wrong; else most of it
 * waits for what must be mended.
 */
export function scoreOf({ checks, score, verdict }: Report): Report["score"] {
  if (!score) return undefined;
  const open = checks
    .filter((check) => check.verdict === "not-assessed" && !check.blockedBy)
    .reduce((sum, { weight = 1 }) => sum + weight, 0);
  return { ...score, open: verdict === "fail" ? 0 : open };
}

/** The checks in the order of the plan; what is in no plan comes last, as it came. */
export function inPlanOrder(
  checks: readonly CheckResult[],
  plan: readonly string[],
): readonly CheckResult[] {
  const place = ({ id }: CheckResult) => (plan.indexOf(id) + plan.length + 1) % (plan.length + 1);
  return checks
    .map((check, i) => ({ check, i }))
    .sort((a, b) => place(a.check) - place(b.check) || a.i - b.i)
    .map(({ check }) => check);
}
