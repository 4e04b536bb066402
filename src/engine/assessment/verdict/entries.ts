import type { Outcome } from "../checks/outcome.ts";
import { roundMillionth } from "../report-hash.ts";
import type { CheckResult, Verdict } from "../report-types.ts";
import type { Finding, PlannedCheck, SettledCheck } from "./check-graph.ts";
import { partialCredit } from "./partial-credit.ts";
import { type Stage, stageRank } from "./stages.ts";

/** A check with its place in the plan, what was found, and how it is reported. */
export interface Entry {
  readonly planned: PlannedCheck;
  readonly finding: Finding;
  readonly result: CheckResult;
}

/** What an entry needs of a check. */
export interface PlannedEntry {
  readonly id: string;
  readonly kind: string;
  readonly weight: number;
  readonly gate?: boolean | undefined;
  readonly needs?: readonly string[] | undefined;
  readonly dimension?: string | undefined;
  readonly partial?: { readonly zeroAt: number } | undefined;
}

/** A check and its outcome as an entry of the report. */
export function entryOf(check: PlannedEntry, stage: Stage, outcome: Outcome): Entry {
  const { id, weight, gate, needs } = check;
  const { verdict, message, params, measured, misconception } = outcome;
  return {
    planned: { id, stage, weight, ...(gate ? { gate } : {}), ...(needs ? { needs } : {}) },
    finding: {
      id,
      verdict,
      message,
      params,
      credit: creditOf(outcome, check.partial?.zeroAt),
      ...(measured === undefined ? {} : { measured }),
      ...(misconception ? { misconception } : {}),
      // To a thousandth, so that rounding in the mesh doesn't choose between equal mistakes.
      error: Math.round(outcome.error * 1e3) / 1e3,
    },
    result: resultOf(check, outcome),
  };
}

/** A finding of the G-code proof: it counts, but in the print. */
export function gcodeEntry(result: CheckResult): Entry {
  const { id, verdict, message, params } = result;
  const credit = verdict === "pass" || verdict === "borderline" ? 1 : 0;
  return {
    planned: { id, stage: "print", weight: 1 },
    finding: { id, verdict, message, params, credit },
    result,
  };
}

function creditOf({ verdict, measured, allowed }: Outcome, zeroAt: number | undefined): number {
  if (verdict === "not-assessed") return 0;
  if (verdict !== "fail") return 1;
  if (measured === undefined || !allowed) return 0;
  const { min, max } = allowed;
  const excess = Math.max(0, min - measured, measured - max);
  // Wrong for another reason than its value.
  if (excess === 0) return 0;
  const decision = { verdict, side: "above", guard: 0, excess } as const;
  return partialCredit(decision, { value: measured, uncertainty: 0 }, { min, max }, zeroAt);
}

/** Nobody looks at more faces than this, and stored reports hold no more. */
const MOST_PLACES = 500;

function resultOf(check: PlannedEntry, outcome: Outcome): CheckResult {
  const { verdict, message, params, unit, allowed, anchor, measured } = outcome;
  const { dimension } = check;
  const places = (outcome.places ?? []).slice(0, MOST_PLACES);
  if (dimension) places.push({ kind: "dimension", id: dimension });
  return {
    id: check.id,
    kind: check.kind,
    verdict,
    message,
    params,
    ...(measured === undefined ? {} : { measured: roundMillionth(measured) }),
    ...(allowed
      ? {
          allowed: {
            min: roundMillionth(allowed.min),
            max: roundMillionth(allowed.max),
            nominal: roundMillionth(allowed.nominal),
          },
        }
      : {}),
    unit,
    uncertainty: roundMillionth(outcome.uncertainty ?? 0),
    places,
    ...(anchor
      ? {
          anchor: [roundMillionth(anchor[0]), roundMillionth(anchor[1]), roundMillionth(anchor[2])],
        }
      : {}),
    ...(dimension ? { dimension } : {}),
  };
}

/** The reported check after its prerequisites were looked at. */
export function settledResult({ result, planned }: Entry, settled: SettledCheck): CheckResult {
  const { verdict, message, params, blockedBy, credit, misconception } = settled;
  const { weight, gate } = planned;
  const marks = {
    credit: Math.round(credit * 1e4) / 1e4,
    weight,
    ...(gate ? { gate } : {}),
    ...(misconception ? { misconception } : {}),
    ...(blockedBy ? { blockedBy } : {}),
  };
  if (!blockedBy) return { ...result, ...marks };
  const { id, kind, places, dimension } = result;
  const shown = places.filter((place) => place.kind === "dimension");
  const base = { id, kind, verdict, message, params, unit: "none", uncertainty: 0 } as const;
  return { ...base, places: shown, ...(dimension ? { dimension } : {}), ...marks };
}

const URGENCY: readonly Verdict[] = ["fail", "not-assessed", "borderline", "pass"];

/** What is told first; then wrong first, earlier stages before later ones. */
export function inOrder(
  results: readonly CheckResult[],
  told: readonly string[],
  entries: readonly Entry[],
): CheckResult[] {
  const rank = (check: CheckResult): number => {
    const place = told.indexOf(check.id);
    return place < 0 ? told.length : place;
  };
  return results
    .map((check, place) => ({ check, place, stage: entries[place]?.planned.stage ?? "style" }))
    .sort(
      (a, b) =>
        rank(a.check) - rank(b.check) ||
        URGENCY.indexOf(a.check.verdict) - URGENCY.indexOf(b.check.verdict) ||
        (a.check.verdict === "fail" ? stageRank(a.stage) - stageRank(b.stage) : 0) ||
        a.place - b.place,
    )
    .map(({ check }) => check);
}
