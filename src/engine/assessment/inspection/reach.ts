import type { Vec3 } from "../../geometry/mesh.ts";
import { dot, length, subtract } from "../features/vectors.ts";
import type { RecognisedSurface, Recognition } from "../recognition-types.ts";
import type { Sight } from "./measure-feature.ts";
import { laid, type RigidPose, turned } from "./rigid-pose.ts";

/** How far a solid reaches along x, y and z, mm. */
export interface Reach {
  readonly min: Vec3;
  readonly max: Vec3;
}

/** A mesh's corners reach a curve to within its chord, and rounding. */
const ROUNDING = 1e-3;

/**
 * The reach of the surfaces meant: of a round side the circle through the corners, also where no
 * corner stands at its outermost place.
 */
export function reachOf({ solid, recognition }: Sight, pose: RigidPose): Reach {
  const [min, max] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ] as [number[], number[]];
  const { positions } = solid.mesh;
  for (let v = 0; v < positions.length; v += 3) {
    const p = laid(pose, [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0]);
    for (let k = 0; k < 3; k++) {
      min[k] = Math.min(min[k] ?? 0, p[k] ?? 0);
      max[k] = Math.max(max[k] ?? 0, p[k] ?? 0);
    }
  }
  for (const surface of recognition.surfaces)
    for (let k = 0; k < 3; k++)
      for (const sign of [1, -1]) {
        const side = support(surface, pose, k as 0 | 1 | 2, sign);
        if (!side) continue;
        const meshed = sign > 0 ? (max[k] ?? 0) : (min[k] ?? 0);
        const gap = (side.at - meshed) * sign;
        if (gap <= 0 || gap > side.chord + ROUNDING) continue;
        (sign > 0 ? max : min)[k] = side.at;
      }
  return { min: min as unknown as Vec3, max: max as unknown as Vec3 };
}

/** The outermost coordinate of a whole round surface, and how far its mesh may fall short of it. */
function support(
  { shape, flatRadius }: RecognisedSurface,
  pose: RigidPose,
  k: 0 | 1 | 2,
  sign: number,
): { readonly at: number; readonly chord: number } | undefined {
  if (shape.kind === "plane" || shape.kind === "free" || shape.kind === "cone" || shape.inward)
    return undefined;
  const centre = laid(pose, shape.kind === "cylinder" ? shape.point : shape.centre)[k];
  const fall = (radius: number): number => radius - (flatRadius ?? radius);
  if (shape.kind === "sphere")
    return { at: centre + sign * shape.radius, chord: 2 * fall(shape.radius) };
  const across = turned(pose, shape.axis)[k];
  if (Math.abs(across) > 1e-6) return undefined;
  return shape.kind === "cylinder"
    ? { at: centre + sign * shape.radius, chord: fall(shape.radius) }
    : {
        at: centre + sign * (shape.majorRadius + shape.minorRadius),
        chord: (shape.majorRadius + shape.minorRadius) * 0.05,
      };
}

/** Nearer than this, mm, is on it. */
const ON = 1e-6;

const boxes = new WeakMap<Recognition, Map<number, Float64Array>>();

/** Six numbers a triangle of a surface: the box around it, low then high. */
function boxesOf({ solid, recognition }: Sight, place: number): Float64Array {
  let known = boxes.get(recognition);
  if (!known) boxes.set(recognition, (known = new Map()));
  const before = known.get(place);
  if (before) return before;
  const { positions, triangles } = solid.mesh;
  const own = recognition.surfaces[place]?.triangles ?? new Uint32Array();
  const list = new Float64Array(6 * own.length);
  own.forEach((t, i) => {
    for (let axis = 0; axis < 3; axis++) {
      const [a, b, c] = [0, 1, 2].map(
        (k) => positions[3 * (triangles[3 * t + k] ?? 0) + axis] ?? 0,
      );
      list[6 * i + axis] = Math.min(a ?? 0, b ?? 0, c ?? 0);
      list[6 * i + 3 + axis] = Math.max(a ?? 0, b ?? 0, c ?? 0);
    }
  });
  known.set(place, list);
  return list;
}

/** Least distance of a point from the triangles of a surface, mm. */
export function distanceToSurface(sight: Sight, place: number, p: Vec3): number {
  const { positions, triangles } = sight.solid.mesh;
  const corner = (t: number, k: number): Vec3 => {
    const v = (triangles[t * 3 + k] ?? 0) * 3;
    return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0];
  };
  const own = sight.recognition.surfaces[place]?.triangles ?? [];
  const around = boxesOf(sight, place);
  let least = Infinity;
  for (let i = 0; i < own.length; i++) {
    // Most triangles are farther off with their whole box than the nearest so far.
    let square = 0;
    for (let axis = 0; axis < 3; axis++) {
      const x = p[axis as 0 | 1 | 2];
      const gap = Math.max(0, (around[6 * i + axis] ?? 0) - x, x - (around[6 * i + 3 + axis] ?? 0));
      square += gap * gap;
    }
    if (square >= least * least) continue;
    const t = own[i] ?? 0;
    least = Math.min(least, distanceToTriangle(p, corner(t, 0), corner(t, 1), corner(t, 2)));
    if (least < ON) return least;
  }
  return least;
}

/** After Ericson, Real-Time Collision Detection (2005), 5.1.5. */
function distanceToTriangle(p: Vec3, a: Vec3, b: Vec3, c: Vec3): number {
  const [ab, ac, ap] = [subtract(b, a), subtract(c, a), subtract(p, a)];
  const [d1, d2] = [dot(ab, ap), dot(ac, ap)];
  if (d1 <= 0 && d2 <= 0) return length(ap);
  const bp = subtract(p, b);
  const [d3, d4] = [dot(ab, bp), dot(ac, bp)];
  if (d3 >= 0 && d4 <= d3) return length(bp);
  const cp = subtract(p, c);
  const [d5, d6] = [dot(ab, cp), dot(ac, cp)];
  if (d6 >= 0 && d5 <= d6) return length(cp);
  const from = (base: Vec3, d: Vec3, t: number): number =>
    length(subtract(p, [base[0] + t * d[0], base[1] + t * d[1], base[2] + t * d[2]]));
  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return from(a, ab, d1 / (d1 - d3));
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return from(a, ac, d2 / (d2 - d6));
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0)
    return from(b, subtract(c, b), (d4 - d3) / (d4 - d3 + (d5 - d6)));
  const sum = va + vb + vc;
  if (!(sum > 0)) return Math.min(from(a, ab, 0), from(b, ab, 0), from(c, ab, 0));
  const [v, w] = [vb / sum, vc / sum];
  return length(
    subtract(p, [
      a[0] + ab[0] * v + ac[0] * w,
      a[1] + ab[1] * v + ac[1] * w,
      a[2] + ab[2] * v + ac[2] * w,
    ]),
  );
}
