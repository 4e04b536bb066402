import type { Kernel } from "../kernel/kernel.ts";
import { isEmpty, NO_POLYS, pathArea, type Polys, polysBuilder, UM } from "../kernel/polys.ts";
import type { BeadRules } from "./beading.ts";
import type { WallBeads } from "./beads.ts";

/** Less is a corner, µm². */
const LEAST_AREA = 0.08 * UM * UM;
/** Narrower than this share of the least bead, nothing is laid. */
const LEAST_SHARE = 0.8;

/** What walls leave of some places in the region: a region for beads of its own. */
export function leftBy(
  kernel: Kernel,
  region: Polys,
  places: Polys,
  inside: Polys,
  loops: readonly Polys[],
  beads: WallBeads,
  rules: BeadRules,
): Polys {
  const edge = kernel.offset(kernel.intersect(region, kernel.union(places)), -rules.slack / 2);
  const strips = stripsOf(places, loops, beads, rules);
  // Strips lie on each other and holes of the inside on strips: one after the other.
  const beside = kernel.difference(edge, strips);
  const uncovered = isEmpty(beside) ? beside : kernel.difference(beside, inside);
  if (isEmpty(uncovered)) return NO_POLYS;
  const open = (rules.least * LEAST_SHARE) / 2;
  const rest = kernel.offsets(uncovered, -open, open + rules.slack / 2);
  const builder = polysBuilder(rest.points.length / 2 + 1);
  for (let i = 0; i + 1 < rest.starts.length; i++) {
    const size = pathArea(rest, i);
    if (size > 0 && size < LEAST_AREA) continue;
    for (let k = rest.starts[i]!; k < rest.starts[i + 1]!; k++)
      builder.point(rest.points[2 * k]!, rest.points[2 * k + 1]!);
    builder.end();
  }
  return isEmpty(rest) ? NO_POLYS : builder.done();
}

/** Directions of a bead's round end. */
const ROUND = 5;
/** Shorter steps of a bead are taken together, µm. */
const SHORT = 100;

/** Beads near some places, each piece as wide as what it covers. */
function stripsOf(
  places: Polys,
  loops: readonly Polys[],
  { points, starts, widths }: WallBeads,
  { slack, outer, inner }: BeadRules,
): Polys {
  const boxes: (readonly [number, number, number, number])[] = [];
  for (let i = 0; i + 1 < places.starts.length; i++) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = places.starts[i]!; k < places.starts[i + 1]!; k++) {
      x0 = Math.min(x0, places.points[2 * k]!);
      y0 = Math.min(y0, places.points[2 * k + 1]!);
      x1 = Math.max(x1, places.points[2 * k]!);
      y1 = Math.max(y1, places.points[2 * k + 1]!);
    }
    boxes.push([x0, y0, x1, y1]);
  }
  const builder = polysBuilder(1024);
  const lay = (ax: number, ay: number, bx: number, by: number, cover: number): void => {
    const half = cover / 2;
    const near = boxes.some(
      ([x0, y0, x1, y1]) =>
        Math.max(ax, bx) + half > x0 &&
        Math.min(ax, bx) - half < x1 &&
        Math.max(ay, by) + half > y0 &&
        Math.min(ay, by) - half < y1,
    );
    if (!near) return;
    const l = Math.hypot(bx - ax, by - ay);
    const from = l > 0 ? Math.atan2(by - ay, bx - ax) : 0;
    for (let k = 0; k <= ROUND; k++) {
      const angle = from - Math.PI / 2 + (Math.PI * k) / ROUND;
      builder.point(
        Math.round(bx + half * Math.cos(angle)),
        Math.round(by + half * Math.sin(angle)),
      );
    }
    for (let k = 0; k <= ROUND; k++) {
      const angle = from + Math.PI / 2 + (Math.PI * k) / ROUND;
      builder.point(
        Math.round(ax + half * Math.cos(angle)),
        Math.round(ay + half * Math.sin(angle)),
      );
    }
    builder.end();
  };
  for (let i = 0; i < widths.length; i++) {
    const cover = widths[i]! * UM - slack;
    const end = 2 * starts[i + 1]!;
    let from = 2 * starts[i]!;
    for (let k = from + 2; k < end; k += 2) {
      const step = Math.hypot(points[k]! - points[from]!, points[k + 1]! - points[from + 1]!);
      if (step < SHORT && k + 2 < end) continue;
      lay(points[from]!, points[from + 1]!, points[k]!, points[k + 1]!, cover);
      from = k;
    }
  }
  for (const [depth, { points, starts }] of loops.entries())
    for (let i = 0; i + 1 < starts.length; i++) {
      let before = starts[i + 1]! - 1;
      for (let k = starts[i]!; k < starts[i + 1]!; before = k++)
        lay(
          points[2 * before]!,
          points[2 * before + 1]!,
          points[2 * k]!,
          points[2 * k + 1]!,
          depth === 0 ? outer : inner,
        );
    }
  return builder.done();
}
