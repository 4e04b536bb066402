import type { Vec3 } from "../../geometry/mesh.ts";

// Only + - * / and sqrt here: they give the same bits in every JavaScript engine, so that a
// verdict is the same on every machine.

export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** The point `t` along `direction` from `from`. */
export const along = (from: Vec3, direction: Vec3, t: number): Vec3 => [
  from[0] + direction[0] * t,
  from[1] + direction[1] * t,
  from[2] + direction[2] * t,
];

export const length = (a: Vec3): number => Math.sqrt(dot(a, a));

export function unit(a: Vec3): Vec3 {
  const size = length(a);
  return size > 0 ? [a[0] / size, a[1] / size, a[2] / size] : [0, 0, 1];
}

/** Distance of `p` from the line through `point` in the unit direction `axis`. */
export function distanceToLine(p: Vec3, point: Vec3, axis: Vec3): number {
  const d = subtract(p, point);
  return length(along(d, axis, -dot(d, axis)));
}

/** The same line's direction with one sign for both ways: the largest component is positive. */
export function withoutSign(axis: Vec3): Vec3 {
  let largest = 0;
  for (let i = 1; i < 3; i++)
    if (Math.abs(axis[i] ?? 0) > Math.abs(axis[largest] ?? 0) + 1e-6) largest = i;
  return (axis[largest] ?? 0) < 0 ? [-axis[0] + 0, -axis[1] + 0, -axis[2] + 0] : axis;
}

/** Two unit vectors that span the plane square to the unit vector `axis`. */
export function squareTo(axis: Vec3): readonly [Vec3, Vec3] {
  const [x, y, z] = [Math.abs(axis[0]), Math.abs(axis[1]), Math.abs(axis[2])];
  const helper: Vec3 = x <= y && x <= z ? [1, 0, 0] : y <= z ? [0, 1, 0] : [0, 0, 1];
  const u = unit(cross(axis, helper));
  return [u, cross(axis, u)];
}
