import type { Decision, Limits } from "./decide.ts";

/** Numbers for a sentence, in thousandths. */
export interface ShownNumbers {
  readonly measured: number;
  readonly min: number;
  readonly max: number;
  /** How far outside the nearer limit. */
  readonly beyond: number;
}

/** A wrong value is rounded outward, so that it never reads as right. */
export function shownNumbers(
  value: number,
  { min, max }: Limits,
  side: Decision["side"],
): ShownNumbers {
  const measured = side === "below" ? floor(value) : side === "above" ? ceil(value) : round(value);
  const beyond = Math.max(0, (min ?? measured) - measured, measured - (max ?? measured));
  return { measured, min: round(min ?? 0), max: round(max ?? 0), beyond: round(beyond) };
}

// A thousandth is what a sentence shows; the small nudge keeps 5.6 from becoming 5.599.
export const round = (x: number): number => Math.round(x * 1000) / 1000 + 0;
const floor = (x: number): number => Math.floor(x * 1000 + 1e-3) / 1000;
const ceil = (x: number): number => Math.ceil(x * 1000 - 1e-3) / 1000;
