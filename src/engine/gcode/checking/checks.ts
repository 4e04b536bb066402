import type { PrintProfile } from "../../machines/profile-types.ts";
import type { Motion, Planned } from "../gcode-types.ts";
import type { VerifyFinding } from "../verify.ts";
import { coldExtrusion, heatersOff, temperature } from "./heat.ts";
import { flow, volume } from "./material.ts";
import { homed, insideBed, layerHeights, understood } from "./moving.ts";

export type Check = (motion: Motion, profile: PrintProfile, planned?: Planned) => VerifyFinding;

/** Every proof, in the order in which people meet them. A new one is one function and one line. */
export const CHECKS: readonly Check[] = [
  insideBed,
  homed,
  coldExtrusion,
  temperature,
  volume,
  layerHeights,
  flow,
  heatersOff,
  understood,
];
