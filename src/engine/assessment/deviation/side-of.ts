import { acos } from "../../foundation/exact-math.ts";
import { unitNormal } from "./cut.ts";
import type { TriangleTree } from "./triangle-tree.ts";

/** Points this near to each other are one, mm. */
const SAME = 1e-6;

/**
 * On which side of a closed mesh a point lies: 1 outside, -1 inside, 0 on it. The normals of all
 * triangles about the nearest point are summed, each by its angle there (Baerentzen and Aanæs, IEEE TVCG
 * 11(3), 2005), so that edges and corners decide rightly.
 */
export function sideOf(tree: TriangleTree, x: number, y: number, z: number): -1 | 0 | 1 {
  tree.distance(x, y, z, Math.max(0, tree.triangle));
  const { nearest } = tree;
  const [qx, qy, qz] = [nearest.x, nearest.y, nearest.z];
  if (nearest.distanceSq < SAME * SAME) return 0;
  let sum = 0;
  tree.within(qx, qy, qz, SAME, (triangle) => {
    const n = unitNormal(tree.corners, triangle);
    if (!n) return;
    const facing = n[0] * (x - qx) + n[1] * (y - qy) + n[2] * (z - qz);
    sum += angleAt(tree.corners, triangle, qx, qy, qz) * facing;
  });
  return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}

/** How much of a turn a triangle takes up about a point of it, radians. */
function angleAt(c: Float64Array, triangle: number, x: number, y: number, z: number): number {
  const at = (k: number, a: number): number => c[9 * triangle + 3 * k + a] as number;
  for (let k = 0; k < 3; k++) {
    const away = [at(k, 0) - x, at(k, 1) - y, at(k, 2) - z] as const;
    if (size(away) > 2 * SAME) continue;
    const [i, j] = [(k + 1) % 3, (k + 2) % 3];
    const u = [0, 1, 2].map((a) => at(i, a) - at(k, a)) as [number, number, number];
    const v = [0, 1, 2].map((a) => at(j, a) - at(k, a)) as [number, number, number];
    const both = size(u) * size(v);
    return both > 0 ? acos((u[0] * v[0] + u[1] * v[1] + u[2] * v[2]) / both) : 0;
  }
  for (let k = 0; k < 3; k++) {
    const j = (k + 1) % 3;
    const e = [at(j, 0) - at(k, 0), at(j, 1) - at(k, 1), at(j, 2) - at(k, 2)] as const;
    const d = [x - at(k, 0), y - at(k, 1), z - at(k, 2)] as const;
    const cross = [
      e[1] * d[2] - e[2] * d[1],
      e[2] * d[0] - e[0] * d[2],
      e[0] * d[1] - e[1] * d[0],
    ] as const;
    if (size(cross) <= 2 * SAME * size(e)) return Math.PI;
  }
  return 2 * Math.PI;
}

const size = (a: readonly [number, number, number]): number =>
  Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
