import type { Place } from "../../foundation/problem.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import { HOPELESS, type Outcome } from "../checks/outcome.ts";
import type { CheckMessage } from "../messages.ts";
import type { CheckResult } from "../report-types.ts";
import { type Decision, decide, type Limits } from "../verdict/decide.ts";
import { allowedDeviation } from "../verdict/partial-credit.ts";
import { shownNumbers } from "../verdict/shown-numbers.ts";

/** The sentences; `near` falls back to `pass`, as does a side that has no limit. */
export interface LimitWords {
  readonly pass: CheckMessage;
  readonly below?: CheckMessage;
  readonly above?: CheckMessage;
}

interface Limited {
  readonly value: number;
  /** Half the width of the interval in which the truth lies. */
  readonly uncertainty?: number;
  readonly limits: Limits;
  /** A number that was set and is not measured: no guard band, at the limit is right. */
  readonly isSet?: boolean;
  readonly words: LimitWords;
  readonly unit?: CheckResult["unit"];
  readonly params?: Readonly<Record<string, string | number>>;
  readonly places?: readonly Place[];
  readonly anchor?: Vec3;
}

/** A value that has a least, a most or both, judged by the room's decision rule. */
export function limited(given: Limited): Outcome {
  const { value, uncertainty = 0, limits, words, unit = "mm", places, anchor } = given;
  const { verdict, side, excess } = given.isSet
    ? compare(value, uncertainty, limits)
    : decide({ value, uncertainty }, limits);
  const { measured, min, max, beyond } = shownNumbers(value, limits, side);
  const message =
    side === "unknown"
      ? "check.any.uncertain"
      : ((side === "below" ? words.below : side === "above" ? words.above : undefined) ??
        words.pass);
  const allowed = limits.max === undefined ? {} : { allowed: bandOf(limits.min ?? 0, limits.max) };
  return {
    verdict,
    message,
    params: { measured, min, max, beyond, ...given.params },
    measured: value,
    ...allowed,
    unit,
    uncertainty,
    ...(places ? { places } : {}),
    ...(anchor ? { anchor } : {}),
    error: Math.min(HOPELESS, excess / Math.max(allowedDeviation(limits), 1e-9)),
  };
}

function compare(
  value: number,
  slack: number,
  { min = -Infinity, max = Infinity }: Limits,
): Pick<Decision, "verdict" | "side" | "excess"> {
  const excess = Math.max(0, min - value, value - max);
  if (excess <= slack) return { verdict: "pass", side: "inside", excess: 0 };
  return { verdict: "fail", side: value < min ? "below" : "above", excess };
}

const bandOf = (min: number, max: number) => ({ min, max, nominal: (min + max) / 2 });
