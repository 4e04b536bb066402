import { isEmpty, type Polys, UM } from "../kernel/polys.ts";

/** What a region weighs and how long its contours are. */
export interface Section {
  /** mm², and its first moments about the corner of the bed, mm³. */
  readonly area: number;
  readonly mx: number;
  readonly my: number;
  /** Length of all contours, mm. */
  readonly around: number;
}

const NOTHING: Section = { area: 0, mx: 0, my: 0, around: 0 };

/** Area, first moments and contour length of a region, by Green's theorem. */
export function sectionOf(region: Polys): Section {
  if (isEmpty(region)) return NOTHING;
  const { points, starts } = region;
  let [area, mx, my, around] = [0, 0, 0, 0];
  for (let path = 0; path + 1 < starts.length; path++) {
    const to = starts[path + 1]!;
    let px = points[2 * to - 2]! / UM;
    let py = points[2 * to - 1]! / UM;
    for (let k = starts[path]!; k < to; k++) {
      const x = points[2 * k]! / UM;
      const y = points[2 * k + 1]! / UM;
      const cross = px * y - x * py;
      area += cross;
      mx += cross * (px + x);
      my += cross * (py + y);
      // Tried: `Math.hypot`. All warnings of a ring of 280 000 triangles took 3.2 % of slicing with
      // it, and 2.5 % with this.
      around += Math.sqrt((x - px) * (x - px) + (y - py) * (y - py));
      [px, py] = [x, y];
    }
  }
  return { area: area / 2, mx: mx / 6, my: my / 6, around };
}
