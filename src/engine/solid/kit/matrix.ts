import type { Vec3 } from "../../geometry/mesh.ts";

/** Column-major 4 × 4, affine: the last row is 0 0 0 1. */
export type Matrix = readonly number[];

export const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

const at = (m: Matrix, i: number): number => m[i] as number;

export const translation = (v: Vec3): Matrix => [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...v, 1];

/** The product a·b: first b, then a. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a === IDENTITY) return b;
  if (b === IDENTITY) return a;
  const out = Array.from<number>({ length: 16 }).fill(0);
  for (let column = 0; column < 4; column++)
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += at(a, k * 4 + row) * at(b, column * 4 + k);
      out[column * 4 + row] = sum;
    }
  return out;
}

/** The image of a direction (no translation). */
export const applyLinear = (m: Matrix, [x, y, z]: Vec3): Vec3 => [
  at(m, 0) * x + at(m, 4) * y + at(m, 8) * z,
  at(m, 1) * x + at(m, 5) * y + at(m, 9) * z,
  at(m, 2) * x + at(m, 6) * y + at(m, 10) * z,
];

/** The image of a point. */
export const applyPoint = (m: Matrix, p: Vec3): Vec3 => {
  const [x, y, z] = applyLinear(m, p);
  return [x + at(m, 12), y + at(m, 13), z + at(m, 14)];
};

export function determinant(m: Matrix): number {
  return (
    at(m, 0) * (at(m, 5) * at(m, 10) - at(m, 9) * at(m, 6)) -
    at(m, 4) * (at(m, 1) * at(m, 10) - at(m, 9) * at(m, 2)) +
    at(m, 8) * (at(m, 1) * at(m, 6) - at(m, 5) * at(m, 2))
  );
}
