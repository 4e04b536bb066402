import type { Verdict } from "../report-types.ts";

/** What was measured; `uncertainty` is the half width of the interval in which the truth lies. */
export interface Measurement {
  readonly value: number;
  readonly uncertainty: number;
}

/** Limits of a characteristic in its unit; a geometrical tolerance has only a `max`. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
}

export interface Decision {
  readonly verdict: Verdict;
  /** Where the value lies: `near` is within the guard band of a limit, on either side of it. */
  readonly side: "inside" | "near" | "below" | "above" | "unknown";
  /** Width of the guard band on each side of a limit. */
  readonly guard: number;
  /** How far the value is outside the limits; 0 inside. */
  readonly excess: number;
}

/** The least guard band, as a part of the tolerance. */
export const GUARD_PART = 0.015;
/** An uncertainty above this part of the tolerance cannot tell right from wrong. */
const CAPABLE_PART = 0.5;
const UNKNOWN: Decision = { verdict: "not-assessed", side: "unknown", guard: 0, excess: 0 };

/**
 * Pass, borderline, fail or not assessed. After ISO 14253-1:2017: right is proven only inside the
 * limits by the guard band, wrong only outside by it; the guard band is the uncertainty, and at least
 * 1.5 % of the tolerance. In between the part is taken in the trainee's favour and flagged:
 * borderline. Not assessed, never passed: no measurement, numbers that are none, no limits, or an
 * uncertainty above half of the tolerance unless the value is wrong beyond it.
 */
export function decide(measurement: Measurement | undefined, limits: Limits): Decision {
  const { min, max } = limits;
  if (!measurement || (min === undefined && max === undefined)) return UNKNOWN;
  const { value, uncertainty } = measurement;
  const numbers = [value, uncertainty, min ?? 0, max ?? 0];
  if (!numbers.every(Number.isFinite) || uncertainty < 0) return UNKNOWN;
  if (min !== undefined && max !== undefined && min > max) return UNKNOWN;
  const tolerance = toleranceOf(limits);
  const guard = Math.max(GUARD_PART * tolerance, uncertainty);
  const below = min === undefined ? Number.NEGATIVE_INFINITY : min - value;
  const above = max === undefined ? Number.NEGATIVE_INFINITY : value - max;
  const excess = Math.max(0, below, above);
  if (excess > guard) {
    const side = below > above ? "below" : "above";
    return { verdict: "fail", side, guard, excess };
  }
  if (uncertainty > CAPABLE_PART * tolerance) return { ...UNKNOWN, guard, excess };
  const isInside = Math.max(below, above) <= -guard;
  return isInside
    ? { verdict: "pass", side: "inside", guard, excess: 0 }
    : { verdict: "borderline", side: "near", guard, excess };
}

/** Width between the limits; with one limit its own size, as a zone's width counts from 0. */
export function toleranceOf({ min, max }: Limits): number {
  if (min !== undefined && max !== undefined) return max - min;
  return Math.abs(max ?? min ?? 0);
}
