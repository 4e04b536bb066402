import type { CheckMessage } from "../../messages.ts";
import { isFactor } from "../judge.ts";
import type { Words } from "../measured-outcome.ts";

const FACTORS: readonly (readonly [number, CheckMessage])[] = [
  [25.4, "check.envelope.inch-big"],
  [1 / 25.4, "check.envelope.inch-small"],
  [10, "check.envelope.ten-times"],
  [0.1, "check.envelope.tenth"],
  [2, "check.envelope.double"],
  [0.5, "check.envelope.half"],
];

/** For an overall size: mixed-up units explain it before all else. */
export const OVERALL: Words = {
  pass: "check.envelope.pass",
  close: "check.envelope.close",
  below: "check.envelope.too-small",
  above: "check.envelope.too-big",
  explain: (judged) => {
    const factor = FACTORS.find(([times]) => isFactor(judged.measured, judged, times));
    return (
      factor && { message: factor[1], misconception: factor[1].replace("check.envelope.", "") }
    );
  },
};
