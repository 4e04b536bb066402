import { beadSpacing } from "../bead.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { area, isEmpty, type Polys, UM } from "../kernel/polys.ts";
import { innerPoint, pathLength, pieces } from "../support/pieces.ts";
import type { WallWidths } from "../steps/walls.ts";
import { BEAD_ROLES } from "../walls/beads.ts";
import type { Walls } from "../walls/walls.ts";

/** A place where no line fits, µm and µm². */
export interface ThinPlace {
  readonly x: number;
  readonly y: number;
  readonly area: number;
}

/** Together on a layer, and each; µm². What is less are tips of corners. */
const LEAST_LACK = 0.3 * UM * UM;
const LEAST_AREA = 0.15 * UM * UM;
/** A place that is narrower on average is the rounding of offsets, µm. */
const LEAST_WIDTH = 20;

/**
 * The largest place of a region that is narrower than `thinnest` µm, where walls leave something
 * unlaid. Beads and loops are first only added up: where they fill the room that there is for them,
 * nothing has to be looked for.
 */
export function thinPlace(
  kernel: Kernel,
  region: Polys,
  walls: Walls,
  widths: WallWidths,
  height: number,
  thinnest: number,
): ThinPlace | undefined {
  if (isEmpty(region)) return undefined;
  const room = area(region) - area(walls.inside);
  if (room - laidBy(walls, widths, height) < LEAST_LACK) return undefined;
  const half = Math.max(1, Math.round(thinnest / 2));
  const opened = kernel.offsets(region, -half, half + 2);
  const lost = isEmpty(opened) ? region : kernel.difference(region, opened);
  let largest: ThinPlace | undefined;
  for (const { polys, area: size } of pieces(lost)) {
    if (size < LEAST_AREA || size < (LEAST_WIDTH * pathLength(polys, 0)) / 2) continue;
    if (largest && size <= largest.area) continue;
    const [x, y] = innerPoint(polys);
    largest = { x, y, area: size };
  }
  return largest;
}

/**
 * What all walls cover, µm²: side by side, they leave nothing between them; outside, the outermost
 * covers its whole width.
 */
function laidBy({ loops, beads }: Walls, { outer, inner }: WallWidths, height: number): number {
  let sum = 0;
  for (const [depth, polys] of loops.entries()) {
    const width = depth === 0 ? outer : inner;
    const side = beadSpacing(width, height) * UM;
    const covers = depth === 0 ? (side + width * UM) / 2 : side;
    for (let path = 0; path + 1 < polys.starts.length; path++)
      sum += covers * pathLength(polys, path);
  }
  const { points, starts, widths, roles, chains, closed } = beads;
  for (let chain = 0; chain < closed.length; chain++)
    for (let i = chains[chain]!; i < chains[chain + 1]!; i++) {
      const width = widths[i]! * UM;
      const side = beadSpacing(widths[i]!, height) * UM;
      // An outermost bead that comes round to itself has others inside; an open one is alone.
      const covers = roles[i] !== OUTER ? side : closed[chain] ? (side + width) / 2 : width;
      for (let k = 2 * starts[i]! + 2; k < 2 * starts[i + 1]!; k += 2)
        sum += covers * Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
    }
  return sum;
}

const OUTER = BEAD_ROLES.indexOf("outer");
