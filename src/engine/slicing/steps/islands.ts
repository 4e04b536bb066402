import {
  contourLength,
  inPath,
  NO_POLYS,
  pathArea,
  pathCount,
  type Polys,
  polysBuilder,
} from "../kernel/polys.ts";

/** The separate pieces of a layer: each has one outline; what lies inside belongs to it. */
export interface Islands {
  readonly count: number;
  /** First point of each outline, µm. */
  readonly anchors: readonly (readonly [number, number])[];
  /** Number of the piece that a point of the region lies in. */
  locate(x: number, y: number): number;
  /** Sorts the paths of a set that lies inside the region by island. */
  split(polys: Polys): readonly Polys[];
  /** Length of all contours of the region, µm. */
  contourLength(): number;
}

export function islandsOf(region: Polys): Islands {
  const outlines: { readonly path: number; readonly area: number; readonly box: Box }[] = [];
  for (let i = 0; i < pathCount(region); i++) {
    const area = pathArea(region, i);
    if (area > 0) outlines.push({ path: i, area, box: boxOf(region, i) });
  }
  // An island inside the hole of another is the smaller one.
  outlines.sort((a, b) => a.area - b.area || a.path - b.path);
  const anchors = outlines.map(({ path }): readonly [number, number] => {
    const at = 2 * region.starts[path]!;
    return [region.points[at]!, region.points[at + 1]!];
  });
  const locate = (x: number, y: number): number => {
    for (let i = 0; i < outlines.length - 1; i++) {
      const { path, box } = outlines[i]!;
      if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) continue;
      if (inPath(region, path, x, y)) return i;
    }
    return outlines.length - 1;
  };
  return {
    count: outlines.length,
    anchors,
    locate,
    contourLength: () => contourLength(region),
    split(polys) {
      if (outlines.length === 1) return [polys];
      const parts: (ReturnType<typeof polysBuilder> | undefined)[] = outlines.map(() => undefined);
      for (let i = 0; i < pathCount(polys); i++) {
        const from = polys.starts[i]!;
        const island = locate(...besideOf(polys, i));
        const part = parts[island] ?? polysBuilder(64);
        parts[island] = part;
        for (let k = from; k < polys.starts[i + 1]!; k++)
          part.point(polys.points[2 * k]!, polys.points[2 * k + 1]!);
        part.end();
      }
      return parts.map((part) => part?.done() ?? NO_POLYS);
    },
  };
}

/** So far from a side, µm: two sets may share a contour, on which nothing is inside or outside. */
const BESIDE = 0.5;

/** A place in the solid right beside the longest side of a path. */
function besideOf({ points, starts }: Polys, path: number): readonly [number, number] {
  const from = starts[path]!;
  const to = starts[path + 1]!;
  let found: readonly [number, number] = [points[2 * from]!, points[2 * from + 1]!];
  let longest = 0;
  let before = to - 1;
  for (let k = from; k < to; before = k++) {
    const ax = points[2 * before]!;
    const ay = points[2 * before + 1]!;
    const bx = points[2 * k]!;
    const by = points[2 * k + 1]!;
    const long = Math.hypot(bx - ax, by - ay);
    if (long <= longest) continue;
    longest = long;
    const share = BESIDE / long;
    found = [(ax + bx) / 2 - (by - ay) * share, (ay + by) / 2 + (bx - ax) * share];
  }
  return found;
}

type Box = readonly [number, number, number, number];

/** Smallest and largest x and y of a path. */
export function boxOf(polys: Polys, i: number): Box {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let k = polys.starts[i]!; k < polys.starts[i + 1]!; k++) {
    const x = polys.points[2 * k]!;
    const y = polys.points[2 * k + 1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return [x0, y0, x1, y1];
}
