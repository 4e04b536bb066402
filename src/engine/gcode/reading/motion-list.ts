import type { HeaterOrder, Motion } from "../gcode-types.ts";

/** One motion command as it happens. */
interface MotionEntry {
  readonly line: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly extrude: number;
  readonly feed: number;
  readonly temperature: number;
  readonly waited: boolean;
  readonly fan: number;
  readonly layer: number;
  readonly role: number;
}

/** Growing flat arrays of motion. */
interface MotionList {
  readonly count: number;
  add(entry: MotionEntry): void;
  /** Takes the layer from every motion so far. */
  unlayer(): void;
  done(rest: {
    readonly layerZ: readonly number[];
    readonly homedLine: number;
    readonly heaters: readonly HeaterOrder[];
    readonly unknown: Motion["unknown"];
    readonly filamentDiameter?: number;
  }): Motion;
}

export function motionList(): MotionList {
  let room = 4096;
  let n = 0;
  let line = new Uint32Array(room);
  let to = new Float64Array(room * 3);
  let extrude = new Float64Array(room);
  let feed = new Float64Array(room);
  let temperature = new Float32Array(room);
  let waited = new Uint8Array(room);
  let fan = new Float32Array(room);
  let layer = new Int32Array(room);
  let role = new Uint8Array(room);
  const grow = (): void => {
    room *= 2;
    line = copied(line, new Uint32Array(room));
    to = copied(to, new Float64Array(room * 3));
    extrude = copied(extrude, new Float64Array(room));
    feed = copied(feed, new Float64Array(room));
    temperature = copied(temperature, new Float32Array(room));
    waited = copied(waited, new Uint8Array(room));
    fan = copied(fan, new Float32Array(room));
    layer = copied(layer, new Int32Array(room));
    role = copied(role, new Uint8Array(room));
  };
  return {
    get count() {
      return n;
    },
    add(entry) {
      if (n === room) grow();
      line[n] = entry.line;
      to[3 * n] = entry.x;
      to[3 * n + 1] = entry.y;
      to[3 * n + 2] = entry.z;
      extrude[n] = entry.extrude;
      feed[n] = entry.feed;
      temperature[n] = entry.temperature;
      waited[n] = entry.waited ? 1 : 0;
      fan[n] = entry.fan;
      layer[n] = entry.layer;
      role[n] = entry.role;
      n++;
    },
    unlayer() {
      layer.fill(-1, 0, n);
    },
    done: ({ layerZ, homedLine, heaters, unknown, filamentDiameter }) => ({
      count: n,
      line: line.slice(0, n),
      to: to.slice(0, 3 * n),
      extrude: extrude.slice(0, n),
      feed: feed.slice(0, n),
      temperature: temperature.slice(0, n),
      waited: waited.slice(0, n),
      fan: fan.slice(0, n),
      layer: layer.slice(0, n),
      role: role.slice(0, n),
      layerZ: Float64Array.from(layerZ),
      homedLine,
      heaters,
      unknown,
      ...(filamentDiameter === undefined ? {} : { filamentDiameter }),
    }),
  };
}

interface Settable<T> {
  set(from: T): void;
}
function copied<T extends Settable<T>>(from: T, into: T): T {
  into.set(from);
  return into;
}
