import type { Motion } from "../gcode-types.ts";

/** Straight moves as the machine's planner sees them: changes of x, y, z, filament, and the feed. */
export interface Moves {
  readonly count: number;
  /** dx, dy, dz, de: 4 numbers a move, mm. */
  readonly delta: Float64Array;
  /** mm/s along the path (along the filament if nothing else moves). */
  readonly feed: Float64Array;
  readonly layer: Int32Array;
}

/** A growing list of moves. */
export interface MoveList {
  add(dx: number, dy: number, dz: number, de: number, feed: number, layer: number): void;
  done(): Moves;
}

export function moveList(): MoveList {
  let delta = new Float64Array(4 * 4096);
  let feeds = new Float64Array(4096);
  let layers = new Int32Array(4096);
  let count = 0;
  return {
    add(dx, dy, dz, de, feed, layer) {
      if (count === feeds.length) {
        delta = grown(delta, new Float64Array(delta.length * 2));
        feeds = grown(feeds, new Float64Array(count * 2));
        layers = grown(layers, new Int32Array(count * 2));
      }
      const at = 4 * count;
      delta[at] = dx;
      delta[at + 1] = dy;
      delta[at + 2] = dz;
      delta[at + 3] = de;
      feeds[count] = feed;
      layers[count++] = layer;
    },
    done: () => ({ count, delta, feed: feeds, layer: layers }),
  };
}

function grown<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** The moves of a G-code that was read back; it starts from where homing leaves the machine. */
export function movesOf(motion: Motion): Moves {
  const list = moveList();
  const { to, extrude, feed, layer } = motion;
  for (let i = 0; i < motion.count; i++) {
    const at = 3 * i;
    list.add(
      to[at]! - (to[at - 3] ?? 0),
      to[at + 1]! - (to[at - 2] ?? 0),
      to[at + 2]! - (to[at - 1] ?? 0),
      extrude[i]!,
      feed[i]!,
      layer[i]!,
    );
  }
  return list.done();
}
