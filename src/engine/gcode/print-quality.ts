import type { Deposit } from "./deposit-types.ts";

/** How true a print is to its part, in the few figures by which two prints are compared. */
export interface PrintQuality {
  /** Mean and 99th percentile of the outer walls' deviation, mm. */
  readonly deviationMean: number;
  readonly deviationP99: number;
  /** What beads leave uncovered though they should not, and what lies beyond the part, mm³. */
  readonly missing: number;
  readonly extra: number;
  /** Plastic that has no room, mm³. */
  readonly over: number;
  /** Beads of the part that begin over nothing. */
  readonly airStarts: number;
  /** Volume of the part, mm³. */
  readonly part: number;
}

export function qualityOf({ deviation, totals, found }: Deposit): PrintQuality {
  return {
    deviationMean: deviation.mean,
    deviationP99: deviation.p99,
    missing: totals.missing,
    extra: totals.extra,
    over: totals.over,
    airStarts: found["unsupported-start"],
    part: totals.sectionVolume,
  };
}
