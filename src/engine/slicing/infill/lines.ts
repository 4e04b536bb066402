import type { Polys } from "../kernel/polys.ts";

/**
 * Paths in printing order, µm on the bed; path i: points `starts[i]` to `starts[i + 1]`. A closed
 * path repeats its first point. Paths that follow each other closely are one chain, to be laid in
 * this order or in the whole turned round; chain j: paths `chains[j]` to `chains[j + 1]`.
 */
export interface Lines {
  readonly points: Float64Array;
  readonly starts: Uint32Array;
  readonly chains: Uint32Array;
}

export const NO_LINES: Lines = {
  points: new Float64Array(0),
  starts: new Uint32Array(1),
  chains: new Uint32Array(1),
};

/** Closed paths, each a chain of its own. */
export function closedLines({ points, starts }: Polys): Lines {
  const builder = linesBuilder(points.length / 2 + starts.length);
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let k = starts[i]!; k <= starts[i + 1]!; k++) {
      const at = 2 * (k < starts[i + 1]! ? k : starts[i]!);
      builder.point(points[at]!, points[at + 1]!);
    }
    builder.endChain();
  }
  return builder.done();
}

/** Points nearer to the one before are one with it, µm². */
const SAME = 1;

/** Lines being made. */
interface LinesBuilder {
  point(x: number, y: number): void;
  endPath(): void;
  /** Ends the path, if one is begun, and the chain. */
  endChain(): void;
  done(): Lines;
}

export function linesBuilder(capacity = 256): LinesBuilder {
  let points = new Float64Array(2 * capacity);
  const starts = [0];
  const chains = [0];
  let n = 0;
  let start = 0;
  const endPath = (): void => {
    if (n - start < 4) n = start;
    else {
      starts.push(n / 2);
      start = n;
    }
  };
  return {
    point(x, y) {
      if (n > start && (x - points[n - 2]!) ** 2 + (y - points[n - 1]!) ** 2 < SAME) return;
      if (n + 2 > points.length) points = grown(points);
      points[n++] = x;
      points[n++] = y;
    },
    endPath,
    endChain() {
      endPath();
      if (starts.length - 1 > chains[chains.length - 1]!) chains.push(starts.length - 1);
    },
    done: () => ({
      points: points.slice(0, start),
      starts: Uint32Array.from(starts),
      chains: Uint32Array.from(chains),
    }),
  };
}

/** The same numbers with twice the room. */
export function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const more = new Float64Array(array.length * 2);
  more.set(array);
  return more;
}

/** All lines after each other. */
export function joinLines(parts: readonly Lines[]): Lines {
  if (parts.length === 0) return NO_LINES;
  if (parts.length === 1) return parts[0]!;
  const sum = (of: (part: Lines) => number): number => parts.reduce((n, part) => n + of(part), 0);
  const points = new Float64Array(sum((part) => part.points.length));
  const starts = new Uint32Array(sum((part) => part.starts.length - 1) + 1);
  const chains = new Uint32Array(sum((part) => part.chains.length - 1) + 1);
  let point = 0;
  let path = 0;
  let chain = 0;
  for (const part of parts) {
    points.set(part.points, 2 * point);
    for (let i = 1; i < part.starts.length; i++) starts[path + i] = part.starts[i]! + point;
    for (let i = 1; i < part.chains.length; i++) chains[chain + i] = part.chains[i]! + path;
    point += part.points.length / 2;
    path += part.starts.length - 1;
    chain += part.chains.length - 1;
  }
  return { points, starts, chains };
}
