import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { cross, dot, length, sub } from "../maths/vectors.ts";

/** Of a round face the side is taken that faces this way: seen in the isometric view. */
const SEEN_FROM: Vec3 = [-0.577, -0.577, 0.577];

/**
 * A point on a face near its middle (of the triangles' middles the one nearest to the middle of
 * the area), so that a label never hangs in the air inside a ring or a hole.
 */
export function middleOfFace(solid: Solid, face: number): Vec3 | undefined {
  const { positions, triangles } = solid.mesh;
  const middles: { at: Vec3; area: number; facing: number }[] = [];
  for (let t = 0; t < solid.faceOf.length; t++) {
    if (solid.faceOf[t] !== face) continue;
    const [a, b, c] = [corner(3 * t), corner(3 * t + 1), corner(3 * t + 2)];
    const [u, v] = [sub(b, a), sub(c, a)];
    const twice = cross(u, v);
    const area = length(twice);
    const at: Vec3 = [0, 1, 2].map(
      (i) => ((a[i] ?? 0) + (b[i] ?? 0) + (c[i] ?? 0)) / 3,
    ) as unknown as Vec3;
    middles.push({ at, area, facing: dot(twice, SEEN_FROM) / (area || 1) });
  }
  const total = middles.reduce((sum, each) => sum + each.area, 0);
  if (total === 0) return middles[0]?.at;
  const mean = (i: number) =>
    middles.reduce((sum, each) => sum + (each.at[i] ?? 0) * each.area, 0) / total;
  const middle: Vec3 = [mean(0), mean(1), mean(2)];
  const most = middles.reduce((max, each) => Math.max(max, each.facing), -1);
  const far = (p: Vec3) => length(sub(p, middle));
  return middles
    .filter((each) => each.facing > most - 0.05)
    .reduce((best, each) => (far(each.at) < far(best.at) - 1e-9 ? each : best)).at;

  function corner(i: number): Vec3 {
    const v = 3 * (triangles[i] ?? 0);
    return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0];
  }
}
