import { type Problem, problem } from "../../foundation/problem.ts";
import type { PrintProfile } from "../../machines/profile-types.ts";
import type { Motion } from "../gcode-types.ts";

/** The moves of a file that lay the print, without what comes before the first bead and after the last. */
export interface PrintMoves {
  /** The first move that lays a bead, and the last. */
  readonly first: number;
  readonly last: number;
  /** Filament that is pulled back when the first begins, mm. */
  readonly pulled: number;
}

/** Filament pushed on the spot beyond what was pulled back, or pulled back in all, mm. */
const MOST_LUMP = 5;
const MOST_PULLED = 20;
/** A thousandth is how finely files are written. */
const ROUNDING = 0.0011;

/** The part's moves; `undefined` if the file lays nothing. */
export function printMoves({ count, to, extrude, layer }: Motion): PrintMoves | undefined {
  let first = -1;
  let last = -1;
  let [net, most, pulled] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    if (extrude[i]! > 0 && i > 0 && layer[i]! >= 0 && moves(to, i)) {
      last = i;
      if (first < 0) [first, pulled] = [i, most - net];
    }
    net += extrude[i]!;
    most = Math.max(most, net);
  }
  return first < 0 ? undefined : { first, last, pulled };
}

export const moves = (to: Float64Array, i: number): boolean =>
  to[3 * i] !== to[3 * i - 3] || to[3 * i + 1] !== to[3 * i - 2];

/** The first move that this machine must not make: out of its room, or with too much filament. */
export function forbiddenMove(
  { to, extrude, line }: Motion,
  { first, last }: PrintMoves,
  { printer: { bed } }: PrintProfile,
): Problem | undefined {
  let [heap, net, most] = [0, 0, 0];
  for (let i = first; i <= last; i++) {
    const [x, y, z] = [to[3 * i]!, to[3 * i + 1]!, to[3 * i + 2]!];
    const place = { kind: "gcode", line: line[i]! } as const;
    const isInside =
      Math.min(x, y, z) >= -ROUNDING &&
      x <= bed.width + ROUNDING &&
      y <= bed.depth + ROUNDING &&
      z <= bed.height + ROUNDING;
    if (!isInside) {
      const room = { width: bed.width, depth: bed.depth, height: bed.height };
      const where = { line: place.line, x: round(x), y: round(y), z: round(z), ...room };
      return problem("gcode.refused-move", where, place);
    }
    const pushed = extrude[i]!;
    net += pushed;
    most = Math.max(most, net);
    heap = moves(to, i) ? (pushed > 0 ? 0 : heap) : heap + pushed;
    const length = Math.max(heap > MOST_LUMP ? heap : 0, most - net > MOST_PULLED ? most - net : 0);
    if (length > 0)
      return problem("gcode.refused-filament", { line: place.line, length: round(length) }, place);
  }
  return undefined;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
