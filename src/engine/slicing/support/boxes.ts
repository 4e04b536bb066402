import type { Kernel } from "../kernel/kernel.ts";
import { NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { concatAll, rectangle } from "./pieces.ts";
import type { SupportBox, SupportPart } from "./support-types.ts";

/** What the boxes that meet the heights between `low` and `high` (µm) cover. */
export function boxesAt(boxes: readonly SupportBox[], low: number, high: number): Polys {
  if (boxes.length === 0) return NO_POLYS;
  const met = boxes.filter(({ min, max }) => min[2] * UM < high && max[2] * UM > low);
  return concatAll(
    met.map(({ min, max }) => rectangle([min[0] * UM, min[1] * UM, max[0] * UM, max[1] * UM])),
  );
}

/**
 * Where blockers leave no room on each layer: inside them, and above them up to the part, since
 * what stood there would stand on nothing.
 */
export function blockedLayers(kernel: Kernel, part: SupportPart): readonly Polys[] {
  const { regions, tops, bottoms, how } = part;
  let blocked = NO_POLYS;
  return regions.map((_, i) => {
    if (how.blockers.length === 0) return NO_POLYS;
    const boxes = boxesAt(how.blockers, bottoms[i]!, tops[i]!);
    const above = i > 0 ? kernel.difference(blocked, regions[i - 1]!) : blocked;
    const all = concatAll([above, boxes]);
    blocked = above === blocked && boxes.points.length === 0 ? blocked : kernel.union(all);
    return blocked;
  });
}
