import type { Solidity, Standing } from "./rate-direction.ts";

/**
 * How bad a way to lie is, as a sum of parts that are each 0 at best and about 1 at worst, so that
 * parts of any size compare. The idea of weighing unsupported area against the area on the bed is
 * that of C. Schranz, Tweaker: auto rotation module for FDM 3D printing (2016); parts and weights are
 * our own:
 * - support, 3: plastic and time that are thrown away, and the scars that it leaves, come first. Its
 *   space is compared with the part's own volume, the undersides with the part's surface;
 * - standing firmly, 2: a part that comes loose is lost whole. Beyond `FIRM` degrees of tilt nothing
 *   is gained;
 * - contact, 1: the more lies on the bed, the better it sticks and the less it warps, compared with
 *   the best face of this part;
 * - height, 0.5: a lower part has fewer layers, which are also where it breaks; it decides between
 *   ways that are otherwise alike.
 */
const WEIGHT = { support: 3, firm: 2, contact: 1, height: 0.5 } as const;
/** Tilt beyond which a part stands firmly, degrees. */
const FIRM = 15;
/** Undersides of less than this share of what lies on the bed are no reason for support. */
const HARDLY = 0.02;

export function badnessOf(
  { contact, overhang, support, height, tilt }: Standing,
  all: readonly Standing[],
  { volume, area }: Pick<Solidity, "volume" | "area">,
): number {
  const most = (pick: (each: Standing) => number): number => Math.max(...all.map(pick));
  const space = support / (support + Math.max(volume, 1e-9));
  const scars = Math.min(1, (4 * overhang) / Math.max(area, 1e-9));
  return (
    WEIGHT.support * ((space + scars) / 2) +
    WEIGHT.firm * (1 - Math.min(1, tilt / FIRM)) +
    WEIGHT.contact *
      (1 -
        contact /
          Math.max(
            most((each) => each.contact),
            1e-9,
          )) +
    WEIGHT.height *
      (height /
        Math.max(
          most((each) => each.height),
          1e-9,
        ))
  );
}

/** Why a way to lie is the best: the strongest thing that can be said for it. */
export interface LayReason {
  readonly code: "largest-no-support" | "no-support" | "least-support" | "balance";
  /** `support`: space that support would stand in, cm³; `height`: of the part as laid, mm. */
  readonly params: Readonly<Record<"support" | "height", number>>;
}

export function reasonOf(best: Standing, all: readonly Standing[]): LayReason {
  const params = {
    support: Math.round(best.support / 100) / 10,
    height: Math.round(best.height * 10) / 10,
  };
  const free = needsNoSupport(best);
  const largest = all.every(({ contact }) => contact <= best.contact + 0.01);
  const least = all.every(({ support }) => support >= best.support - 0.01);
  if (free && largest) return { code: "largest-no-support", params };
  if (free) return { code: "no-support", params };
  return { code: least ? "least-support" : "balance", params };
}

const needsNoSupport = ({ overhang, contact }: Standing): boolean => overhang <= HARDLY * contact;
