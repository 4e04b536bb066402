import type { PrintSettings } from "../../machines/profile-types.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { concat, isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import { hatch } from "../infill/hatch.ts";
import type { Lines } from "../infill/lines.ts";
import type { LayerLevel } from "./layers.ts";

export const reads = ["support", "line_width"] as const satisfies readonly (keyof PrintSettings)[];

/** Steeper than this needs nothing below it: the tangent of 45°. */
const STEEP = 1;
/** Room between support and part sideways, µm. */
const BESIDE = 0.7 * UM;
/** Distance between the lines of a support, mm. */
const PITCH = 2.5;

/**
 * Where support stands on each layer: under everything that overhangs the layer below by more than
 * 45°, down to the bed or to the part, one empty layer below what it carries.
 */
export function supportRegions(
  kernel: Kernel,
  regions: readonly Polys[],
  levels: readonly LayerLevel[],
  settings: PrintSettings,
): readonly Polys[] {
  const width = settings.line_width * UM;
  const supports: Polys[] = regions.map(() => NO_POLYS);
  let column: Polys = NO_POLYS;
  for (let i = regions.length - 2; i >= 0; i--) {
    const above = regions[i + 1]!;
    const here = regions[i]!;
    if (above !== here && !isEmpty(above)) {
      const reach = levels[i + 1]!.height * UM * STEEP;
      const bare = kernel.difference(above, isEmpty(here) ? here : kernel.offset(here, reach));
      // Less than a bead holds by itself; what is left gets a foot as wide as it.
      const hanging = isEmpty(bare) ? bare : kernel.offsets(bare, -width / 4, width / 4 + width);
      // `i` is the empty layer under the overhang: the column begins one lower.
      if (!isEmpty(hanging)) {
        supports[i] = cutAway(kernel, column, here);
        column = kernel.union(concat(column, hanging));
        continue;
      }
    }
    column = cutAway(kernel, column, here);
    supports[i] = column;
  }
  return supports;
}

function cutAway(kernel: Kernel, column: Polys, part: Polys): Polys {
  if (isEmpty(column) || isEmpty(part)) return column;
  return kernel.difference(column, kernel.offset(part, BESIDE));
}

/** Support is lines of one direction, so that it snaps off; the first layer is twice as dense. */
export function supportLines(region: Polys, layer: number, settings: PrintSettings): Lines {
  const pitch = layer === 0 ? PITCH / 2 : PITCH;
  return hatch(region, 0, Math.max(pitch, settings.line_width) * UM, 0);
}
