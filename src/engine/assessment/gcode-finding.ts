import type { Place } from "../foundation/problem.ts";
import type { CheckResult, Verdict } from "./report-types.ts";

/** What the G-code proof says about one rule; made by the room `gcode`, taken structurally. */
export interface GcodeFinding {
  readonly id: string;
  readonly verdict: Verdict;
  /** Catalogue id of the sentence. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly measured?: number;
  readonly allowed?: { readonly min: number; readonly max: number; readonly nominal?: number };
  readonly unit?: CheckResult["unit"];
  readonly place?: Place;
}

/** A finding of the G-code proof as one more check of the report. */
export function gcodeCheck(finding: GcodeFinding): CheckResult {
  const { id, verdict, message, params, measured, allowed, place } = finding;
  return {
    id,
    kind: "gcode",
    verdict,
    message,
    params,
    ...(measured === undefined ? {} : { measured }),
    ...(allowed === undefined
      ? {}
      : { allowed: { ...allowed, nominal: allowed.nominal ?? (allowed.min + allowed.max) / 2 } }),
    unit: finding.unit ?? "none",
    uncertainty: 0,
    places: place ? [place] : [],
  };
}
