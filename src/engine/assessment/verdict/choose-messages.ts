import type { Verdict } from "../report-types.ts";
import type { PlannedCheck, SettledCheck } from "./check-graph.ts";
import { isBlocking, stageRank } from "./stages.ts";

/** More than three at once helps nobody. */
const MOST_MESSAGES = 3;
const URGENCY: readonly Verdict[] = ["fail", "not-assessed", "borderline"];

/**
 * The ids of the checks whose sentences are told, at most three, the most useful first:
 * 1. what failed, then what was not assessed for a reason of its own (not for another check), then what
 *    is borderline; what passed is not told;
 * 2. the earlier stage first; while something fails in a blocking stage, only that stage;
 * 3. what a known mix-up explains, and each mix-up once;
 * 4. the greater weight, then the greater error (of an explained one it says nothing), then the plan's order.
 */
export function chooseMessages(
  plan: readonly PlannedCheck[],
  settled: readonly SettledCheck[],
): readonly string[] {
  const planned = new Map(plan.map((check, place) => [check.id, { check, place }]));
  const candidates = settled.flatMap((result) => {
    const at = planned.get(result.id);
    return at && result.verdict !== "pass" && !result.blockedBy ? [{ result, ...at }] : [];
  });
  candidates.sort(
    (a, b) =>
      URGENCY.indexOf(a.result.verdict) - URGENCY.indexOf(b.result.verdict) ||
      stageRank(a.check.stage) - stageRank(b.check.stage) ||
      Number(!a.result.misconception) - Number(!b.result.misconception) ||
      b.check.weight - a.check.weight ||
      errorOf(b.result) - errorOf(a.result) ||
      a.place - b.place,
  );
  const first = candidates[0];
  const stop =
    first?.result.verdict === "fail" && isBlocking(first.check.stage)
      ? first.check.stage
      : undefined;
  const told = new Set<string>();
  const chosen: string[] = [];
  for (const { result, check } of candidates) {
    if (stop && (check.stage !== stop || result.verdict !== "fail")) continue;
    const { misconception } = result;
    if (misconception && told.has(misconception)) continue;
    if (misconception) told.add(misconception);
    chosen.push(result.id);
    if (chosen.length === MOST_MESSAGES) break;
  }
  return chosen;
}

const errorOf = ({ misconception, error = 0 }: SettledCheck): number => (misconception ? 0 : error);
