import type { Vec3 } from "../../geometry/mesh.ts";
import { along, dot, squareTo, subtract, unit } from "../features/vectors.ts";
import { type Affine, minimax } from "./minimax.ts";
import { type Line, middleOf, type Zone } from "./zone-types.ts";

const MOST_ROUNDS = 40;
/** The search ends when the bound is this part of the points' extent. */
const FINE = 1e-10;
/** Under every cut for any axis that could be sought, in extents of the points. */
const BELOW = -100;
const DIAGONAL = Math.sqrt(0.5);
/** First cuts: eight directions square to the axis keep the linear problem bounded. */
const EIGHT = [
  [1, 0],
  [DIAGONAL, DIAGONAL],
  [0, 1],
  [-DIAGONAL, DIAGONAL],
  [-1, 0],
  [-DIAGONAL, -DIAGONAL],
  [0, -1],
  [DIAGONAL, -DIAGONAL],
] as const;

/**
 * The thinnest tube (cylinder) that holds the points: of the given direction, or of any direction near
 * it (`turns`). The zone of an axis's straightness and orientation (ISO 1101:2017), and the least
 * circumscribed cylinder. Cutting planes (Kelley, J. SIAM 8 (1960) 703–712) on the largest distance
 * from the axis, a convex function of the axis's place and lean: `bound` is certified, up to the square of
 * the lean from the direction given, which is then taken as the new direction. Undefined without points.
 */
export function enclosingTube(
  points: readonly Vec3[],
  direction: Vec3,
  turns: boolean,
): (Zone & Line) | undefined {
  if (points.length === 0) return undefined;
  let axis = unit(direction);
  let found: (Zone & Line) | undefined;
  // A lean makes the section square to the old direction an ellipse: begin again from the new one.
  for (let again = 0; again < (turns ? 8 : 1); again++) {
    const next = tubeAbout(points, axis, turns);
    if (!next || (found && next.value >= found.value - 1e-12)) break;
    found = next;
    axis = next.axis;
  }
  return found;
}

function tubeAbout(points: readonly Vec3[], axis: Vec3, turns: boolean): (Zone & Line) | undefined {
  const { centre, size } = middleOf(points);
  const [u, v] = squareTo(axis);
  const local = points.map((p) => {
    const d = subtract(p, centre);
    return { x: dot(d, u), y: dot(d, v), z: dot(d, axis) / size };
  });
  type Local = (typeof local)[number];
  const cut = (p: Local, a: number, b: number): Affine => ({
    slope: turns ? [-a, -b, -a * p.z, -b * p.z] : [-a, -b],
    height: a * p.x + b * p.y,
  });
  const cuts = local.flatMap((p) => EIGHT.map(([a, b]) => cut(p, a, b)));
  let best: { x: readonly number[]; radius: number; place: number } | undefined;
  let lower = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const linear = minimax(cuts, turns ? 4 : 2, BELOW * size);
    if (!linear) break;
    lower = Math.max(lower, linear.lower);
    const [cx = 0, cy = 0, lx = 0, ly = 0] = linear.x;
    let [radius, place] = [-1, 0];
    for (const [i, p] of local.entries()) {
      const [x, y] = [p.x - cx - lx * p.z, p.y - cy - ly * p.z];
      const r = Math.sqrt(x * x + y * y);
      if (r > radius) [radius, place] = [r, i];
      // A cut in the direction in which this point stands off, if the linear problem missed it.
      if (r > lower + size * FINE) cuts.push(cut(p, x / r, y / r));
    }
    if (!best || radius < best.radius) best = { x: linear.x, radius, place };
    if (best.radius - lower <= size * FINE) break;
  }
  if (!best) return undefined;
  const [cx = 0, cy = 0, lx = 0, ly = 0] = best.x;
  const newAxis = unit(along(along(axis, u, lx / size), v, ly / size));
  return {
    value: 2 * best.radius,
    bound: Math.max(0, 2 * (best.radius - lower)),
    at: points[best.place] as Vec3,
    point: along(along(centre, u, cx), v, cy),
    axis: newAxis,
  };
}
