import { depthInside } from "../bed/hull-outline.ts";
import type { WarnedPlace } from "../slice-warnings.ts";

/** What of a share's layers tells how one object stands. */
export interface Standing {
  /** Volume of each layer, mm³, and its first moments x, y and z, mm⁴: 4 numbers a layer. */
  readonly moments: Float64Array;
  /** Largest section, mm². */
  readonly largest: number;
  /** Of the first layer; only in the share that has it. */
  readonly foot?: Foot;
}

export interface Foot {
  /** What of the part lies on the bed, mm²; not told where brim or raft hold it. */
  readonly contact?: number;
  /** Convex hull of all that is laid on the bed and holds the part, counter-clockwise, mm. */
  readonly hull: readonly number[];
}

/** A part of which less than this share of its largest section lies on the bed comes off easily: our own limit. */
const LEAST_CONTACT = 0.04;
/**
 * A part whose middle of mass lies this many times as high as the nearest edge of its foot is away
 * tips by a push there, from the side, of an eighth of its weight. Our own limit, no standard's.
 */
const STEEP = 8;

interface Finding {
  readonly code: string;
  readonly params: Readonly<Record<string, number>>;
  readonly place: WarnedPlace;
}

/**
 * How a part stands on the bed while it is printed: `slicing.little-contact`, and one of
 * `slicing.tips-over` (its middle of mass is not over its foot) and `slicing.tall-narrow`. The part is
 * taken as solid.
 */
export function standing(shares: readonly Standing[]): Finding[] {
  const foot = shares.find((share) => share.foot)?.foot;
  if (!foot || foot.hull.length < 6) return [];
  const { contact, hull } = foot;
  const found: Finding[] = [];
  const largest = Math.max(...shares.map((share) => share.largest));
  if (contact !== undefined && contact > 0 && contact < LEAST_CONTACT * largest) {
    const [x, y] = middleOf(hull);
    found.push({
      code: "slicing.little-contact",
      params: { area: round(contact), largest: round(largest) },
      place: { layer: 0, x, y },
    });
  }
  let [volume, mx, my, mz] = [0, 0, 0, 0];
  for (const { moments } of shares)
    for (let i = 0; i < moments.length; i += 4) {
      volume += moments[i]!;
      mx += moments[i + 1]!;
      my += moments[i + 2]!;
      mz += moments[i + 3]!;
    }
  if (volume <= 0) return found;
  const [x, y, high] = [mx / volume, my / volume, mz / volume];
  const inward = depthInside(hull, x, y);
  const place = { layer: 0, x, y };
  if (inward < 0)
    found.push({ code: "slicing.tips-over", params: { distance: round(-inward) }, place });
  else if (high > STEEP * inward)
    found.push({
      code: "slicing.tall-narrow",
      params: { height: round(high), distance: round(inward) },
      place,
    });
  return found;
}

const round = (value: number): number =>
  value < 10 ? Math.round(value * 10) / 10 : Math.round(value);

function middleOf(hull: readonly number[]): readonly [number, number] {
  let [x, y] = [0, 0];
  for (let k = 0; k < hull.length; k += 2) {
    x += hull[k]!;
    y += hull[k + 1]!;
  }
  return [(2 * x) / hull.length, (2 * y) / hull.length];
}
