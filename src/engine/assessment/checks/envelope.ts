import type { CheckMessage } from "../messages.ts";
import type { Scene } from "../pose/scene.ts";
import type { Check } from "../rubric.ts";
import { isFactor, judge } from "./judge.ts";
import type { Outcome } from "./outcome.ts";

const FACTORS: readonly (readonly [number, CheckMessage])[] = [
  [25.4, "check.envelope.inch-big"],
  [1 / 25.4, "check.envelope.inch-small"],
  [10, "check.envelope.ten-times"],
  [0.1, "check.envelope.tenth"],
  [2, "check.envelope.double"],
  [0.5, "check.envelope.half"],
];

/** Overall length along one axis. */
export function envelope(check: Extract<Check, { kind: "envelope" }>, scene: Scene): Outcome {
  const { min, max, uncertainty } = scene.extents[{ x: 0, y: 1, z: 2 }[check.axis] as 0 | 1 | 2];
  const measured = max - min;
  const judged = judge(measured, check, uncertainty);
  return {
    verdict: judged.verdict,
    message: wording(measured, judged),
    params: { ...judged.params, axis: check.axis },
    measured,
    allowed: judged.allowed,
    unit: "mm",
    uncertainty,
    error: judged.error,
  };
}

function wording(measured: number, judged: ReturnType<typeof judge>): CheckMessage {
  if (judged.side === "inside") return "check.envelope.pass";
  if (judged.side === "close") return "check.envelope.close";
  const factor = FACTORS.find(([times]) => isFactor(measured, judged, times));
  if (factor) return factor[1];
  return judged.side === "below" ? "check.envelope.too-small" : "check.envelope.too-big";
}
