import type { VerifyFinding } from "../../../gcode/verify.ts";
import { HOPELESS, type Outcome, plain } from "../outcome.ts";
import type { CheckMessage } from "../../messages.ts";
import type { ToolpathScene } from "./toolpath-scene.ts";

/** Which proofs of the G-code room stand behind a check that is nothing but them. */
export const PROOFS = {
  "gc.safe": ["understood", "temperature", "heaters-off"],
  "gc.bounds": ["inside-bed"],
  "gc.homed": ["homed"],
  "gc.temps": ["temperature"],
  "gc.cold": ["cold-extrusion"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What the G-code's own proof says, in its own sentence: the first that is not right, else the first. */
export function proved({ verified }: ToolpathScene, ids: readonly string[]): Outcome {
  const found = ids.flatMap((id) => verified.filter((finding) => finding.id === id));
  const told = found.find(({ verdict }) => verdict !== "pass") ?? found[0];
  return told && found.length >= ids.length
    ? asOutcome(told)
    : plain("not-assessed", "check.any.not-measured");
}

/** A finding of `verifyGcode` as a check's outcome; its sentence is in the catalogues by its own id. */
export function asOutcome(finding: VerifyFinding): Outcome {
  const { verdict, message, params, measured, allowed, place } = finding;
  return {
    verdict,
    message: message as CheckMessage,
    params,
    unit: "none",
    ...(measured === undefined ? {} : { measured }),
    ...(allowed ? { allowed: { ...allowed, nominal: (allowed.min + allowed.max) / 2 } } : {}),
    ...(place ? { places: [place] } : {}),
    error: verdict === "pass" ? 0 : HOPELESS,
  };
}
