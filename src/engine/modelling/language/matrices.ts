import { cos, sin } from "../../foundation/exact-math.ts";
import type { Vec3 } from "../../geometry/mesh.ts";

/** Column-major 4 × 4. */
export type Matrix = readonly number[];

export const translation = ([x, y, z]: Vec3): Matrix => [
  1,
  0,
  0,
  0,
  0,
  1,
  0,
  0,
  0,
  0,
  1,
  0,
  x,
  y,
  z,
  1,
];
export const scaling = ([x, y, z]: Vec3): Matrix => [
  x,
  0,
  0,
  0,
  0,
  y,
  0,
  0,
  0,
  0,
  z,
  0,
  0,
  0,
  0,
  1,
];

/** Sine and cosine, exact at the quarter turns: a part turned by 90° keeps round numbers. */
function sineCosine(angle: number): [number, number] {
  const quarters = angle / (Math.PI / 2);
  const whole = Math.round(quarters);
  if (Math.abs(quarters - whole) > 1e-12) return [sin(angle), cos(angle)];
  return [[0, 1, 0, -1][((whole % 4) + 4) % 4], [1, 0, -1, 0][((whole % 4) + 4) % 4]] as [
    number,
    number,
  ];
}

/** Turns about x, then y, then z (radians), as JSCAD's `rotate`. */
export function rotation([x, y, z]: Vec3): Matrix {
  const [sx, cx] = sineCosine(x);
  const [sy, cy] = sineCosine(y);
  const [sz, cz] = sineCosine(z);
  return [
    cz * cy,
    sz * cy,
    -sy,
    0,
    cz * sy * sx - sz * cx,
    sz * sy * sx + cz * cx,
    cy * sx,
    0,
    cz * sy * cx + sz * sx,
    sz * sy * cx - cz * sx,
    cy * cx,
    0,
    0,
    0,
    0,
    1,
  ];
}

/** Mirror at the plane through `origin` square to `normal` (not zero). */
export function mirroring(origin: Vec3, normal: Vec3): Matrix {
  const l = Math.hypot(...normal);
  const [a, b, c] = normal.map((n) => n / l) as [number, number, number];
  const w = 2 * (a * origin[0] + b * origin[1] + c * origin[2]);
  return [
    1 - 2 * a * a,
    -2 * a * b,
    -2 * a * c,
    0,
    -2 * a * b,
    1 - 2 * b * b,
    -2 * b * c,
    0,
    -2 * a * c,
    -2 * b * c,
    1 - 2 * c * c,
    0,
    w * a,
    w * b,
    w * c,
    1,
  ];
}
