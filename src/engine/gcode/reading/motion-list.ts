import type { Motion } from "../gcode-types.ts";

type Column = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** What stays the same over many motions. */
export interface Circumstances {
  temperature: number;
  waited: boolean;
  fan: number;
  layer: number;
  role: number;
  width: number;
  height: number;
}

type Rest = Omit<Motion, "count" | keyof ReturnType<typeof columns>>;

/** Growing flat arrays of motion. */
interface MotionList {
  readonly count: number;
  add(line: number, x: number, y: number, z: number, extrude: number, feed: number): void;
  /** How far into the file the reader is, 0 to 1 (0: not known), to grow once and not too much. */
  reached(share: number): void;
  /** Takes the layer from every motion so far. */
  unlayer(): void;
  done(rest: Rest): Motion;
}

const columns = (room: number) => ({
  line: new Uint32Array(room),
  to: new Float64Array(room * 3),
  extrude: new Float64Array(room),
  feed: new Float64Array(room),
  temperature: new Float32Array(room),
  waited: new Uint8Array(room),
  fan: new Float32Array(room),
  layer: new Int32Array(room),
  role: new Uint8Array(room),
  widths: new Float32Array(room),
  heights: new Float32Array(room),
});

/** `now` is what every added motion takes along. */
export function motionList(now: Circumstances): MotionList {
  let room = 4096;
  let n = 0;
  let share = 0;
  let { line, to, extrude, feed, temperature, waited, fan, layer, role, widths, heights } =
    columns(room);
  // One column after the other, so that no more than one is there twice.
  const resize = (size: number): void => {
    room = size;
    line = copied(line, new Uint32Array(room));
    to = copied(to, new Float64Array(room * 3));
    extrude = copied(extrude, new Float64Array(room));
    feed = copied(feed, new Float64Array(room));
    temperature = copied(temperature, new Float32Array(room));
    waited = copied(waited, new Uint8Array(room));
    fan = copied(fan, new Float32Array(room));
    layer = copied(layer, new Int32Array(room));
    role = copied(role, new Uint8Array(room));
    widths = copied(widths, new Float32Array(room));
    heights = copied(heights, new Float32Array(room));
  };
  return {
    get count() {
      return n;
    },
    add(lineNumber, x, y, z, pushed, speed) {
      if (n === room) {
        // By what the part read so far took, if the reader knows its share; else by and by.
        const enough = share > 0.01 ? Math.min((n / share) * 1.05, room * 32) : room * 1.6;
        resize(Math.ceil(Math.max(enough, room * 1.2, 10_000)));
      }
      line[n] = lineNumber;
      to[3 * n] = x;
      to[3 * n + 1] = y;
      to[3 * n + 2] = z;
      extrude[n] = pushed;
      feed[n] = speed;
      temperature[n] = now.temperature;
      waited[n] = now.waited ? 1 : 0;
      fan[n] = now.fan;
      layer[n] = now.layer;
      role[n] = now.role;
      widths[n] = now.width;
      heights[n] = now.height;
      n++;
    },
    reached(part) {
      share = part;
    },
    unlayer() {
      layer.fill(-1, 0, n);
    },
    done(rest) {
      resize(n);
      const filled = { line, to, extrude, feed, temperature, waited, fan, layer, role };
      return { count: n, ...filled, widths, heights, ...rest };
    },
  };
}

/** As much of a column as there is room for. */
function copied<C extends Column>(from: C, into: C): C {
  into.set(from.length > into.length ? from.subarray(0, into.length) : from);
  return into;
}
