import type { Vec3 } from "../../geometry/mesh.ts";

/** Turns polygons of points into one point list and index lists; points within 1e-7 mm are one. */
export function indexed(polygons: readonly (readonly (readonly number[])[])[]): {
  points: Vec3[];
  faces: number[][];
} {
  const points: Vec3[] = [];
  const known = new Map<string, number>();
  const faces = polygons.map((polygon) =>
    polygon.map((p) => {
      const key = p.map((n) => Math.round(n * 1e7)).join();
      const index = known.get(key) ?? points.push([...p] as unknown as Vec3) - 1;
      known.set(key, index);
      return index;
    }),
  );
  return { points, faces };
}
