import type { Motion } from "../gcode-types.ts";
import { MAX_FEED } from "../planning/limits.ts";

type Orders = Motion["orders"];

/** Growing flat arrays of what a file tells the planner. */
interface OrderList {
  /** `at`: the number of motions before it. */
  add(at: number, what: number, value: number): void;
  /** `perMinute`: top feeds were told in mm/min. */
  done(perMinute: boolean): Orders;
}

export function orderList(): OrderList {
  let at = new Uint32Array(64);
  let what = new Uint8Array(64);
  let value = new Float64Array(64);
  let n = 0;
  const resize = (room: number): void => {
    const [oldAt, oldWhat, oldValue] = [at, what, value];
    at = new Uint32Array(room);
    what = new Uint8Array(room);
    value = new Float64Array(room);
    at.set(oldAt.subarray(0, room));
    what.set(oldWhat.subarray(0, room));
    value.set(oldValue.subarray(0, room));
  };
  return {
    add(index, code, number) {
      if (n === at.length) resize(2 * n);
      at[n] = index;
      what[n] = code;
      value[n++] = number;
    },
    done(perMinute) {
      resize(n);
      if (perMinute)
        for (let i = 0; i < n; i++) if (what[i]! < MAX_FEED + 4) value[i] = value[i]! / 60;
      return { at, what, value };
    },
  };
}
