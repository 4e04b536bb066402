import type { MachineLimits } from "../../machines/profile-types.ts";

/** What a machine may do, as far as the time of a print hangs on it; a file may change it on its way. */
export interface MotionLimits extends MachineLimits {
  /** How many moves the machine has in its buffer, the one being made included. */
  readonly lookAhead?: number;
}

/**
 * What a file can tell the planner on its way; the place in this list is the code in
 * `Motion.orders.what`. Speeds mm/s, accelerations mm/s², lengths mm, times s. `dwell` stops the
 * machine with an empty buffer, for 0 s if it only waits for it.
 */
export const ORDERS = [
  "max-feed-x",
  "max-feed-y",
  "max-feed-z",
  "max-feed-e",
  "max-acceleration-x",
  "max-acceleration-y",
  "max-acceleration-z",
  "max-acceleration-e",
  "jerk-x",
  "jerk-y",
  "jerk-z",
  "jerk-e",
  "print-acceleration",
  "travel-acceleration",
  "retract-acceleration",
  "min-feed-print",
  "min-feed-travel",
  "max-speed",
  "junction-deviation",
  "square-corner-velocity",
  "dwell",
] as const;

/** Codes of the orders; those of four axes count on from x. */
const code = (order: (typeof ORDERS)[number]): number => ORDERS.indexOf(order);
export const MAX_FEED = code("max-feed-x");
export const MAX_ACCELERATION = code("max-acceleration-x");
export const JERK = code("jerk-x");
export const PRINT_ACCELERATION = code("print-acceleration");
export const TRAVEL_ACCELERATION = code("travel-acceleration");
export const RETRACT_ACCELERATION = code("retract-acceleration");
export const MIN_FEED_PRINT = code("min-feed-print");
export const MIN_FEED_TRAVEL = code("min-feed-travel");
export const MAX_SPEED = code("max-speed");
export const JUNCTION_DEVIATION = code("junction-deviation");
export const SQUARE_CORNER = code("square-corner-velocity");
export const DWELL = code("dwell");

/** The limits as one flat array, by order code. */
export function limitValues(limits: MotionLimits): Float64Array {
  const { acceleration, minFeed } = limits;
  const axes = ({ x, y, z, e }: MachineLimits["jerk"]): number[] => [x, y, z, e];
  const values = new Float64Array(ORDERS.length);
  values.set(axes(limits.maxFeed), MAX_FEED);
  values.set(axes(limits.maxAcceleration), MAX_ACCELERATION);
  values.set(axes(limits.jerk), JERK);
  values[PRINT_ACCELERATION] = acceleration.print;
  values[TRAVEL_ACCELERATION] = acceleration.travel;
  values[RETRACT_ACCELERATION] = acceleration.retract;
  values[MIN_FEED_PRINT] = minFeed?.print ?? 0;
  values[MIN_FEED_TRAVEL] = minFeed?.travel ?? 0;
  values[MAX_SPEED] = Infinity;
  values[JUNCTION_DEVIATION] = limits.junctionDeviation ?? 0;
  values[SQUARE_CORNER] = limits.squareCornerVelocity ?? 0;
  return values;
}
