import type { CheckMessage } from "../messages.ts";
import type { CheckResult } from "../report-types.ts";
import { type Judgement, judge } from "./judge.ts";
import type { Outcome } from "./outcome.ts";

/** The sentences for what came out; `explain` may know a better one for a value outside. */
export interface Words {
  readonly pass: CheckMessage;
  readonly close: CheckMessage;
  readonly below: CheckMessage;
  readonly above: CheckMessage;
  readonly explain?: (judged: Judgement) => Explained | undefined;
}

/** A mix-up that explains the value. */
export interface Explained {
  readonly message: CheckMessage;
  readonly misconception: string;
}

interface MeasuredValue {
  readonly measured: number;
  readonly uncertainty: number;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly unit?: CheckResult["unit"];
  readonly shown?: Pick<Outcome, "places" | "anchor">;
}

/** Judges a measured value against a band, and chooses the sentence. */
export function measuredOutcome(
  value: MeasuredValue,
  band: { readonly nominal: number; readonly upper: number; readonly lower: number },
  words: Words,
): Outcome {
  const { measured, uncertainty, params, unit = "mm", shown } = value;
  const judged = judge(measured, band, uncertainty);
  const isWrong = judged.side === "below" || judged.side === "above";
  const explained = isWrong ? words.explain?.(judged) : undefined;
  return {
    verdict: judged.verdict,
    message: explained?.message ?? wordFor(judged, words),
    params: { ...judged.params, ...params },
    measured,
    allowed: judged.allowed,
    unit,
    uncertainty,
    error: judged.error,
    ...(explained ? { misconception: explained.misconception } : {}),
    ...shown,
  };
}

function wordFor({ side }: Judgement, words: Words): CheckMessage {
  switch (side) {
    case "inside":
      return words.pass;
    case "close":
      return words.close;
    case "below":
    case "above":
      return words[side];
    case "unknown":
      return "check.any.uncertain";
  }
}
