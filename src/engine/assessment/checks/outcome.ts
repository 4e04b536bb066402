import type { Place } from "../../foundation/problem.ts";
import type { Vec3 } from "../../geometry/mesh.ts";
import type { CheckMessage } from "../messages.ts";
import type { CheckResult, Verdict } from "../report-types.ts";

/** What a checker answers; `assess` adds the check's id, kind and dimension. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly message: CheckMessage;
  readonly params: Readonly<Record<string, string | number>>;
  readonly unit: CheckResult["unit"];
  readonly measured?: number;
  readonly allowed?: CheckResult["allowed"];
  readonly uncertainty?: number;
  readonly places?: readonly Place[];
  /** Part frame. */
  readonly anchor?: Vec3;
  /** The mix-up that explains the value; what is told once explains all that shares it. */
  readonly misconception?: string;
  /** How far off, 0 right to 100 hopeless: decides between poses with equally many passes. */
  readonly error: number;
}

export const HOPELESS = 100;

export function facePlaces(faces: readonly number[]): Place[] {
  return faces.map((face) => ({ kind: "face", face }));
}

/** An outcome without a number: right, or wrong for the reason in the message. */
export function plain(
  verdict: Verdict,
  message: CheckMessage,
  params: Readonly<Record<string, string | number>> = {},
): Outcome {
  return { verdict, message, params, unit: "none", error: verdict === "pass" ? 0 : HOPELESS };
}
