import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";

/** A plane face that lies on a side of the part's bounding box. */
export interface Side {
  /** Along which axis, and to its high or low end. */
  readonly axis: 0 | 1 | 2;
  readonly high: boolean;
  /** Of the box. */
  readonly low: Vec3;
  readonly size: Vec3;
  /** Of the face's own bounding box. */
  readonly from: Vec3;
  readonly to: Vec3;
}

/** The sides of the box that a plane face fills to a good part. */
export function sidesOf({ bounds, faces, faceOf, mesh }: Solid): Side[] {
  const size = [0, 1, 2].map((k) => (bounds.max[k] as number) - (bounds.min[k] as number));
  const sides: Side[] = [];
  for (const axis of [0, 1, 2] as const)
    for (const high of [false, true]) {
      const end = (high ? bounds.max : bounds.min)[axis];
      let area = 0;
      const from = [Infinity, Infinity, Infinity];
      const to = [-Infinity, -Infinity, -Infinity];
      for (const [f, face] of faces.entries()) {
        if (face.surface.kind !== "plane") continue;
        const { normal, offset } = face.surface;
        if (Math.abs((normal[axis] as number) - (high ? 1 : -1)) > 1e-9) continue;
        if (Math.abs(offset - (high ? end : -end)) > 1e-6) continue;
        area += face.area;
        for (let t = 0; t < faceOf.length; t++) {
          if (faceOf[t] !== f) continue;
          for (let k = 0; k < 3; k++) {
            const v = 3 * (mesh.triangles[3 * t + k] as number);
            for (let c = 0; c < 3; c++) {
              from[c] = Math.min(from[c] as number, mesh.positions[v + c] as number);
              to[c] = Math.max(to[c] as number, mesh.positions[v + c] as number);
            }
          }
        }
      }
      const [a, b] = [(axis + 1) % 3, (axis + 2) % 3] as [number, number];
      if (area < 0.3 * (size[a] as number) * (size[b] as number)) continue;
      sides.push({
        axis,
        high,
        low: bounds.min,
        size: size as unknown as Vec3,
        from: from as unknown as Vec3,
        to: to as unknown as Vec3,
      });
    }
  return sides;
}
