import type { MachineLimits } from "../machines/profile-types.ts";
import type { Motion } from "./gcode-types.ts";
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
  PRINT_ACCELERATION,
  RETRACT_ACCELERATION,
  SQUARE_CORNER,
  TRAVEL_ACCELERATION,
} from "./planning/limits.ts";

/** A move, or a word that sets the machine up, that asks for more than the machine does. */
export interface BeyondLimit {
  /** A move's speed, mm/s; or a limit that the file sets: speed, mm/s, acceleration, mm/s², jerk, mm/s. */
  readonly what: "move" | "speed" | "acceleration" | "jerk";
  /** `all`: not of one axis. */
  readonly axis: "X" | "Y" | "Z" | "E" | "all";
  readonly value: number;
  readonly most: number;
  /** Of the move, or of the one that follows the word. */
  readonly line: number;
}

const AXES = ["X", "Y", "Z", "E"] as const;
/** Files are written in whole mm a minute and in thousandths, so a move may seem this much faster. */
const ROUNDING = 1.005;
/** Shorter moves say nothing of their speed along an axis: the rounding is as large, mm. */
const SHORTEST = 0.02;

/** What asks for most beyond the machine's limits, the worst first; undefined where nothing does. */
export function beyondLimits(motion: Motion, limits: MachineLimits): BeyondLimit | undefined {
  const { count, to, extrude, feed, line, orders } = motion;
  let worst: BeyondLimit | undefined;
  const tell = (found: BeyondLimit): void => {
    if (!worst || found.value / found.most > worst.value / worst.most) worst = found;
  };
  const known = knownLimits(limits);
  for (const [i, what] of orders.what.entries()) {
    const most = known[what] ?? 0;
    const value = orders.value[i]!;
    if (!(most > 0) || value <= most * ROUNDING) continue;
    tell({ ...nameOf(what), value, most, line: line[Math.min(orders.at[i]!, count - 1)] ?? 0 });
  }
  const { x, y, z, e } = limits.maxFeed;
  const most = [x, y, z, e];
  for (let i = 1; i < count; i++) {
    if (!(feed[i]! > 0)) continue;
    const way = [0, 1, 2].map((k) => Math.abs(to[3 * i + k]! - to[3 * i - 3 + k]!));
    const length = Math.sqrt(way[0]! * way[0]! + way[1]! * way[1]! + way[2]! * way[2]!);
    way.push(Math.abs(extrude[i]!));
    // Filament on the spot goes at the feed itself.
    const long = length > 0 ? length : way[3]!;
    if (long < SHORTEST) continue;
    for (const [k, axis] of AXES.entries()) {
      const value = (feed[i]! * way[k]!) / long;
      if (value > most[k]! * ROUNDING)
        tell({ what: "move", axis, value, most: most[k]!, line: line[i]! });
    }
  }
  return worst;
}

/** By order code; 0 where any value is harmless. */
function knownLimits(limits: MachineLimits): Float64Array {
  const known = limitValues(limits);
  const { maxAcceleration, maxFeed } = limits;
  // Those of the machine are only what it starts with: its axes are the limit.
  const fastest = Math.max(maxAcceleration.x, maxAcceleration.y);
  known[PRINT_ACCELERATION] = fastest;
  known[TRAVEL_ACCELERATION] = fastest;
  known[RETRACT_ACCELERATION] = maxAcceleration.e;
  known[MAX_SPEED] = Math.max(maxFeed.x, maxFeed.y);
  for (const harmless of [MIN_FEED_PRINT, MIN_FEED_TRAVEL, DWELL]) known[harmless] = 0;
  return known;
}

function nameOf(what: number): Pick<BeyondLimit, "what" | "axis"> {
  const axis = (first: number): (typeof AXES)[number] => AXES[what - first]!;
  if (what < MAX_FEED + 4) return { what: "speed", axis: axis(MAX_FEED) };
  if (what < MAX_ACCELERATION + 4) return { what: "acceleration", axis: axis(MAX_ACCELERATION) };
  if (what < JERK + 4) return { what: "jerk", axis: axis(JERK) };
  if (what === MAX_SPEED) return { what: "speed", axis: "all" };
  return {
    what: what === JUNCTION_DEVIATION || what === SQUARE_CORNER ? "jerk" : "acceleration",
    axis: "all",
  };
}
