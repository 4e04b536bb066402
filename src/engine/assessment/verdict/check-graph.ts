import { problem } from "../../foundation/problem.ts";
import { fail, ok, type Result } from "../../foundation/result.ts";
import type { Verdict } from "../report-types.ts";
import type { Stage } from "./stages.ts";

/** A check as planned: pure data, in the order in which a person would look. */
export interface PlannedCheck {
  readonly id: string;
  readonly stage: Stage;
  /** Checks that must be right (or borderline) before this one means anything. */
  readonly needs?: readonly string[];
  /** What it counts in the score; 0 for information. */
  readonly weight: number;
  /** Must not fail, whatever the score. */
  readonly gate?: boolean;
}

/** What a checker found. */
export interface Finding {
  readonly id: string;
  readonly verdict: Verdict;
  /** 0 to 1, see `partialCredit`. */
  readonly credit: number;
  /** Catalogue id of the sentence, with its numbers. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly measured?: number;
  /** The mix-up that explains the value, for example `radius-for-diameter`. */
  readonly misconception?: string;
  /** How far outside, in allowed deviations; decides between messages of one stage. */
  readonly error?: number;
}

/** A finding after the prerequisites were looked at. */
export interface SettledCheck extends Finding {
  /** The check that must be mended first, where this one was not assessed for it. */
  readonly blockedBy?: string;
}

/**
 * Lays the findings into the plan's order. A check whose prerequisite failed or was not assessed is not
 * assessed, with the first cause in the chain as the reason; a planned check without a finding is
 * not assessed either. Problem: `assessment.check-graph` (an id twice, a prerequisite that is not
 * planned, or a circle).
 */
export function settleChecks(
  plan: readonly PlannedCheck[],
  findings: readonly Finding[],
): Result<readonly SettledCheck[]> {
  const planned = new Map(plan.map((check) => [check.id, check]));
  const found = new Map(findings.map((finding) => [finding.id, finding]));
  if (planned.size !== plan.length || found.size !== findings.length)
    return refuse(twice(plan.map((c) => c.id)) ?? twice(findings.map((f) => f.id)) ?? "");
  for (const { id } of findings) if (!planned.has(id)) return refuse(id);
  const settled = new Map<string, SettledCheck>();
  const open = new Set<string>();
  const settle = (id: string): SettledCheck | undefined => {
    const done = settled.get(id);
    if (done) return done;
    const check = planned.get(id);
    if (!check || open.has(id)) return undefined;
    open.add(id);
    let cause: string | undefined;
    for (const need of check.needs ?? []) {
      const before = settle(need);
      if (!before) return undefined;
      if (before.verdict === "fail" || before.verdict === "not-assessed")
        cause ??= before.blockedBy ?? before.id;
    }
    open.delete(id);
    const result = cause ? blocked(id, cause) : (found.get(id) ?? notMeasured(id));
    settled.set(id, result);
    return result;
  };
  for (const { id } of plan) if (!settle(id)) return refuse(id);
  return ok(plan.map(({ id }) => settled.get(id) as SettledCheck));
}

const blocked = (id: string, cause: string): SettledCheck => ({
  id,
  verdict: "not-assessed",
  credit: 0,
  message: "check.any.blocked",
  params: {},
  blockedBy: cause,
});

const notMeasured = (id: string): SettledCheck => ({
  id,
  verdict: "not-assessed",
  credit: 0,
  message: "check.any.not-measured",
  params: {},
});

const refuse = (id: string) => fail(problem("assessment.check-graph", { id }));

const twice = (ids: readonly string[]): string | undefined =>
  ids.find((id, place) => ids.indexOf(id) !== place);
