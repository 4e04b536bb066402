import type { Kernel } from "../kernel/kernel.ts";
import { concat, isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { type Box, concatAll, near } from "./pieces.ts";
import { COARSE, SLACK, type SupportPart } from "./support-types.ts";

/** Where the part leaves no room for support. */
export interface Rooms {
  /** First layer over the top gap. */
  firstOver(layer: number): number;
  /** Blockers, and what is above them. */
  blocked(layer: number): Polys;
  /** Everything that leaves no room, as a clip (paths of it may overlap), within a box. */
  taken(layer: number, within: Box): Polys;
  /** True if nothing that `taken` is made of differs between a layer and the one above. */
  likeAbove(layer: number): boolean;
}

/** Less than this is rounding, µm. */
const EPS = 0.5;

export function rooms(
  kernel: Kernel,
  part: SupportPart,
  bare: readonly Polys[],
  blocked: readonly Polys[],
): Rooms {
  const { coarse, tops, bottoms, slope, how } = part;
  const last = coarse.length - 1;
  const margin = how.gapXY * UM + COARSE + 2;
  const grown: (Polys | undefined)[] = [];
  /** The layer's part and all that is nearer to it than the gap sideways. */
  const beside = (i: number): Polys => {
    const made = grown[i];
    if (made) return made;
    for (const k of [i + 1, i - 1])
      if (grown[k] && coarse[k] === coarse[i]) return (grown[i] = grown[k]);
    return (grown[i] = kernel.offset(coarse[i]!, margin));
  };
  const firstOver = (i: number): number => {
    let k = i + 1;
    while (k <= last && bottoms[k]! < tops[i]! + how.gapTop * UM - EPS) k++;
    return k;
  };
  /** Last layer under the bottom gap; may be -1. */
  const lastUnder = (i: number): number => {
    let k = i - 1;
    while (k >= 0 && tops[k]! > bottoms[i]! - how.gapBottom * UM + EPS) k--;
    return k;
  };
  /** The part in the layers above that support would touch, as far as it is not beside. */
  const over = (i: number): readonly Polys[] => {
    const found: Polys[] = [];
    for (let k = i + 1; k < firstOver(i); k++) {
      if (coarse[k] === coarse[i]) continue;
      // What leans out a little over this layer is beside it already.
      const lean = ((tops[k]! + bottoms[k]! - tops[k - 1]! - bottoms[k - 1]!) / 2) * slope + SLACK;
      found.push(k === i + 1 && lean <= margin ? bare[k]! : coarse[k]!);
    }
    return found;
  };
  /** The same below, and what is beside it there: no rim hangs round the part's top. */
  const under = (i: number): readonly Polys[] => {
    const found: Polys[] = [];
    for (let k = i - 1; k > lastUnder(i); k--) if (coarse[k] !== coarse[i]) found.push(beside(k));
    return found;
  };
  /** Of each layer: above any part, and beside it. */
  const shadows: Polys[] = [NO_POLYS];
  /** Blockers; and the part below, if support stands on the bed only. */
  const forbidden = (i: number): Polys => {
    if (!how.onBedOnly) return blocked[i]!;
    for (let k = shadows.length; k <= i; k++) {
      const before = shadows[k - 1]!;
      const same = k > 1 && coarse[k - 1] === coarse[k - 2];
      shadows.push(same ? before : kernel.union(concat(before, beside(k - 1))));
    }
    return concat(shadows[i]!, blocked[i]!);
  };
  return {
    firstOver,
    blocked: (i) => blocked[i]!,
    taken: (i, within) =>
      concatAll(
        [beside(i), ...over(i), ...under(i), forbidden(i)]
          .filter((polys) => !isEmpty(polys))
          .map((polys) => near(polys, within)),
      ),
    likeAbove(i) {
      if (i >= last || how.onBedOnly || blocked[i] !== blocked[i + 1]) return false;
      const low = Math.max(0, lastUnder(i) + 1);
      const high = Math.min(last, firstOver(i + 1) - 1);
      for (let k = low + 1; k <= high; k++) if (coarse[k] !== coarse[low]) return false;
      return true;
    },
  };
}
