import type { Place } from "../foundation/problem.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { CHECKS } from "./checking/checks.ts";
import type { Motion, Planned } from "./gcode-types.ts";

/** One proof about a G-code. The sentence is in the catalogues under `message`, filled by `params`. */
export interface VerifyFinding {
  /** For example `inside-bed`; the same ids in the same order every time. */
  readonly id: string;
  readonly verdict: "pass" | "fail" | "not-assessed";
  /** `gcode.verify.<id>.<reason>` */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly measured?: number;
  readonly allowed?: { readonly min: number; readonly max: number };
  /** The first line that is at fault. */
  readonly place?: Place;
}

/**
 * Proves a G-code against the printer it is for, and against the plan where one is given: inside the
 * bed, homed first, no cold extrusion, temperatures, volume, layer heights, flow, heaters off.
 */
export function verifyGcode(
  motion: Motion,
  profile: PrintProfile,
  planned?: Planned,
): readonly VerifyFinding[] {
  return CHECKS.map((check) => check(motion, profile, planned));
}
