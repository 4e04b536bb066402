import type { Kernel } from "../kernel/kernel.ts";
import { inRegion, isEmpty, type Polys, samePolys, UM } from "../kernel/polys.ts";
import { outlineOf } from "../paths/outline.ts";
import { innerPoint, type Piece, pieces } from "../support/pieces.ts";
import { simplify } from "../steps/simplify.ts";
import { spanOf } from "./span-of.ts";

/** A place that hangs over nothing. */
export interface Hanging {
  readonly layer: number;
  /** µm. */
  readonly x: number;
  readonly y: number;
  /** µm². */
  readonly area: number;
  /** Length of the beads between two ends that rest, µm; `undefined`: one end at least is loose. */
  readonly span: number | undefined;
}

/** Smaller places hold by themselves, µm². */
const LEAST_AREA = 0.5 * UM * UM;
/** Detail that is left out, µm, and the noise that leaves. */
const FINE = 22;
const SLACK = 2 * FINE + 10;
/** So many pieces of a layer are looked at for a bridge: the largest. */
const LOOKED_AT = 12;

/**
 * What of layer `to` hangs out over layer `from` by more than the slope allows (`lean`, µm, over the
 * height between them), piece by piece; its place is on the first layer that has it.
 */
export function hangingBetween(
  kernel: Kernel,
  region: (layer: number) => Polys,
  from: number,
  to: number,
  lean: number,
): Hanging[] {
  if (isEmpty(region(to)) || samePolys(region(to), region(from))) return [];
  const here = simplify(region(to), FINE);
  const below = simplify(region(from), FINE);
  const reach = Math.round(lean) + SLACK;
  const grown = isEmpty(below) ? below : kernel.offset(below, reach);
  const all = pieces(kernel.difference(here, grown)).filter(({ area }) => area >= LEAST_AREA);
  if (all.length === 0) return [];
  const ground = outlineOf(below);
  return all
    .toSorted((a, b) => b.area - a.area)
    .map(({ polys, area }, i) => {
      const [x, y] = innerPoint(polys);
      const span = i < LOOKED_AT && !isEmpty(below) ? spanOf(polys, ground, reach) : undefined;
      return {
        layer: firstWith(region, from, to, x, y),
        x,
        y,
        area: netArea({ polys, area }),
        span,
      };
    });
}

function firstWith(
  region: (layer: number) => Polys,
  from: number,
  to: number,
  x: number,
  y: number,
): number {
  for (let i = from + 1; i < to; i++) if (inRegion(region(i), x, y)) return i;
  return to;
}

/** Without the holes, which `Piece.area` leaves in. */
function netArea({ polys, area }: Piece): number {
  const { points, starts } = polys;
  let twice = 0;
  for (let path = 1; path + 1 < starts.length; path++) {
    const to = starts[path + 1]!;
    for (let k = starts[path]!, before = to - 1; k < to; before = k++)
      twice += points[2 * before]! * points[2 * k + 1]! - points[2 * k]! * points[2 * before + 1]!;
  }
  return area + twice / 2;
}
