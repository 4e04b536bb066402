import { type Decision, type Limits, type Measurement, toleranceOf } from "./decide.ts";

/** Credit ends at this many times the allowed deviation. */
const ZERO_AT = 3;

/**
 * Part of a check's weight that its value earns, 0 to 1: all inside the limits (with the guard band),
 * then falling evenly to none at `zeroAt` times the allowed deviation from the middle (with one
 * limit: times that limit). What was not assessed earns nothing yet.
 */
export function partialCredit(
  decision: Decision,
  measurement: Measurement | undefined,
  limits: Limits,
  zeroAt = ZERO_AT,
): number {
  if (decision.verdict === "not-assessed" || !measurement) return 0;
  if (decision.verdict !== "fail") return 1;
  const allowed = allowedDeviation(limits);
  if (!(allowed > 0) || !(zeroAt > 1)) return 0;
  const times = 1 + decision.excess / allowed;
  return Math.max(0, (zeroAt - times) / (zeroAt - 1));
}

/** From the middle of a band to its limit; with one limit that limit. */
export function allowedDeviation(limits: Limits): number {
  const isBand = limits.min !== undefined && limits.max !== undefined;
  return isBand ? toleranceOf(limits) / 2 : toleranceOf(limits);
}
