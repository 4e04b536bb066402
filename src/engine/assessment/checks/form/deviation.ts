import type { Vec3 } from "../../../geometry/mesh.ts";
import { type Decision, decide } from "../../verdict/decide.ts";
import type { FaceGroup } from "./face-groups.ts";

/** One way in which a face may be off, with what the general tolerance allows. */
export interface Deviation {
  readonly group: FaceGroup;
  readonly form: "plane" | "hole" | "shaft" | "curve";
  readonly what: "leans" | "angle" | "uneven" | "tapers" | "not-round" | "bulges" | "steps";
  /** mm, at most `limit` allowed; for a lean and a taper over the length `over`. */
  readonly value: number;
  readonly uncertainty: number;
  /**
   * How far the mesh alone may have tilted it: where curves beside it were cut into chords, or it is too
   * narrow a piece to show its axis. Excuses a value beyond the limit, and takes nothing from one within.
   */
  readonly chord: number;
  readonly limit: number;
  readonly over: number;
  /** Of the lean or the taper; 0 for the others. */
  readonly degrees: number;
  /** Where it is worst, in the frame of the reference. */
  readonly at: Vec3;
}

export interface Judged {
  readonly deviation: Deviation;
  readonly decision: Decision;
}

/**
 * By the room's decision rule, but for one thing: nobody has asked for a finer measurement here, so what is
 * inside the limit with all of its uncertainty passes, also where that is more than half of the limit.
 */
export function judgeDeviation(deviation: Deviation): Judged {
  const { value, uncertainty, chord, limit } = deviation;
  const whole = value > limit ? uncertainty + chord : uncertainty;
  const decision = decide({ value, uncertainty: whole }, { max: limit });
  if (decision.verdict === "not-assessed" && value + whole < limit)
    return { deviation, decision: { ...decision, verdict: "pass", side: "inside", excess: 0 } };
  return { deviation, decision };
}
