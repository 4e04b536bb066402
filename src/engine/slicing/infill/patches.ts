import {
  area,
  concat,
  inPath,
  NO_POLYS,
  pathArea,
  pathCount,
  type Polys,
  polysBuilder,
  UM,
} from "../kernel/polys.ts";

/** A region in its connected pieces: each outline with the holes that lie in it. */
export function patches(region: Polys): readonly Polys[] {
  const { points, starts } = region;
  const outlines: { readonly path: number; readonly area: number; readonly holes: number[] }[] = [];
  const holes: number[] = [];
  for (let i = 0; i < pathCount(region); i++) {
    const signed = pathArea(region, i);
    if (signed > 0) outlines.push({ path: i, area: signed, holes: [] });
    else if (signed < 0) holes.push(i);
  }
  if (outlines.length === 0) return [];
  if (outlines.length === 1) return [region];
  // A hole belongs to the smallest outline round it.
  const bySize = outlines.toSorted((a, b) => a.area - b.area || a.path - b.path);
  for (const hole of holes) {
    const x = points[2 * starts[hole]!]!;
    const y = points[2 * starts[hole]! + 1]!;
    bySize.find((outline) => inPath(region, outline.path, x, y))?.holes.push(hole);
  }
  return outlines.map(({ path, holes: own }) => {
    const builder = polysBuilder(64);
    for (const i of [path, ...own]) {
      for (let k = starts[i]!; k < starts[i + 1]!; k++)
        builder.point(points[2 * k]!, points[2 * k + 1]!);
      builder.end();
    }
    return builder.done();
  });
}

/** The pieces of a region of less than `limit` mm², and the others. */
export function bySize(
  region: Polys,
  limit: number,
): { readonly small: Polys; readonly large: Polys } {
  let small = NO_POLYS;
  let large = NO_POLYS;
  for (const patch of patches(region))
    if (area(patch) < limit * UM * UM) small = concat(small, patch);
    else large = concat(large, patch);
  return { small, large };
}
