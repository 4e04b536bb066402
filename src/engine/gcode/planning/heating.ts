import type { HeaterOrder } from "../gcode-types.ts";

/** Where both heaters begin, °C. */
const ROOM = 20;
/**
 * How fast they heat, °C/s: a 40 W cartridge takes a nozzle to 210 °C in about a minute and a half,
 * a 220 W bed takes 60 °C in about two minutes. Machines differ by a factor of two either way.
 */
const RATE = { nozzle: 2.2, bed: 0.35 } as const;

/**
 * Seconds that a machine waits for its heaters, by a plain model: each heats at a steady rate from
 * 20 °C, both at once if both were ordered, and only while the machine waits; cooling takes no time.
 */
export function heatingTime(orders: readonly HeaterOrder[]): number {
  const now = { nozzle: ROOM, bed: ROOM };
  const goal = { nozzle: 0, bed: 0 };
  let total = 0;
  for (const { heater, target, waits } of orders) {
    goal[heater] = target;
    if (target < now[heater]) now[heater] = Math.max(ROOM, target);
    if (!waits) continue;
    const wait = Math.max(0, target - now[heater]) / RATE[heater];
    total += wait;
    for (const one of ["nozzle", "bed"] as const)
      now[one] = Math.max(now[one], Math.min(goal[one], now[one] + wait * RATE[one]));
  }
  return total;
}
