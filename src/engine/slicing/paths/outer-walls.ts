import { pathArea, pathCount, type Polys, polysBuilder, ringArea } from "../kernel/polys.ts";
import { BEAD_ROLES, type WallBeads } from "../walls/beads.ts";
import { outlineOf } from "./outline.ts";

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

/** No outer wall is so far away from its contour, µm. */
const FAR = 2_000;

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
  const contours = outlineOf(region);
  for (const chain of rings) {
    const first = chains[chain]!;
    const last = chains[chain + 1]!;
    if (!whole && last - first > 1) continue;
    const ring: number[] = [];
    // The last point of a piece is the first of the next.
    for (let piece = first; piece < last; piece++)
      for (let k = starts[piece]!; k + 1 < starts[piece + 1]!; k++)
        ring.push(Math.round(points[2 * k]!), Math.round(points[2 * k + 1]!));
    // Beads run either way; as walls they go round as their contour does.
    const contour = contours.nearest(ring[0]!, ring[1]!, FAR)?.path;
    const turned = contour !== undefined && pathArea(region, contour) > 0 !== ringArea(ring) > 0;
    for (let i = 0; i < ring.length; i += 2) {
      const k = turned ? ring.length - 2 - i : i;
      out.point(ring[k]!, ring[k + 1]!);
    }
    out.end();
  }
  return { closed: out.done(), whole };
}
