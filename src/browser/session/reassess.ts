import type { CheckResult, Pins, Report, Verdict } from "../../engine/assessment/report-types.ts";

/** What a measuring depends on beside the part. */
export type MeasuredWith = "engine" | keyof Pins;

/** One check that came out otherwise; absent where that measuring did not have it. */
export interface ReassessedCheck {
  readonly check: string;
  readonly then?: CheckResult;
  readonly now?: CheckResult;
}

/** A part that was measured with another version, measured again: both stay, side by side. */
export interface Reassessment {
  readonly changed: readonly MeasuredWith[];
  readonly then: Report;
  readonly now: Report;
  /** In the order of the newer report; what it no longer looks at comes last. */
  readonly checks: readonly ReassessedCheck[];
  /** How many checks came out the same. */
  readonly same: number;
}

/** Which measuring counts for the tutor's answer. */
export type Stands = "then" | "now";

const PINS = ["rubric", "reference", "tables", "kernel"] as const satisfies (keyof Pins)[];
/** Figures nearer than this are the same: a report keeps no more. */
const NEAR = 1e-6;

/** Absent where both were measured with the same: then every difference is a damaged or altered report. */
export function reassessmentOf(
  then: Report | undefined,
  now: Report | undefined,
): Reassessment | undefined {
  if (!then || !now) return undefined;
  const changed: MeasuredWith[] = then.engine === now.engine ? [] : ["engine"];
  // Reports of before the pins say only by which version they were made.
  for (const pin of PINS) if (then.pins && then.pins[pin] !== now.pins?.[pin]) changed.push(pin);
  if (changed.length === 0) return undefined;
  const old = new Map(then.checks.map((check) => [check.id, check]));
  const kept = new Set(now.checks.map(({ id }) => id));
  const both = now.checks.map((check) => ({
    check: check.id,
    then: old.get(check.id),
    now: check,
  }));
  const gone = then.checks.filter(({ id }) => !kept.has(id));
  const checks = [
    ...both.filter((one) => !isSame(one.then, one.now)),
    ...gone.map((check) => ({ check: check.id, then: check })),
  ];
  return { changed, then, now, checks, same: now.checks.length + gone.length - checks.length };
}

function isSame(then: CheckResult | undefined, now: CheckResult): boolean {
  if (then?.verdict !== now.verdict) return false;
  if (then.measured === undefined || now.measured === undefined)
    return then.measured === now.measured;
  return Math.abs(then.measured - now.measured) <= NEAR;
}

/** The report that counts: the one that was handed in, until the tutor says otherwise. */
export const standing = (
  reassessed: Reassessment | undefined,
  stands: Stands,
  here: Report | undefined,
): Report | undefined => (reassessed ? reassessed[stands] : here);

/** What an answer keeps of it. */
export function reassessedRecord(
  { then, now, changed }: Reassessment,
  stands: Stands,
): {
  readonly then: ReportName;
  readonly now: ReportName;
  readonly changed: MeasuredWith[];
  readonly stands: Stands;
} {
  return { then: nameOf(then), now: nameOf(now), changed: [...changed], stands };
}

interface ReportName {
  readonly engine: string;
  readonly verdict: Verdict;
  readonly hash: string;
}

const nameOf = ({ engine, verdict, hash }: Report): ReportName => ({ engine, verdict, hash });
