import type { Vec3 } from "../../geometry/mesh.ts";
import { middleOf } from "./zone-types.ts";

/**
 * Unit directions in which the points spread, widest first: eigenvectors of their covariance by
 * Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5). First guess for a search only.
 */
export function principalAxes(points: readonly Vec3[]): readonly [Vec3, Vec3, Vec3] {
  const mean = meanOf(points);
  const a = [0, 1, 2].map((i) =>
    [0, 1, 2].map((k) => {
      let sum = 0;
      for (const p of points)
        sum += ((p[i] ?? 0) - (mean[i] ?? 0)) * ((p[k] ?? 0) - (mean[k] ?? 0));
      return sum;
    }),
  );
  const v = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  for (let sweep = 0; sweep < 30; sweep++)
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      rotate(a, v, p, q);
  const order = [0, 1, 2].sort((i, k) => at(a, k, k) - at(a, i, i));
  const column = (k: number): Vec3 => [at(v, 0, k), at(v, 1, k), at(v, 2, k)];
  return [column(order[0] ?? 0), column(order[1] ?? 1), column(order[2] ?? 2)];
}

function meanOf(points: readonly Vec3[]): Vec3 {
  const { centre } = middleOf(points);
  const sum = [0, 0, 0];
  for (const p of points)
    for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (p[k] ?? 0) - (centre[k] ?? 0);
  const n = Math.max(1, points.length);
  const at = (k: number): number => (centre[k] ?? 0) + (sum[k] ?? 0) / n;
  return [at(0), at(1), at(2)];
}

const at = (m: readonly (readonly number[])[], i: number, k: number): number => m[i]?.[k] ?? 0;

/** One rotation in the plane (p, q) that makes the matrix entry there zero. */
function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const off = at(a, p, q);
  if (Math.abs(off) < 1e-300) return;
  const theta = (at(a, q, q) - at(a, p, p)) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turnColumns = (m: number[][]): void => {
    for (const row of m) {
      const [x, y] = [row[p] ?? 0, row[q] ?? 0];
      row[p] = c * x - s * y;
      row[q] = s * x + c * y;
    }
  };
  turnColumns(a);
  const [rowP, rowQ] = [a[p] ?? [], a[q] ?? []];
  for (let k = 0; k < 3; k++) {
    const [x, y] = [rowP[k] ?? 0, rowQ[k] ?? 0];
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
  turnColumns(v);
}
