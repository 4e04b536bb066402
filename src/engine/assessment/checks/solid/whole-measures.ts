import type { Mesh, Vec3 } from "../../../geometry/mesh.ts";
import { cross, dot, length, subtract } from "../../features/vectors.ts";

/** Measures of a closed mesh. */
export interface WholeMeasures {
  /** mm³ */
  readonly volume: number;
  /** mm² */
  readonly area: number;
  /** Of the volume, in the mesh's frame; its middle where there is none. */
  readonly centroid: Vec3;
}

/**
 * Volume, area and centre of a closed mesh, summed over the tetrahedra from each triangle to the middle of
 * its box: far from zero nothing is lost to cancellation.
 */
export function wholeMeasures({ positions, triangles }: Mesh): WholeMeasures {
  const middle = middleOf(positions);
  let volume = 0;
  let area = 0;
  const moment: [number, number, number] = [0, 0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => {
      const v = 3 * (triangles[t + k] as number);
      const at: Vec3 = [
        positions[v] as number,
        positions[v + 1] as number,
        positions[v + 2] as number,
      ];
      return subtract(at, middle);
    }) as [Vec3, Vec3, Vec3];
    const part = dot(a, cross(b, c)) / 6;
    volume += part;
    area += length(cross(subtract(b, a), subtract(c, a))) / 2;
    for (const k of [0, 1, 2] as const) moment[k] += (part * (a[k] + b[k] + c[k])) / 4;
  }
  const centroid = middle.map((m, k) => m + (volume > 0 ? (moment[k] as number) / volume : 0));
  return { volume, area, centroid: centroid as unknown as Vec3 };
}

function middleOf(positions: Mesh["positions"]): Vec3 {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i % 3] = Math.min(low[i % 3] as number, positions[i] as number);
    high[i % 3] = Math.max(high[i % 3] as number, positions[i] as number);
  }
  const half = low.map((x, k) => (x + (high[k] as number)) / 2);
  return half.every(Number.isFinite) ? (half as unknown as Vec3) : [0, 0, 0];
}
