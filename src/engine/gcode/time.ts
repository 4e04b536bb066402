import { PATH_ROLES } from "../slicing/plan.ts";
import type { Motion } from "./gcode-types.ts";
import { heatingTime } from "./planning/heating.ts";
import type { MotionLimits } from "./planning/limits.ts";
import { createPlanner } from "./planning/planner.ts";

export interface PrintTime {
  /** Moving and dwelling; without heating. */
  readonly time_s: number;
  /** Seconds of each layer; what comes before the first layer counts to it. */
  readonly layerTimes_s: Float64Array;
  /** Seconds of laying beads, index as PATH_ROLES, with one more at the end for unknown features. */
  readonly roleTimes_s: Float64Array;
  /** Moving without laying anything. */
  readonly travel_s: number;
  /** Pulling filament back and pushing it again on the spot. */
  readonly retraction_s: number;
  readonly dwell_s: number;
  /** Before the first layer: priming and what else is done there. */
  readonly preparation_s: number;
  /** Waiting for the heaters, by a plain model; not in `time_s`, as in other estimates. */
  readonly heating_s: number;
  /** Seconds of each motion. */
  readonly moveTimes_s: Float64Array;
}

/**
 * How long the machine takes: trapezoid speeds with look-ahead as in Marlin's planner, corners by
 * jerk, junction deviation or square corner velocity. Limits that the file sets (`motion.orders`)
 * come before those given. Homing and levelling count as the way to the origin only, tool changes
 * and waiting for people as nothing.
 */
export function printTime(motion: Motion, limits: MotionLimits): PrintTime {
  const { count, to, extrude, feed, layer, role, orders } = motion;
  const planner = createPlanner(limits, count);
  let [x, y, z] = [0, 0, 0];
  let order = 0;
  const orderCount = orders.at.length;
  for (let i = 0; i < count; i++) {
    for (; order < orderCount && orders.at[order]! <= i; order++)
      planner.order(orders.what[order]!, orders.value[order]!);
    const nx = to[3 * i]!;
    const ny = to[3 * i + 1]!;
    const nz = to[3 * i + 2]!;
    planner.move(nx - x, ny - y, nz - z, extrude[i]!, feed[i]!);
    x = nx;
    y = ny;
    z = nz;
  }
  for (; order < orderCount; order++) planner.order(orders.what[order]!, orders.value[order]!);
  const { times, dwell_s } = planner.finish();

  const layerTimes_s = new Float64Array(motion.layerZ.length);
  const roleTimes_s = new Float64Array(PATH_ROLES.length + 1);
  let time_s = 0;
  let travel_s = 0;
  let retraction_s = 0;
  let preparation_s = 0;
  for (let i = 0; i < count; i++) {
    const time = times[i]!;
    time_s += time;
    const l = layer[i]!;
    if (l < 0) preparation_s += time;
    if (layerTimes_s.length > 0) layerTimes_s[l < 0 ? 0 : l]! += time;
    if (extrude[i]! === 0) travel_s += time;
    else if (isOnTheSpot(to, i)) retraction_s += time;
    else if (extrude[i]! < 0) travel_s += time;
    else roleTimes_s[Math.min(role[i]!, PATH_ROLES.length)]! += time;
  }
  return {
    time_s: time_s + dwell_s,
    layerTimes_s,
    roleTimes_s,
    travel_s,
    retraction_s,
    dwell_s,
    preparation_s,
    heating_s: heatingTime(motion.heaters),
    moveTimes_s: times,
  };
}

function isOnTheSpot(to: Float64Array, i: number): boolean {
  const at = 3 * i;
  return (
    to[at]! === (to[at - 3] ?? 0) &&
    to[at + 1]! === (to[at - 2] ?? 0) &&
    to[at + 2]! === (to[at - 1] ?? 0)
  );
}
