import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";

/**
 * A point on a face near its middle (of the triangles' middles the one nearest to the middle of
 * the area), so that a label never hangs in the air inside a ring or a hole.
 */
export function middleOfFace(solid: Solid, face: number): Vec3 | undefined {
  const { positions, triangles } = solid.mesh;
  const middles: { at: Vec3; area: number }[] = [];
  for (let t = 0; t < solid.faceOf.length; t++) {
    if (solid.faceOf[t] !== face) continue;
    const [a, b, c] = [corner(3 * t), corner(3 * t + 1), corner(3 * t + 2)];
    const [u, v] = [less(b, a), less(c, a)];
    const area = Math.hypot(
      u[1] * v[2] - u[2] * v[1],
      u[2] * v[0] - u[0] * v[2],
      u[0] * v[1] - u[1] * v[0],
    );
    const at: Vec3 = [0, 1, 2].map(
      (i) => ((a[i] ?? 0) + (b[i] ?? 0) + (c[i] ?? 0)) / 3,
    ) as unknown as Vec3;
    middles.push({ at, area });
  }
  const total = middles.reduce((sum, each) => sum + each.area, 0);
  if (total === 0) return middles[0]?.at;
  const mean = (i: number) =>
    middles.reduce((sum, each) => sum + (each.at[i] ?? 0) * each.area, 0) / total;
  const middle: Vec3 = [mean(0), mean(1), mean(2)];
  const far = (p: Vec3) => Math.hypot(...less(p, middle));
  return middles.reduce((best, each) => (far(each.at) < far(best.at) - 1e-9 ? each : best)).at;

  function corner(i: number): Vec3 {
    const v = 3 * (triangles[i] ?? 0);
    return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0];
  }
}

function less(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
