import type { Kernel } from "../kernel/kernel.ts";
import {
  concat,
  isEmpty,
  NO_POLYS,
  pathArea,
  type Polys,
  polysBuilder,
  UM,
} from "../kernel/polys.ts";

/** How a region is corrected for what printing does to it; all in mm, positive adds material. */
export interface Compensation {
  /** On all contours. */
  readonly xy: number;
  /** On holes, besides `xy`; negative makes them larger. */
  readonly hole: number;
  /** How much the first layers are taken in (0 or more), and the width of a bead that must stay. */
  readonly elephantFoot: number;
  readonly bead: number;
}

/** Corrections of less are nothing, µm. */
const LEAST = 0.5;

/**
 * The region as it is to be laid so that it comes out as drawn. Elephant-foot compensation takes in
 * wide places by its whole amount; a wall that this would leave thinner than a bead keeps one bead.
 */
export function compensate(kernel: Kernel, region: Polys, how: Compensation): Polys {
  let result = region;
  if (isEmpty(result)) return result;
  if (Math.abs(how.hole) * UM >= LEAST) result = fitHoles(kernel, result, how.hole * UM);
  if (Math.abs(how.xy) * UM >= LEAST) result = kernel.offset(result, how.xy * UM);
  const foot = how.elephantFoot * UM;
  if (foot < LEAST || isEmpty(result)) return result;
  const whole = result;
  const taken = kernel.offset(whole, -foot);
  // What stays of thin walls: as much of the step as leaves them a bead, in four steps.
  const bead = how.bead * UM;
  let kept = taken;
  for (const part of [0.75, 0.5, 0.25, 0]) {
    const thickness = bead + 2 * part * foot;
    const wide = kernel.offsets(whole, -thickness / 2, thickness / 2);
    const lost = kernel.difference(whole, wide);
    if (isEmpty(lost)) break;
    // Thinner than that here: take in only the next smaller part.
    const less = Math.max(0, part - 0.25) * foot;
    const thin = kernel.offsets(lost, -bead / 40, bead / 40 + foot);
    if (isEmpty(thin)) continue;
    const there = kernel.intersect(less > 0 ? kernel.offset(whole, -less) : whole, thin);
    if (!isEmpty(there)) kept = kernel.union(concat(kept, there));
  }
  return kept;
}

/** Grows or shrinks the holes of a region (positive makes them smaller); the outlines stay. */
function fitHoles(kernel: Kernel, region: Polys, amount: number): Polys {
  const outlines: { readonly size: number; readonly path: Polys }[] = [];
  const holes: { readonly size: number; readonly path: Polys }[] = [];
  for (let i = 0; i + 1 < region.starts.length; i++) {
    const size = pathArea(region, i);
    const path = pickOne(region, i);
    if (size > 0) outlines.push({ size, path });
    // Each by itself: a hole that holds an island with a hole would swallow it.
    else holes.push({ size: -size, path: kernel.offset(reversed(path), -amount) });
  }
  if (holes.length === 0) return region;
  // From the largest outline inwards: it is filled, its holes are cut, then comes what lies in them.
  outlines.sort((a, b) => b.size - a.size);
  let result: Polys = NO_POLYS;
  for (const { size, path } of outlines) {
    let own: Polys = NO_POLYS;
    for (const hole of holes) if (hole.size < size) own = concat(own, hole.path);
    const body = kernel.difference(path, own);
    result = isEmpty(result) ? body : kernel.union(concat(result, body));
  }
  return result;
}

function pickOne(polys: Polys, i: number): Polys {
  const from = polys.starts[i]!;
  const to = polys.starts[i + 1]!;
  return { points: polys.points.slice(2 * from, 2 * to), starts: Uint32Array.of(0, to - from) };
}

function reversed(polys: Polys): Polys {
  const builder = polysBuilder(polys.points.length / 2 + 1);
  for (let i = 0; i + 1 < polys.starts.length; i++) {
    for (let k = polys.starts[i + 1]! - 1; k >= polys.starts[i]!; k--)
      builder.point(polys.points[2 * k]!, polys.points[2 * k + 1]!);
    builder.end();
  }
  return builder.done();
}
