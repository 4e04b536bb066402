import type { Vec3 } from "../../../geometry/mesh.ts";
import { eigenSymmetric } from "./solve.ts";

/** A screw motion under which a surface glides along itself; all the frame of the points, mm. */
export interface Screw {
  /** Unit axis and a point on it. */
  readonly axis: Vec3;
  readonly point: Vec3;
  /** Advance for a turn along the axis, positive right-handed; 0 for a surface of revolution. */
  readonly pitch: number;
  /** Root mean square of the sine between velocity and surface, 0 for a perfect glide. */
  readonly error: number;
  /** The same of the second best motion: near `error` where the surface glides in several ways. */
  readonly second: number;
}

/**
 * The screw motion that best fits points with normals and weights: the velocity field c' + c × p
 * must be square to every normal, linear in (c, c'). Source: H. Pottmann and J. Wallner,
 * *Computational Line Geometry*, Springer 2001, chapter 4 (linear complexes).
 */
export function fitScrew(points: readonly number[], normals: readonly number[]): Screw | null {
  const count = points.length / 3;
  if (count < 5) return null;
  const centre = [0, 0, 0];
  for (let i = 0; i < points.length; i++)
    centre[i % 3] = (centre[i % 3] as number) + (points[i] as number) / count;
  let scale = 0;
  for (let i = 0; i < points.length; i++)
    scale = Math.max(scale, Math.abs((points[i] as number) - (centre[i % 3] as number)));
  if (!(scale > 0)) return null;
  const matrix = new Float64Array(36);
  const row = new Float64Array(6);
  for (let i = 0; i < points.length; i += 3) {
    const px = ((points[i] as number) - (centre[0] as number)) / scale;
    const py = ((points[i + 1] as number) - (centre[1] as number)) / scale;
    const pz = ((points[i + 2] as number) - (centre[2] as number)) / scale;
    const nx = normals[i] as number;
    const ny = normals[i + 1] as number;
    const nz = normals[i + 2] as number;
    row[0] = py * nz - pz * ny;
    row[1] = pz * nx - px * nz;
    row[2] = px * ny - py * nx;
    row[3] = nx;
    row[4] = ny;
    row[5] = nz;
    for (let j = 0; j < 6; j++)
      for (let k = 0; k < 6; k++)
        matrix[6 * j + k] =
          (matrix[6 * j + k] as number) + ((row[j] as number) * (row[k] as number)) / count;
  }
  const { values, vectors } = eigenSymmetric(matrix, 6);
  const [cx, cy, cz, vx, vy, vz] = vectors[0] as [number, number, number, number, number, number];
  const square = cx * cx + cy * cy + cz * cz;
  // Without rotation it is a translation: a prism, not our case.
  if (square < 1e-4) return null;
  const size = Math.sqrt(square);
  // The point of the axis nearest to the centre is c × c' / c².
  const point = [cy * vz - cz * vy, cz * vx - cx * vz, cx * vy - cy * vx].map(
    (x, k) => (x / square) * scale + (centre[k] as number),
  );
  const pitch = ((cx * vx + cy * vy + cz * vz) / square) * scale * 2 * Math.PI;
  return {
    axis: [cx / size, cy / size, cz / size],
    point: point as unknown as Vec3,
    pitch,
    error: Math.sqrt(Math.max(0, values[0] as number)),
    second: Math.sqrt(Math.max(0, values[1] as number)),
  };
}
