import type { MachineLimits } from "../../machines/profile-types.ts";
import type { Moves } from "./moves.ts";

interface MoveTimes {
  readonly time_s: number;
  /** Seconds of each layer; what comes before the first counts to it. */
  readonly layerTimes_s: Float64Array;
}

/**
 * Time of a row of moves. Each speeds up, runs and brakes at constant acceleration; at a junction
 * no axis changes its speed by more than its jerk; a backward and a forward pass let every move
 * begin as fast as it can still brake from. Source: the classic-jerk planner of Marlin 1.1, here
 * with unlimited look-ahead.
 */
export function planMoves(moves: Moves, limits: MachineLimits): MoveTimes {
  const { count, delta, feed, layer } = moves;
  const { maxFeed, maxAcceleration, acceleration } = limits;
  const feeds = [maxFeed.x, maxFeed.y, maxFeed.z, maxFeed.e];
  const accels = [maxAcceleration.x, maxAcceleration.y, maxAcceleration.z, maxAcceleration.e];
  const jerk = [limits.jerk.x, limits.jerk.y, limits.jerk.z, limits.jerk.e];
  const length = new Float64Array(count);
  const speed = new Float64Array(count);
  const accel = new Float64Array(count);
  const entry = new Float64Array(count + 1);
  const direction = new Float64Array(4);
  const last = new Float64Array(4);
  let lastSpeed = 0;
  let lastExit = 0;
  let layers = 0;

  for (let i = 0; i < count; i++) {
    const at = 4 * i;
    const dx = delta[at]!;
    const dy = delta[at + 1]!;
    const dz = delta[at + 2]!;
    const de = delta[at + 3]!;
    const travel = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const long = travel > 0 ? travel : Math.abs(de);
    length[i] = long;
    if (layer[i]! + 1 > layers) layers = layer[i]! + 1;
    if (long === 0) {
      entry[i] = lastExit;
      continue;
    }
    let v = feed[i]! > 0 ? feed[i]! : 1;
    let a = travel === 0 ? acceleration.retract : de > 0 ? acceleration.print : acceleration.travel;
    let safe = Infinity;
    let junction = Infinity;
    for (let axis = 0; axis < 4; axis++) {
      const u = delta[at + axis]! / long;
      direction[axis] = u;
      const share = Math.abs(u);
      if (share > 0) {
        if (v * share > feeds[axis]!) v = feeds[axis]! / share;
        if (a * share > accels[axis]!) a = accels[axis]! / share;
        if (jerk[axis]! / share < safe) safe = jerk[axis]! / share;
      }
      const change = Math.abs(u - last[axis]!);
      if (change > 1e-12 && jerk[axis]! / change < junction) junction = jerk[axis]! / change;
      last[axis] = u;
    }
    speed[i] = v;
    accel[i] = a;
    safe = Math.min(safe, v);
    // Where the direction turns so sharply that slowing to jerk from rest is faster, do that.
    const meet = Math.min(junction, v, lastSpeed);
    entry[i] = i === 0 ? safe : Math.max(meet, Math.min(safe, lastExit));
    lastSpeed = v;
    lastExit = safe;
  }
  entry[count] = lastExit;

  for (let i = count - 1; i >= 0; i--) {
    if (length[i] === 0) {
      entry[i] = Math.min(entry[i]!, entry[i + 1]!);
      continue;
    }
    const most = Math.sqrt(entry[i + 1]! ** 2 + 2 * accel[i]! * length[i]!);
    if (entry[i]! > most) entry[i] = most;
  }
  const layerTimes = new Float64Array(layers);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const long = length[i]!;
    if (long === 0) continue;
    const a = accel[i]!;
    const begin = entry[i]!;
    const most = Math.sqrt(begin * begin + 2 * a * long);
    if (entry[i + 1]! > most) entry[i + 1] = most;
    const end = entry[i + 1]!;
    const top = speed[i]!;
    const peak = Math.min(top, Math.sqrt((2 * a * long + begin * begin + end * end) / 2));
    const ramps = (2 * peak * peak - begin * begin - end * end) / (2 * a);
    const time = (2 * peak - begin - end) / a + Math.max(0, long - ramps) / peak;
    total += time;
    if (layers > 0) layerTimes[Math.max(0, layer[i]!)]! += time;
  }
  return { time_s: total, layerTimes_s: layerTimes };
}
