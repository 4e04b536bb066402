import type { MachineLimits } from "../machines/profile-types.ts";
import type { Motion } from "./gcode-types.ts";
import { planMoves } from "./planning/plan-moves.ts";
import { movesOf } from "./planning/moves.ts";

export interface PrintTime {
  readonly time_s: number;
  /** Seconds of each layer; what comes before the first layer counts to it. */
  readonly layerTimes_s: Float64Array;
}

/**
 * How long the machine takes: trapezoid speeds with look-ahead, junctions by classic jerk, as in
 * Marlin 1.1's planner. Heating, homing and levelling are left out.
 */
export function printTime(motion: Motion, limits: MachineLimits): PrintTime {
  return planMoves(movesOf(motion), limits);
}
