import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";

/**
 * The part of a region that is seen from above and wide enough that one wall round it looks better
 * than all of them: there only the outermost wall is laid, and skin takes the room of the others.
 * `width` is that of a bead, mm. Strips narrower than two beads keep their walls.
 */
export function oneWallOnTop(kernel: Kernel, region: Polys, above: Polys, width: number): Polys {
  if (isEmpty(region)) return NO_POLYS;
  if (isEmpty(above)) return region;
  const bead = width * UM;
  const bare = kernel.difference(region, kernel.offset(above, bead / 2));
  return isEmpty(bare) ? bare : kernel.offsets(bare, -bead, bead);
}
