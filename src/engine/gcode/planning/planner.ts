import { deviationCorner, type Heading, jerkCorner, LEAST_SPEED, squareCorner } from "./corner.ts";
import {
  DWELL,
  JERK,
  JUNCTION_DEVIATION,
  limitValues,
  MAX_ACCELERATION,
  MAX_FEED,
  MAX_SPEED,
  MIN_FEED_PRINT,
  MIN_FEED_TRAVEL,
  type MotionLimits,
  PRINT_ACCELERATION,
  RETRACT_ACCELERATION,
  SQUARE_CORNER,
  TRAVEL_ACCELERATION,
} from "./limits.ts";

/** Moves in the buffer where nobody says: what desktop slicers reckon with. */
const LOOK_AHEAD = 64;
/** Speed of a move that has none, mm/s. */
const CRAWL = 1;
/** What may be told as nothing; a machine that is told so of any other would never move again. */
const MAY_BE_ZERO = new Set([
  JERK,
  JERK + 1,
  JERK + 2,
  JERK + 3,
  MIN_FEED_PRINT,
  MIN_FEED_TRAVEL,
  JUNCTION_DEVIATION,
  SQUARE_CORNER,
]);

/** Takes moves one by one, as a machine's planner does, and notes the seconds of each. */
export interface Planner {
  /** A straight move of dx, dy, dz and filament de, mm, at mm/s (of filament if nothing else moves). */
  move(dx: number, dy: number, dz: number, de: number, feed: number): void;
  /** A changed limit, or a stop; see `ORDERS`. */
  order(what: number, value: number): void;
  /** Plays out what is still in the buffer. The seconds by move; dwelling belongs to none of them. */
  finish(): { readonly times: Float64Array; readonly dwell_s: number };
}

/**
 * Trapezoids with look-ahead. A move begins as fast as its corner allows, as fast as it can have
 * become, and no faster than it can brake from within the buffer, at whose end the machine stops.
 *
 * Along a path v² changes by at most 2·a·d, so with P, the running sum of 2·a·d, the last rule reads
 * v² ≤ min over the buffer of (corner² + P) − P here: a sliding minimum, kept as a queue of rising
 * values. A move costs the same however long the buffer, and only the times grow with the print.
 */
