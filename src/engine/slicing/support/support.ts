import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, pathArea, pathCount, type Polys, samePolys, UM } from "../kernel/polys.ts";
import { simplify } from "../steps/simplify.ts";
import { blockedLayers } from "./boxes.ts";
import { columns } from "./columns.ts";
import { interfaces } from "./interfaces.ts";
import { overhangs } from "./overhangs.ts";
import { concatAll, pathLength, pick } from "./pieces.ts";
import { rooms } from "./room.ts";
import {
  COARSE,
  type SupportHow,
  type SupportLayer,
  type SupportLevel,
  type SupportPart,
  TOLERANCE,
} from "./support-types.ts";

/**
 * Where support stands on each layer, bottom up: columns under everything that leans out beyond the
 * angle, down to the bed or to the part. `regions` are the part's layers (µm, bottom up; layers that
 * are alike best share one object) and `levels` their heights, as many.
 *
 * Holds for the result: nothing within `gapXY` of the part on its layer, nothing under the part
 * within `gapTop` or over it within `gapBottom` (these two to 0.05 mm sideways), nothing in a
 * blocker, and whatever stands has the bed, support or part below it, or the part a gap beside it.
 */
export function supportAreas(
  kernel: Kernel,
  regions: readonly Polys[],
  levels: readonly SupportLevel[],
  how: SupportHow,
): readonly SupportLayer[] {
  const fine = simplified(regions, TOLERANCE);
  const part: SupportPart = {
    regions: fine,
    coarse: simplified(fine, COARSE - TOLERANCE),
    tops: Float64Array.from(levels, ({ z }) => z * UM),
    bottoms: Float64Array.from(levels, ({ z, height }) => (z - height) * UM),
    slope: Math.tan((how.angle * Math.PI) / 180),
    how,
  };
  const found = overhangs(kernel, part);
  const blocked = blockedLayers(kernel, part);
  const room = rooms(kernel, part, found.bare, blocked);
  return interfaces(kernel, part, columns(kernel, part, found, room), found.pads);
}

function simplified(regions: readonly Polys[], tolerance: number): readonly Polys[] {
  const made: Polys[] = [];
  for (const [i, region] of regions.entries()) {
    // By value: it makes no difference who cut the layers, and where.
    const same = i > 0 && samePolys(region, regions[i - 1]!);
    made.push(same ? made[i - 1]! : simpler(region, tolerance));
  }
  return made;
}

/** Slivers that would collapse stay as they are: support keeps away from them, too. */
function simpler(region: Polys, tolerance: number): Polys {
  if (isEmpty(region)) return region;
  const thin = (polys: Polys, i: number): boolean =>
    Math.abs(pathArea(polys, i)) < tolerance * pathLength(polys, i);
  const paths = Array.from({ length: pathCount(region) }, (_, i) => i);
  const slivers = paths.filter((i) => thin(region, i));
  if (slivers.length === 0) return simplify(region, tolerance);
  const rest = paths.filter((i) => !slivers.includes(i));
  return concatAll([pick(region, slivers), simplify(pick(region, rest), tolerance)]);
}
