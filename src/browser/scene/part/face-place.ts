import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";

/** Of a round face the side is taken that faces this way: seen in the isometric view. */
const SEEN_FROM: Vec3 = [-0.577, -0.577, 0.577];

/**
 * A point on a face near its middle (of the triangles' middles the one nearest to the middle of
 * the area), so that a label never hangs in the air inside a ring or a hole.
 */
export function middleOfFace(solid: Solid, face: number): Vec3 | undefined {
  const { positions, triangles } = solid.mesh;
  // A scan's one face has all its triangles, and the page waits: no object for each of them.
  const count = solid.faceOf.reduce((sum, own) => (own === face ? sum + 1 : sum), 0);
  const middles = new Float64Array(3 * count);
  const facing = new Float64Array(count);
  let [total, x, y, z, most, n] = [0, 0, 0, 0, -1, 0];
  for (let t = 0; t < solid.faceOf.length; t++) {
    if (solid.faceOf[t] !== face) continue;
    const [a, b, c] = [corner(3 * t), corner(3 * t + 1), corner(3 * t + 2)];
    const [ux, uy, uz] = [at(b) - at(a), at(b + 1) - at(a + 1), at(b + 2) - at(a + 2)];
    const [vx, vy, vz] = [at(c) - at(a), at(c + 1) - at(a + 1), at(c + 2) - at(a + 2)];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const area = Math.sqrt(nx * nx + ny * ny + nz * nz);
    for (let k = 0; k < 3; k++) middles[3 * n + k] = (at(a + k) + at(b + k) + at(c + k)) / 3;
    const toward = nx * SEEN_FROM[0] + ny * SEEN_FROM[1] + nz * SEEN_FROM[2];
    facing[n] = toward / (area || 1);
    most = Math.max(most, facing[n] ?? 0);
    total += area;
    x += (middles[3 * n] ?? 0) * area;
    y += (middles[3 * n + 1] ?? 0) * area;
    z += (middles[3 * n + 2] ?? 0) * area;
    n++;
  }
  if (count === 0) return undefined;
  let best = 0;
  let nearest = Infinity;
  for (let i = 0; total > 0 && i < count; i++) {
    if ((facing[i] ?? 0) <= most - 0.05) continue;
    const dx = (middles[3 * i] ?? 0) - x / total;
    const dy = (middles[3 * i + 1] ?? 0) - y / total;
    const dz = (middles[3 * i + 2] ?? 0) - z / total;
    const far = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (far < nearest - 1e-9) [best, nearest] = [i, far];
  }
  return [middles[3 * best] ?? 0, middles[3 * best + 1] ?? 0, middles[3 * best + 2] ?? 0];

  function corner(i: number): number {
    return 3 * (triangles[i] ?? 0);
  }
  function at(i: number): number {
    return positions[i] ?? 0;
  }
}
