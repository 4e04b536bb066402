import type { CheckResult, Verdict } from "../report-types.ts";
import { decide, GUARD_PART } from "../verdict/decide.ts";
import { round, shownNumbers } from "../verdict/shown-numbers.ts";

export interface Judgement {
  readonly verdict: Verdict;
  readonly measured: number;
  /** `close` is in the guard band of a limit; `unknown`: too uncertain to tell. */
  readonly side: "inside" | "close" | "below" | "above" | "unknown";
  readonly allowed: NonNullable<CheckResult["allowed"]>;
  /** Distance from the nominal in half bands. */
  readonly error: number;
  /** Numbers for the sentence: a wrong value is rounded outward, so it never reads as right. */
  readonly params: {
    readonly measured: number;
    readonly nominal: number;
    readonly min: number;
    readonly max: number;
    readonly off: number;
  };
}

/** Vertices and sums carry noise of this size, mm. */
const NOISE = 1e-6;

/**
 * Compares a measured value with its limits by the room's decision rule (see `decide`).
 * `uncertainty` is the half width of the interval in which the true value lies.
 */
export function judge(
  measured: number,
  band: { readonly nominal: number; readonly upper: number; readonly lower: number },
  uncertainty: number,
): Judgement {
  const { nominal } = band;
  const limits = { min: nominal + band.lower, max: nominal + band.upper };
  const width = limits.max - limits.min;
  // A size without play is right when it agrees as well as can be measured.
  const measurement = { value: measured, uncertainty: width > 0 ? uncertainty + NOISE : 0 };
  const meant = width > 0 ? limits : widened(limits, uncertainty + NOISE);
  const decided = decide(measurement, meant);
  const { verdict, side } =
    decided.side === "near" && isAsDrawn(measured, band, uncertainty)
      ? ({ verdict: "pass", side: "inside" } as const)
      : decided;
  const shown = shownNumbers(measured, limits, side);
  return {
    verdict,
    measured,
    side: side === "near" && width > 0 ? "close" : side === "near" ? "inside" : side,
    allowed: { ...limits, nominal },
    error: width > 0 ? Math.min(100, Math.abs(measured - nominal) / (width / 2)) : 0,
    params: {
      measured: shown.measured,
      nominal: round(nominal),
      min: shown.min,
      max: shown.max,
      off: round(Math.abs(shown.measured - nominal)),
    },
  };
}

/**
 * The drawing's own number, measured as well as that can be told: right, also where it is itself a limit
 * (H7, +0.1/0).
 */
function isAsDrawn(
  measured: number,
  {
    nominal,
    upper,
    lower,
  }: { readonly nominal: number; readonly upper: number; readonly lower: number },
  uncertainty: number,
): boolean {
  const isAllowed = lower <= 0 && upper >= 0;
  const isSure = uncertainty <= GUARD_PART * (upper - lower);
  return isAllowed && isSure && Math.abs(measured - nominal) <= uncertainty + NOISE;
}

const widened = ({ min, max }: { min: number; max: number }, by: number) => ({
  min: min - by,
  max: max + by,
});

/** Is `measured` the `factor`-fold of the nominal, as well as the band and uncertainty can tell? */
export function isFactor(measured: number, judged: Judgement, factor: number): boolean {
  const { min, max, nominal } = judged.allowed;
  const half = Math.max((max - min) / 2, 1e-3);
  return Math.abs(measured - nominal * factor) <= half * Math.max(factor, 0.2);
}
