import { pathArea, pathCount, type Polys, UM } from "../kernel/polys.ts";
import type { LayerBuilder } from "./layer-builder.ts";
import { layRings } from "./lay.ts";

/** Of the plastic of a whole turn, what the first one takes: it grows from nothing. */
const FIRST_TURN = 0.5;

/**
 * Lays the outer wall of a vase: one loop that goes on where the layer below ended, without a seam;
 * where the outline jumps by more than a bead's width, the nozzle goes there without laying one.
 * Gives false, and lays what loops there are the plain way, where the layer has more than one.
 */
export function laySpiral(
  out: LayerBuilder,
  loops: Polys,
  width: number,
  begins: boolean,
): boolean {
  const { nozzle } = out;
  const outer: number[] = [];
  for (let i = 0; i < pathCount(loops); i++) if (pathArea(loops, i) > 0) outer.push(i);
  if (outer.length !== 1) {
    layRings(out, loops, "outer-wall", width);
    return false;
  }
  const path = outer[0]!;
  const { points, starts } = loops;
  const from = starts[path]!;
  const to = starts[path + 1]!;
  const { side, x, y } = nearestPlace(loops, path, nozzle.x, nozzle.y);
  out.begin("outer-wall", width, begins ? FIRST_TURN : 1);
  if (!begins && nozzle.known && Math.hypot(x - nozzle.x, y - nozzle.y) <= width * UM)
    out.point(nozzle.x, nozzle.y);
  out.point(x, y);
  for (let k = side + 1; k < to; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
  for (let k = from; k <= side; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
  out.point(x, y);
  out.end();
  return true;
}

/** The place of a loop nearest to (x, y), on the side that begins at point `side`. */
function nearestPlace({ points, starts }: Polys, path: number, x: number, y: number) {
  const from = starts[path]!;
  const to = starts[path + 1]!;
  let place = { side: from, x: points[2 * from]!, y: points[2 * from + 1]! };
  let least = Infinity;
  for (let side = from; side < to; side++) {
    const next = side + 1 < to ? side + 1 : from;
    const px = points[2 * side]!;
    const py = points[2 * side + 1]!;
    const ex = points[2 * next]! - px;
    const ey = points[2 * next + 1]! - py;
    const long = ex * ex + ey * ey;
    const along = long > 0 ? ((x - px) * ex + (y - py) * ey) / long : 0;
    const share = Math.max(0, Math.min(1, along));
    const qx = px + share * ex;
    const qy = py + share * ey;
    const d = (qx - x) ** 2 + (qy - y) ** 2;
    if (d < least) {
      least = d;
      place = { side, x: qx, y: qy };
    }
  }
  return place;
}
