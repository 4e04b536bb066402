import type { CheckResult, Verdict } from "../report-types.ts";

export interface Judgement {
  readonly verdict: Verdict;
  readonly side: "inside" | "close" | "below" | "above";
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

/** Inside the limits but within this fraction of the band of one: right, and flagged. */
const CLOSE = 0.05;

/**
 * Compares a measured value with its limits. `uncertainty` is the half width of the interval in
 * which the true value lies: wholly outside fails, touching a limit is borderline. After the
 * decision rule of ISO 14253-1:2017, read in favour of the trainee.
 */
export function judge(
  measured: number,
  band: { readonly nominal: number; readonly upper: number; readonly lower: number },
  uncertainty: number,
): Judgement {
  const { nominal } = band;
  const min = nominal + band.lower;
  const max = nominal + band.upper;
  const width = max - min;
  const noise = uncertainty + 1e-6;
  const below = measured < min - noise;
  const above = measured > max + noise;
  const guard = Math.max(noise, CLOSE * width);
  const close = measured < min + guard - 1e-9 || measured > max - guard + 1e-9;
  const side = below ? "below" : above ? "above" : close && width > 0 ? "close" : "inside";
  const verdict = below || above ? "fail" : side === "close" ? "borderline" : "pass";
  const shown = below ? floor(measured) : above ? ceil(measured) : round(measured);
  return {
    verdict,
    side,
    allowed: { min, max, nominal },
    error: width > 0 ? Math.min(100, Math.abs(measured - nominal) / (width / 2)) : 0,
    params: {
      measured: shown,
      nominal: round(nominal),
      min: round(min),
      max: round(max),
      off: round(Math.abs(shown - nominal)),
    },
  };
}

// A thousandth is what a sentence shows; the small nudge keeps 5.6 from becoming 5.599.
const round = (x: number): number => Math.round(x * 1000) / 1000;
const floor = (x: number): number => Math.floor(x * 1000 + 1e-3) / 1000;
const ceil = (x: number): number => Math.ceil(x * 1000 - 1e-3) / 1000;

/** Is `measured` the `factor`-fold of the nominal, as well as the band and uncertainty can tell? */
export function isFactor(measured: number, judged: Judgement, factor: number): boolean {
  const { min, max, nominal } = judged.allowed;
  const half = Math.max((max - min) / 2, 1e-3);
  return Math.abs(measured - nominal * factor) <= half * Math.max(factor, 0.2);
}