export function createPlanner(limits: MotionLimits, count: number): Planner {
  const limit = limitValues(limits);
  const maxAcceleration = limit.subarray(MAX_ACCELERATION, MAX_ACCELERATION + 4);
  const times = new Float64Array(count);
  // The next corner must be known before a move is made.
  const buffer = Math.max(2, Math.floor(limits.lookAhead ?? LOOK_AHEAD));
  let size = 2;
  while (size < buffer + 2) size *= 2;
  const mask = size - 1;
  // The moves in the buffer, head to tail, in a ring.
  const entry = new Int32Array(size);
  const long = new Float64Array(size);
  const accel = new Float64Array(size);
  const cruise = new Float64Array(size);
  const before = new Float64Array(size);
  // The queue of (corner² + P), rising, and the move that begins at each corner.
  const lows = new Float64Array(size);
  const lowAt = new Int32Array(size);
  let head = 0;
  let tail = 0;
  let lowHead = 0;
  let lowTail = 0;
  let fresh = true;
  // Numbers that change with each move are kept in an object, where the engine overwrites them in
  // place; as variables that these functions share, each change made a new number, which cost a tenth
  // more time.
  const run = {
    /** P behind the newest move. */
    sum: 0,
    /** Square of the speed with which the head begins. */
    begin2: 0,
    /** Square of the speed from which the newest move may stop at once, and its cruising speed. */
    stop2: 0,
    speed: 0,
  };
  let given = 0;
  let dwell_s = 0;
  let last: Heading = { x: 0, y: 0, z: 0, e: 0, length: 0, acceleration: 0 };
  let next: Heading = { x: 0, y: 0, z: 0, e: 0, length: 0, acceleration: 0 };

  /** Makes the oldest move of the buffer. */
  const play = (): void => {
    const slot = head & mask;
    const d = long[slot]!;
    const a = accel[slot]!;
    const start = before[slot]!;
    const gain = 2 * a * d;
    let { begin2 } = run;
    if (fresh) {
      const low = lows[lowHead & mask]!;
      begin2 = Math.max(0, Math.min(low, run.stop2 + run.sum) - start);
      fresh = false;
    }
    if (lowHead < lowTail && lowAt[lowHead & mask] === head) lowHead++;
    let end2 = run.stop2 + run.sum;
    if (lowHead < lowTail && lows[lowHead & mask]! < end2) end2 = lows[lowHead & mask]!;
    end2 -= start + gain;
    if (end2 > begin2 + gain) end2 = begin2 + gain;
    if (end2 < 0) end2 = 0;
    // A buffer that was too short to see a corner coming: the machine stops at once, as it may from
    // the end of its buffer, and goes on at what the corner allows.
    const leave2 = end2 < begin2 - gain ? begin2 - gain : end2;
    const v = cruise[slot]!;
    const peak2 = (gain + begin2 + leave2) / 2;
    const ends = Math.sqrt(begin2) + Math.sqrt(leave2);
    times[entry[slot]!] =
      peak2 <= v * v
        ? (2 * Math.sqrt(peak2) - ends) / a
        : (2 * v - ends) / a + (d - (2 * v * v - begin2 - leave2) / (2 * a)) / v;
    run.begin2 = end2;
    head++;
  };

  const drain = (): void => {
    while (head < tail) play();
    fresh = true;
    head = tail = lowHead = lowTail = 0;
    run.sum = 0;
  };

  /** Square of the speed at which a machine may start or stop in this direction. */
  const stopSquared = ({ x, y, z, e }: Heading, v: number): number => {
    if (limit[SQUARE_CORNER]! > 0) return 0;
    if (limit[JUNCTION_DEVIATION]! > 0) return LEAST_SPEED * LEAST_SPEED;
    const ax = Math.abs(x);
    const ay = Math.abs(y);
    const az = Math.abs(z);
    const ae = Math.abs(e);
    let safe = v;
    if (safe * ax > limit[JERK]!) safe = limit[JERK]! / ax;
    if (safe * ay > limit[JERK + 1]!) safe = limit[JERK + 1]! / ay;
    if (safe * az > limit[JERK + 2]!) safe = limit[JERK + 2]! / az;
    if (safe * ae > limit[JERK + 3]!) safe = limit[JERK + 3]! / ae;
    return safe * safe;
  };

  /** Square of the speed from the last move into the next. */
  const cornerSquared = (v: number): number => {
    const top = v < run.speed ? v : run.speed;
    let corner2: number;
    if (limit[SQUARE_CORNER]! > 0) corner2 = squareCorner(last, next, limit[SQUARE_CORNER]!);
    else if (limit[JUNCTION_DEVIATION]! > 0)
      corner2 = deviationCorner(last, next, limit[JUNCTION_DEVIATION]!, maxAcceleration);
    else corner2 = jerkCorner(last, next, top, limit);
    return corner2 < top * top ? corner2 : top * top;
  };

  return {
    move(dx, dy, dz, de, feed) {
      const index = given++;
      const way2 = dx * dx + dy * dy + dz * dz;
      const d = way2 > 0 ? Math.sqrt(way2) : Math.abs(de);
      if (!(d > 0)) return;
      if (tail - head === buffer) play();
      next.x = dx / d;
      next.y = dy / d;
      next.z = dz / d;
      next.e = de / d;
      next.length = d;
      const ax = Math.abs(next.x);
      const ay = Math.abs(next.y);
      const az = Math.abs(next.z);
      const ae = Math.abs(next.e);

      let v = feed > 0 ? feed : CRAWL;
      const least = limit[de === 0 ? MIN_FEED_TRAVEL : MIN_FEED_PRINT]!;
      if (v < least) v = least;
      if (way2 > 0 && v > limit[MAX_SPEED]!) v = limit[MAX_SPEED]!;
      if (v * ax > limit[MAX_FEED]!) v = limit[MAX_FEED]! / ax;
      if (v * ay > limit[MAX_FEED + 1]!) v = limit[MAX_FEED + 1]! / ay;
      if (v * az > limit[MAX_FEED + 2]!) v = limit[MAX_FEED + 2]! / az;
      if (v * ae > limit[MAX_FEED + 3]!) v = limit[MAX_FEED + 3]! / ae;

      // As Marlin does: whatever moves filament on a way counts as printing, a wipe too.
      const kind = de === 0 ? TRAVEL_ACCELERATION : PRINT_ACCELERATION;
      let a = limit[way2 === 0 ? RETRACT_ACCELERATION : kind]!;
      if (a * ax > maxAcceleration[0]!) a = maxAcceleration[0]! / ax;
      if (a * ay > maxAcceleration[1]!) a = maxAcceleration[1]! / ay;
      if (a * az > maxAcceleration[2]!) a = maxAcceleration[2]! / az;
      if (a * ae > maxAcceleration[3]!) a = maxAcceleration[3]! / ae;
      next.acceleration = a;

      const stopNext2 = stopSquared(next, v);
      const corner2 = tail === 0 ? stopNext2 : cornerSquared(v);
      const slot = tail & mask;
      entry[slot] = index;
      long[slot] = d;
      accel[slot] = a;
      cruise[slot] = v;
      before[slot] = run.sum;
      const low = corner2 + run.sum;
      while (lowTail > lowHead && lows[(lowTail - 1) & mask]! >= low) lowTail--;
      lows[lowTail & mask] = low;
      lowAt[lowTail++ & mask] = tail++;
      run.sum += 2 * a * d;
      run.stop2 = stopNext2;
      run.speed = v;
      [last, next] = [next, last];
    },
    order(what, value) {
      if (what === DWELL) {
        drain();
        dwell_s += value;
      } else if (value > 0 || (value === 0 && MAY_BE_ZERO.has(what))) limit[what] = value;
    },
    finish() {
      drain();
      return { times, dwell_s };
    },
  };
}
