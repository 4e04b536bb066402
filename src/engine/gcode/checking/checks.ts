import type { PrintProfile } from "../../machines/profile-types.ts";
import type { Plan } from "../../slicing/plan.ts";
import type { Motion } from "../gcode-types.ts";
import type { VerifyFinding } from "../verify.ts";
import { coldExtrusion, heatersOff, temperature } from "./heat.ts";
import { flow, volume } from "./material.ts";
import { homed, insideBed, layerHeights, understood } from "./moving.ts";

export type Check = (motion: Motion, profile: PrintProfile, planned?: Plan) => VerifyFinding;

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
