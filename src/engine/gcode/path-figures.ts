import type { Plan } from "../slicing/plan.ts";
import type { Motion } from "./gcode-types.ts";

/** Where every path of a plan begins and ends: what a finished file is matched with. */
export interface PathEnds {
  /** Number of the first path of each layer, and of all paths at the end. */
  readonly layers: Uint32Array;
  /** xy of the first and the last point of each path, mm: 4 numbers a path. */
  readonly ends: Float64Array;
}

/** What a finished file does on each path of the plan that it was written from. */
export interface PathFigures {
  /** As in `PathEnds`. */
  readonly layers: Uint32Array;
  /** Speed asked for, mm/s; 0 where the file has no move for the path. */
  readonly feeds: Float32Array;
  /** Plastic for each second at that speed, mm³/s. */
  readonly flows: Float32Array;
  /** Part fan, 0 to 1. */
  readonly fans: Float32Array;
  /** Time that laying the path takes, with its ramps, s. */
  readonly times: Float32Array;
}

/** The ends of a plan's paths, to be sent along with its G-code. */
export function pathEnds({ layers }: Plan): PathEnds {
  const first = new Uint32Array(layers.length + 1);
  for (const [i, { roles }] of layers.entries()) first[i + 1] = first[i]! + roles.length;
  const ends = new Float64Array(4 * first[layers.length]!);
  let at = 0;
  for (const { roles, starts, points } of layers)
    for (let path = 0; path < roles.length; path++) {
      const from = 2 * starts[path]!;
      const to = 2 * starts[path + 1]! - 2;
      ends[at++] = points[from]!;
      ends[at++] = points[from + 1]!;
      ends[at++] = points[to]!;
      ends[at++] = points[to + 1]!;
    }
  return { layers: first, ends };
}

/** A coordinate is written to a thousandth; one more for the sum of two roundings. */
const NEAR = 0.0021;

/**
 * Speeds, flow, fan and time by path, as the file has them and not as they were meant. The moves of
 * a layer that lay plastic are gone through in order: a path begins where the one before has ended
 * and the nozzle stands on its first point. Paths too short for a move of their own take the speed
 * and fan of the path before.
 *
 * `times`: seconds of each motion (`PrintTime.moveTimes_s`); `diameter`: the filament's, mm.
 */
export function pathFigures(
  motion: Motion,
  times: Float64Array,
  { layers, ends }: PathEnds,
  diameter: number,
): PathFigures {
  const count = layers[layers.length - 1]!;
  const figures: PathFigures = {
    layers,
    feeds: new Float32Array(count),
    flows: new Float32Array(count),
    fans: new Float32Array(count),
    times: new Float32Array(count),
  };
  const pushed = new Float64Array(count);
  const lengths = new Float64Array(count);
  const isAt = (at: number, x: number, y: number): boolean =>
    Math.abs(ends[at]! - x) < NEAR && Math.abs(ends[at + 1]! - y) < NEAR;
  let layer = -1;
  let next = 0;
  let current = -1;
  let isDone = true;
  let [x, y] = [NaN, NaN];
  for (let i = 0; i < motion.count; i++) {
    const fromX = x;
    const fromY = y;
    x = motion.to[3 * i]!;
    y = motion.to[3 * i + 1]!;
    if (!(motion.extrude[i]! > 0) || (x === fromX && y === fromY)) continue;
    const here = motion.layer[i]!;
    if (here < 0 || here >= layers.length - 1) continue;
    if (here !== layer) [layer, next, current, isDone] = [here, layers[here]!, -1, true];
    if (isDone || current < 0) {
      for (let path = next; path < layers[here + 1]!; path++) {
        if (!isAt(4 * path, fromX, fromY)) continue;
        current = path;
        next = path + 1;
        figures.feeds[path] = motion.feed[i]!;
        figures.fans[path] = motion.fan[i]!;
        break;
      }
    }
    if (current < 0) continue;
    figures.times[current]! += times[i]!;
    pushed[current]! += motion.extrude[i]!;
    lengths[current]! += Math.hypot(x - fromX, y - fromY);
    isDone = isAt(4 * current + 2, x, y);
  }
  const section = (Math.PI * (motion.filamentDiameter ?? diameter) ** 2) / 4;
  for (let path = 0; path < count; path++) {
    if (lengths[path]! > 0)
      figures.flows[path] = (pushed[path]! / lengths[path]!) * section * figures.feeds[path]!;
    else if (path > 0) {
      figures.feeds[path] = figures.feeds[path - 1]!;
      figures.fans[path] = figures.fans[path - 1]!;
      figures.flows[path] = figures.flows[path - 1]!;
    }
  }
  return figures;
}
