import type { Vec3 } from "../../geometry/mesh.ts";
import { dot, hypot3 } from "../kit/vector.ts";
import type { Fitted } from "./cylinders.ts";
import { normalOf, type Patches } from "./regions.ts";
import { NormalEquations } from "./solve.ts";

const LEAST_POINTS = 8;

/** The sphere through all `points` (xyz, mm) of a group of patches, if there is one. */
export function fitSphere(
  points: Float64Array,
  patches: Patches,
  group: Uint32Array,
): Omit<Fitted, "patches"> | null {
  if (points.length < 3 * LEAST_POINTS) return null;
  const [ox, oy, oz] = [points[0], points[1], points[2]] as unknown as Vec3;
  const equations = new NormalEquations(4);
  const row = new Float64Array(4).fill(1);
  for (let i = 0; i < points.length; i += 3) {
    const dx = (points[i] as number) - ox;
    const dy = (points[i + 1] as number) - oy;
    const dz = (points[i + 2] as number) - oz;
    row[0] = 2 * dx;
    row[1] = 2 * dy;
    row[2] = 2 * dz;
    equations.add(row, dx * dx + dy * dy + dz * dz);
  }
  const solved = equations.solve();
  if (!solved) return null;
  const [x, y, z, c] = solved as [number, number, number, number];
  const radius = Math.sqrt(c + x * x + y * y + z * z);
  if (!Number.isFinite(radius)) return null;
  const centre: Vec3 = [x + ox, y + oy, z + oz];
  const most = Math.max(2e-3, 3e-4 * radius);
  let residual = 0;
  for (let i = 0; i < points.length; i += 3) {
    const [px, py, pz] = [points[i], points[i + 1], points[i + 2]] as unknown as Vec3;
    const off = Math.abs(hypot3(px - centre[0], py - centre[1], pz - centre[2]) - radius);
    if (off > most) return null;
    residual = Math.max(residual, off);
  }
  const first = group[0] as number;
  const inward = (patches.offsets[first] as number) < dot(normalOf(patches, first), centre);
  return { surface: { kind: "sphere", centre, radius, inward }, residual };
}
