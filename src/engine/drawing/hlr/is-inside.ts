import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { vertexAt } from "./topology.ts";
import { cross, dot, sub } from "./vec.ts";

/** An odd direction, so that a ray seldom meets an edge or a vertex. */
const RAY: Vec3 = [0.5377, 0.3141, 0.7824];

/** True where a point lies in the material: a ray leaves it an odd number of times. */
export function isInside({ mesh }: Solid, point: Vec3): boolean {
  let crossings = 0;
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const a = vertexAt(mesh, mesh.triangles[t]);
    const e1 = sub(vertexAt(mesh, mesh.triangles[t + 1]), a);
    const e2 = sub(vertexAt(mesh, mesh.triangles[t + 2]), a);
    // Ray against triangle after Möller and Trumbore, 1997.
    const p = cross(RAY, e2);
    const det = dot(e1, p);
    if (Math.abs(det) < 1e-14) continue;
    const s = sub(point, a);
    const u = dot(s, p) / det;
    const q = cross(s, e1);
    const v = dot(RAY, q) / det;
    if (u >= 0 && v >= 0 && u + v <= 1 && dot(e2, q) / det > 0) crossings++;
  }
  return crossings % 2 === 1;
}
