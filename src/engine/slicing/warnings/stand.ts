import { depthInside, hullOutline } from "../bed/hull-outline.ts";
import { type Polys, UM } from "../kernel/polys.ts";
import type { Run } from "../pipeline/run.ts";
import { PATH_ROLES, type PlanLayer } from "../plan.ts";
import { pick } from "../support/pieces.ts";
import { type Section, sectionOf } from "./masses.ts";
import type { Standing } from "./standing.ts";

const SKIRT = PATH_ROLES.indexOf("skirt");

/**
 * How each object on the bed stands, by the layers of a share. `outlines`: convex, seen from above,
 * mm; empty where there is one object. `first`: the lowest layer of the plan.
 */
export function standingsOf(
  { settings, levels, from, to }: Run,
  region: (layer: number) => Polys,
  sectionAt: (layer: number) => Section,
  first: PlanLayer | undefined,
  outlines: readonly ArrayLike<number>[],
): Standing[] {
  const rings = outlines.map((outline) => Array.from(outline));
  const objectAt = (x: number, y: number): number => {
    let [best, depth] = [0, -Infinity];
    for (const [i, ring] of rings.entries()) {
      const own = depthInside(ring, x, y);
      if (own > depth) [best, depth] = [i, own];
    }
    return best;
  };
  const count = Math.max(1, rings.length);
  let last: { readonly of: Polys; readonly sections: readonly Section[] } | undefined;
  const sectionsAt = (i: number): readonly Section[] => {
    if (count === 1) return [sectionAt(i)];
    if (last?.of !== region(i))
      last = { of: region(i), sections: split(region(i), count, objectAt).map(sectionOf) };
    return last.sections;
  };

  const moments = Array.from({ length: count }, () => new Float64Array(4 * (to - from)));
  const largest = new Float64Array(count);
  for (let i = from; i < to; i++) {
    const { z, height } = levels[i]!;
    for (const [k, { area, mx, my }] of sectionsAt(i).entries()) {
      const volume = area * height;
      const at = [volume, mx * height, my * height, volume * (z - height / 2)];
      moments[k]!.set(at, 4 * (i - from));
      largest[k] = Math.max(largest[k]!, area);
    }
  }
  const hulls = from === 0 && to > 0 && first ? hullsOf(first, count, objectAt) : undefined;
  const isHeld = settings.raft_layers > 0 || settings.brim_width > 0;
  return moments.map((own, k) => ({
    moments: own,
    largest: largest[k]!,
    ...(hulls
      ? { foot: { hull: hulls[k]!, ...(isHeld ? {} : { contact: sectionsAt(0)[k]!.area }) } }
      : {}),
  }));
}

/** The contours of each object. */
function split(region: Polys, count: number, objectAt: (x: number, y: number) => number): Polys[] {
  const paths: number[][] = Array.from({ length: count }, () => []);
  for (let path = 0; path + 1 < region.starts.length; path++) {
    const at = 2 * region.starts[path]!;
    paths[objectAt(region.points[at]! / UM, region.points[at + 1]! / UM)]!.push(path);
  }
  return paths.map((own) => pick(region, own));
}

/** Of all lines but the skirt's, by object, without their half width. */
function hullsOf(
  { roles, starts, points }: PlanLayer,
  count: number,
  objectAt: (x: number, y: number) => number,
): number[][] {
  const kept: number[][] = Array.from({ length: count }, () => []);
  for (let path = 0; path < roles.length; path++) {
    if (roles[path] === SKIRT) continue;
    const from = 2 * starts[path]!;
    const own = kept[count === 1 ? 0 : objectAt(points[from]!, points[from + 1]!)]!;
    for (let k = from; k < 2 * starts[path + 1]!; k++) own.push(points[k]!);
  }
  return kept.map((own) => (own.length < 6 ? [] : hullOutline(own)));
}
