import { ok, type Result } from "../foundation/result.ts";
import { canonicalHash } from "./report-hash.ts";
import type { Verdict } from "./report-types.ts";
import {
  type Finding,
  type PlannedCheck,
  type SettledCheck,
  settleChecks,
} from "./verdict/check-graph.ts";
import { chooseMessages } from "./verdict/choose-messages.ts";
import { type Decision, decide, type Limits, type Measurement } from "./verdict/decide.ts";
import { allowedDeviation, partialCredit } from "./verdict/partial-credit.ts";
import { shownNumbers } from "./verdict/shown-numbers.ts";

/** A value to be judged. */
export interface MeasuredCheck {
  readonly id: string;
  readonly measurement?: Measurement;
  readonly limits: Limits;
  /** Credit ends at this many times the allowed deviation (3 if left out). */
  readonly zeroAt?: number;
  readonly misconception?: string;
}

/**
 * Turns a measurement into a finding by the room's decision rule. A `zone` is the value of a geometrical
 * tolerance: its limits have only a `max`.
 */
export function judgeMeasurement(kind: "size" | "zone", check: MeasuredCheck): Finding {
  const { id, measurement, limits, misconception } = check;
  const decision = decide(measurement, limits);
  const judged = {
    id,
    verdict: decision.verdict,
    credit: partialCredit(decision, measurement, limits, check.zeroAt),
    ...(misconception ? { misconception } : {}),
  };
  if (!measurement || decision.side === "unknown") {
    const message = measurement ? "check.any.uncertain" : "check.any.not-measured";
    return { ...judged, message, params: {} };
  }
  const { value } = measurement;
  const message = `check.${kind}.${decision.side}`;
  const params = { ...shownNumbers(value, limits, decision.side) };
  return { ...judged, message, params, measured: value, error: errorOf(decision, limits) };
}

/** In allowed deviations beyond the limit. */
const errorOf = ({ excess }: Decision, limits: Limits): number =>
  excess / Math.max(allowedDeviation(limits), 1e-9);

/** What all checks together say. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly checks: readonly SettledCheck[];
  /** Ids of the checks that are told first, at most three, in this order. */
  readonly told: readonly string[];
  readonly score: number;
  readonly most: number;
  /** Weight that was not assessed: for the tutor. */
  readonly open: number;
  /** SHA-256 over the plan and the verdicts: the same on every machine. */
  readonly hash: string;
}

/**
 * Draws the checks of a plan together. The worst counts: a failed gate or check fails, what was not
 * assessed is never passed. Checks of weight 0 inform and do not count, unless they are gates.
 * Problem: `assessment.check-graph`.
 */
export function concludeChecks(
  plan: readonly PlannedCheck[],
  findings: readonly Finding[],
): Result<Conclusion> {
  const settled = settleChecks(plan, findings);
  if (!settled.ok) return settled;
  const checks = settled.value;
  const counts = plan.map(({ weight, gate }) => weight > 0 || gate === true);
  const counted = checks.filter((_, place) => counts[place]);
  const sum = (weigh: (check: SettledCheck) => number): number =>
    checks.reduce((total, check, place) => total + (plan[place]?.weight ?? 0) * weigh(check), 0);
  const verdict = worst(counted);
  const score = sum((check) => check.credit);
  const most = sum(() => 1);
  const open = sum((check) => Number(check.verdict === "not-assessed"));
  const told = chooseMessages(plan, checks);
  const conclusion = { verdict, checks, told, score, most, open };
  return ok({ ...conclusion, hash: canonicalHash({ plan, ...conclusion }) });
}

/** No check that counts is no proof of anything. */
function worst(checks: readonly SettledCheck[]): Verdict {
  for (const verdict of ["fail", "not-assessed", "borderline", "pass"] as const)
    if (checks.some((check) => check.verdict === verdict)) return verdict;
  return "not-assessed";
}
