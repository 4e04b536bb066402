import type { CheckResult } from "../../../engine/assessment/report-types.ts";

/** What a check allows, as a person reads it; absent where nothing is measured. */
export type Allowed =
  | { readonly form: "exact"; readonly nominal: number }
  | { readonly form: "up-to"; readonly max: number }
  | { readonly form: "at-least"; readonly min: number }
  | { readonly form: "range"; readonly min: number; readonly max: number };

export function allowedOf({ allowed, unit }: CheckResult): Allowed | undefined {
  if (!allowed || unit === "none") return undefined;
  const { min, max, nominal } = allowed;
  if (min === max) return { form: "exact", nominal };
  // Zones, deviations and the like have no size below which they would be wrong.
  if (!Number.isFinite(min) || (min <= 0 && nominal <= 0)) return { form: "up-to", max };
  if (!Number.isFinite(max)) return { form: "at-least", min };
  return { form: "range", min, max };
}

/** A nominal that the drawing gives: zones and counts from 0 have none. */
export function nominalOf(check: CheckResult): number | undefined {
  const form = allowedOf(check)?.form;
  return form === "range" || form === "exact" ? check.allowed?.nominal : undefined;
}

/** Thousandths are what is read; the nudge keeps 5.6 from becoming 5.599. */
const THOUSANDTHS = 1000;
const NUDGE = 1e-3;

/**
 * What was measured, in thousandths. What is wrong is rounded away from the limit, so that it never
 * reads as right.
 */
export function shownMeasured(check: CheckResult): number | undefined {
  const { measured, allowed, verdict } = check;
  if (measured === undefined || check.unit === "none") return undefined;
  const scaled = measured * THOUSANDTHS;
  if (verdict === "fail" && allowed && measured > allowed.max)
    return Math.ceil(scaled - NUDGE) / THOUSANDTHS;
  if (verdict === "fail" && allowed && measured < allowed.min)
    return Math.floor(scaled + NUDGE) / THOUSANDTHS;
  return Math.round(scaled) / THOUSANDTHS + 0;
}

/** How far outside its limits it is, and on which side; absent inside and where nothing was measured. */
export function beyondLimit(
  check: CheckResult,
): { readonly side: "above" | "below"; readonly by: number } | undefined {
  const value = shownMeasured(check);
  const { allowed } = check;
  if (value === undefined || !allowed) return undefined;
  const above = value > allowed.max;
  if (!above && value >= allowed.min) return undefined;
  const by = above ? value - allowed.max : allowed.min - value;
  return {
    side: above ? "above" : "below",
    by: Math.round(by * THOUSANDTHS) / THOUSANDTHS,
  };
}

/** An uncertainty in thousandths, rounded up: it is never less than it was. */
export function shownUncertainty({ uncertainty }: CheckResult): number {
  return Math.ceil(uncertainty * THOUSANDTHS - 1e-9) / THOUSANDTHS;
}
