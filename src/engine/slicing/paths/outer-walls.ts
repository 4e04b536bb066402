import { pathCount, type Polys, polysBuilder } from "../kernel/polys.ts";
import { BEAD_ROLES, type WallBeads } from "../walls/beads.ts";

const OUTER = BEAD_ROLES.indexOf("outer");

/** Closed centrelines of outer walls, plain ones and those of varying width, µm. */
export interface OuterWalls {
  readonly closed: Polys;
  /**
   * True if every contour of the region has one. If not, a narrow place has a bead from end to end,
   * and walls of varying width may lead across such places: then only the others are given.
   */
  readonly whole: boolean;
}

export function outerWalls(loops: Polys, beads: WallBeads, region: Polys): OuterWalls {
  if (beads.widths.length === 0) return { closed: loops, whole: true };
  const { points, starts, chains, closed, roles } = beads;
  const rings: number[] = [];
  for (let chain = 0; chain < closed.length; chain++)
    if (closed[chain] && roles[chains[chain]!] === OUTER) rings.push(chain);
  const whole = pathCount(loops) + rings.length === pathCount(region);
  const out = polysBuilder(points.length / 2 + loops.points.length / 2);
  for (let path = 0; path < pathCount(loops); path++) {
    for (let k = loops.starts[path]!; k < loops.starts[path + 1]!; k++)
      out.point(loops.points[2 * k]!, loops.points[2 * k + 1]!);
    out.end();
  }
  for (const chain of rings) {
    const [first, last] = [chains[chain]!, chains[chain + 1]!];
    if (!whole && last - first > 1) continue;
    // The last point of a piece is the first of the next.
    for (let piece = first; piece < last; piece++)
      for (let k = starts[piece]!; k + 1 < starts[piece + 1]!; k++)
        out.point(Math.round(points[2 * k]!), Math.round(points[2 * k + 1]!));
    out.end();
  }
  return { closed: out.done(), whole };
}
