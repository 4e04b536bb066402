import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { boxesAt } from "./boxes.ts";
import { boxOf, concatAll, near, pieces } from "./pieces.ts";
import { spans } from "./spans.ts";
import { OVERLAP, SLACK, type SupportPart } from "./support-types.ts";

/** Slopes are measured over twice this height, µm. */
const STRIDE = 1.5 * UM;

/** An underside that leans over too far between two layers. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly area: Polys;
}

export interface Overhangs {
  /** Of each layer: what hangs over the layer below and is to be supported. */
  readonly pads: readonly Polys[];
  /** Of each layer: what hangs over the layer below by more than the angle, supported or not. */
  readonly bare: readonly Polys[];
  readonly bands: readonly Band[];
}

/**
 * What hangs in the air. One layer over the next shows flat undersides and steep slopes; a slope
 * only a little beyond the angle steps out by no more than the contours' own noise there, so slopes
 * are measured a second time over some millimetres of height.
 */
export function overhangs(kernel: Kernel, part: SupportPart): Overhangs {
  const { regions, tops, bottoms, slope, how } = part;
  const plane = (i: number): number => (tops[i]! + bottoms[i]!) / 2;
  const pads: Polys[] = regions.map(() => NO_POLYS);
  const bare: Polys[] = regions.map(() => NO_POLYS);
  for (let i = 1; i < regions.length; i++) {
    const here = regions[i]!;
    const below = regions[i - 1]!;
    if (here === below || isEmpty(here)) continue;
    const lean = (plane(i) - plane(i - 1)) * slope + SLACK;
    const hanging = isEmpty(below) ? here : kernel.difference(here, kernel.offset(below, lean));
    const found: Polys[] = [];
    if (!isEmpty(hanging)) {
      bare[i] = hanging;
      const needed = unspanned(hanging, below, lean, how.maxBridge * UM);
      // Back over what leans out less, as far as the layer below; and a little too far out, so that
      // the steps of a slope become one.
      if (!isEmpty(needed)) {
        const reached = kernel.offset(needed, lean);
        const most = kernel.offset(near(here, boxOf(reached)), OVERLAP);
        found.push(kernel.intersect(reached, most));
      }
    }
    const enforced = boxesAt(how.enforcers, bottoms[i]! - 1, bottoms[i]! + 1);
    if (!isEmpty(enforced)) {
      const faces = kernel.difference(here, kernel.offset(below, SLACK));
      const whole = kernel.intersect(kernel.offset(faces, SLACK + 5), here);
      found.push(kernel.intersect(whole, kernel.union(enforced)));
    }
    const all = concatAll(found);
    if (isEmpty(all)) continue;
    const blocked = boxesAt(how.blockers, bottoms[i]! - 1, bottoms[i]! + 1);
    pads[i] = isEmpty(blocked) ? all : kernel.difference(all, blocked);
  }
  return { pads, bare, bands: leaning(kernel, part, bare, plane) };
}

function unspanned(hanging: Polys, below: Polys, lean: number, most: number): Polys {
  if (most <= 0 || isEmpty(below)) return hanging;
  const all = pieces(hanging);
  const left = all.filter((piece) => !spans(piece.polys, below, lean, most));
  return left.length === all.length ? hanging : concatAll(left.map(({ polys }) => polys));
}

function leaning(
  kernel: Kernel,
  { regions, slope }: SupportPart,
  bare: readonly Polys[],
  plane: (i: number) => number,
): readonly Band[] {
  const stops = [0];
  for (let i = 1; i < regions.length; i++)
    if (i === regions.length - 1 || plane(i) - plane(stops.at(-1)!) >= STRIDE) stops.push(i);
  const bands: Band[] = [];
  for (let k = 1; k < stops.length; k++) {
    const from = stops[Math.max(0, k - 2)]!;
    const to = stops[k]!;
    const low = regions[from]!;
    const high = regions[to]!;
    if (low === high || isEmpty(low) || isEmpty(high)) continue;
    const lean = (plane(to) - plane(from)) * slope + SLACK;
    // What was found hanging on the way up is supported: slopes start again from there.
    const base = concatAll([low, ...bare.slice(from + 1, to + 1)]);
    const beyond = kernel.difference(high, kernel.offset(base, lean));
    if (isEmpty(beyond)) continue;
    const reached = kernel.offset(beyond, lean + SLACK);
    bands.push({ from, to, area: kernel.intersect(kernel.difference(high, low), reached) });
  }
  return bands;
}
