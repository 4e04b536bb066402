import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, cross, dot, length, subtract, unit } from "../../features/vectors.ts";
import type { MeasuredFeature, PlaneFeature } from "../../inspection/inspection-types.ts";

/** A distance wherever the drawing's holds, and where it is taken. */
export interface Distances {
  /** At each place of the features' extent; never empty. */
  readonly values: readonly number[];
  readonly uncertainty: number;
  readonly middle: Vec3;
}

/** The way a dimension runs on the reference: unit, from the one feature to the other. */
export function directionBetween(
  from: MeasuredFeature,
  to: MeasuredFeature,
  given?: Vec3,
): Vec3 | undefined {
  const [a, b] = [from.middle, to.middle];
  const toward = (d: Vec3): Vec3 => (dot(subtract(b, a), d) < 0 ? [-d[0], -d[1], -d[2]] : d);
  if (given) return toward(unit(given));
  if (from.shape === "plane") return toward(from.normal);
  if (to.shape === "plane") return toward(to.normal);
  let run = subtract(b, a);
  for (const feature of [from, to])
    if ("axis" in feature && isLine(feature))
      run = along(run, feature.axis, -dot(run, feature.axis));
  return length(run) > 1e-6 ? unit(run) : undefined;
}

const isLine = (feature: MeasuredFeature): boolean =>
  feature.shape === "round" || feature.shape === "thread" || feature.shape === "cone";

/** Distances from one feature to the other along a direction, over their whole extent. */
export function distancesBetween(
  from: MeasuredFeature,
  to: MeasuredFeature,
  direction: Vec3,
): Distances {
  const uncertainty = from.uncertainty + to.uncertainty;
  const middle: Vec3 = [
    (from.middle[0] + to.middle[0]) / 2,
    (from.middle[1] + to.middle[1]) / 2,
    (from.middle[2] + to.middle[2]) / 2,
  ];
  return { values: valuesBetween(from, to, direction), uncertainty, middle };
}

function valuesBetween(from: MeasuredFeature, to: MeasuredFeature, d: Vec3): readonly number[] {
  if (from.shape === "plane" && to.shape === "plane") return betweenPlanes(from, to, d);
  if (from.shape === "plane") return placesOf(to).map((p) => heightOver(from, p, d));
  if (to.shape === "plane") return placesOf(from).map((p) => -heightOver(to, p, d));
  // Each end of the one, seen from the other's axis.
  return [
    ...placesOf(to).map((p) => dot(subtract(p, footOn(from, p)), d)),
    ...placesOf(from).map((p) => dot(subtract(footOn(to, p), p), d)),
  ];
}

/**
 * At the corners of each face that lie over the other; where none do (steps side by side), at all corners
 * of the second.
 */
function betweenPlanes(from: PlaneFeature, to: PlaneFeature, d: Vec3): readonly number[] {
  const over = isOver(from, d);
  const under = isOver(to, d);
  const values = [
    ...to.points.filter(over).map((p) => heightOver(from, p, d)),
    ...from.points.filter(under).map((p) => -heightOver(to, p, d)),
  ];
  return values.length > 0 ? values : to.points.map((p) => heightOver(from, p, d));
}

/** Corners that stand over a face's box, seen along a direction, to within a thousandth. */
function isOver(face: PlaneFeature, d: Vec3): (p: Vec3) => boolean {
  const [u, v] = acrossOf(d);
  const range = (w: Vec3): readonly [number, number] => {
    const heights = face.points.map((p) => dot(p, w));
    return [least(heights) - 1e-3, most(heights) + 1e-3];
  };
  const [[u0, u1], [v0, v1]] = [range(u), range(v)];
  return (p) => {
    const [a, b] = [dot(p, u), dot(p, v)];
    return a >= u0 && a <= u1 && b >= v0 && b <= v1;
  };
}

const least = (list: readonly number[]): number => list.reduce((a, b) => (b < a ? b : a), Infinity);
const most = (list: readonly number[]): number => list.reduce((a, b) => (b > a ? b : a), -Infinity);

function acrossOf(d: Vec3): readonly [Vec3, Vec3] {
  const [x, y, z] = [Math.abs(d[0]), Math.abs(d[1]), Math.abs(d[2])];
  const helper: Vec3 = x <= y && x <= z ? [1, 0, 0] : y <= z ? [0, 1, 0] : [0, 0, 1];
  const u = unit(cross(d, helper));
  return [u, cross(d, u)];
}

/** How far a point is from the fitted plane, along `d`. */
function heightOver({ point, normal }: PlaneFeature, p: Vec3, d: Vec3): number {
  const facing = dot(normal, d);
  // Nearly along the face there is no such distance: then square to it.
  const square = Math.abs(facing) < 0.5;
  return dot(subtract(p, point), normal) / (square ? 1 : facing);
}

/** Where a feature is: both ends of an axis, else its centre. */
function placesOf(feature: MeasuredFeature): readonly Vec3[] {
  return "ends" in feature ? feature.ends : [feature.middle];
}

/** The point of a feature's axis beside `p`; of one without an axis its centre. */
function footOn(feature: MeasuredFeature, p: Vec3): Vec3 {
  if (!("ends" in feature)) return feature.middle;
  const { ends, axis } = feature;
  return along(ends[0], axis, dot(subtract(p, ends[0]), axis));
}

/** The value farther from the nominal; rounded in the comparison, so that noise doesn't choose. */
export function farthest(values: readonly number[], nominal: number): number {
  let worst = values[0] ?? Number.NaN;
  for (const value of values)
    if (Math.abs(value - nominal) > Math.abs(worst - nominal) + 1e-7) worst = value;
  return worst;
}
