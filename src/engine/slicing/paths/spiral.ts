import { pathArea, pathCount, type Polys } from "../kernel/polys.ts";
import type { LayerBuilder } from "./layer-builder.ts";
import { layRings } from "./lay.ts";
import { nearestPoint } from "./seam.ts";

/** Of the plastic of a whole turn, what the first one takes: it grows from nothing. */
const FIRST_TURN = 0.5;

/**
 * Lays the outer wall of a vase: one loop that goes on where the layer below ended, without a seam.
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
  const [from, to] = [starts[path]!, starts[path + 1]!];
  const seam = nearestPoint(loops, path, nozzle.x, nozzle.y);
  out.begin("outer-wall", width, begins ? FIRST_TURN : 1);
  if (!begins && nozzle.known) out.point(nozzle.x, nozzle.y);
  for (let k = seam; k < to; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
  for (let k = from; k <= seam; k++) out.point(points[2 * k]!, points[2 * k + 1]!);
  out.end();
  return true;
}
