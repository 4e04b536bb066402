import type { Planned } from "../../gcode/gcode-types.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";
import type { Turn } from "../../slicing/turn.ts";
import type { ToolpathCheck } from "../checks/gcode/toolpath-schemas.ts";
import type { PrintCheck } from "../checks/print/print-schemas.ts";

/** How a part is made: its print as it is set up, and its print file, if there is one. Plain, cloneable. */
export interface Making {
  readonly profile: PrintProfile;
  /** How the part is turned on the bed. */
  readonly turn: Turn;
  /** The G-code, and the plan that it was written from if that is known. */
  readonly file?: {
    readonly chunks: readonly Uint8Array[];
    readonly planned?: Planned;
    /** False: more stands on the bed than this part once, so the print isn't laid beside it. */
    readonly alone?: boolean;
  };
}

export type MakingCheck = PrintCheck | ToolpathCheck;

export const isMakingCheck = <C extends { readonly kind: string }>(
  check: C,
): check is C & MakingCheck => /^(print|gc)\./.test(check.kind);
