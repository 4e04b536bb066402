import type { Vec3 } from "../../geometry/mesh.ts";
import { dot, hypot3, sub, times, unit } from "../kit/vector.ts";
import type { Fitted } from "./cylinders.ts";
import { normalOf, type Patches } from "./regions.ts";
import { NormalEquations } from "./solve.ts";

const LEAST_PATCHES = 4;
/** Farthest that a patch's plane may pass the apex, mm. */
const APEX_MISS = 2e-3;

/**
 * The cone of a group of patches with the given vertices (xyz, mm), if there is one: all patches
 * of a cone lie in planes through its apex, and lean equally to its axis.
 */
export function fitCone(
  points: Float64Array,
  patches: Patches,
  group: Uint32Array,
): Omit<Fitted, "patches"> | null {
  if (group.length < LEAST_PATCHES) return null;
  const apexAt = new NormalEquations(3);
  const lean = new NormalEquations(3);
  for (const r of group) {
    const normal = patches.normals.subarray(3 * r, 3 * r + 3);
    apexAt.add(normal, patches.offsets[r] as number);
    lean.add(normal, 1);
  }
  const apex = apexAt.solve() as Vec3 | null;
  const leaning = lean.solve() as Vec3 | null;
  if (!apex || !leaning) return null;
  for (const r of group)
    if (Math.abs(dot(normalOf(patches, r), apex) - (patches.offsets[r] as number)) > APEX_MISS)
      return null;
  const slant = unit(leaning);
  const axis = dot(sub(middleOf(points), apex), slant) >= 0 ? slant : times(slant, -1);
  let [half, least, reach] = [0, Infinity, 0];
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [points[i], points[i + 1], points[i + 2]] as unknown as Vec3;
    const d: Vec3 = [x - apex[0], y - apex[1], z - apex[2]];
    const far = hypot3(d[0], d[1], d[2]);
    reach = Math.max(reach, far);
    if (!(far > 1e-3)) continue;
    const slope = Math.acos(Math.min(1, dot(d, axis) / far));
    half = Math.max(half, slope);
    least = Math.min(least, slope);
  }
  if (half < 0.01 || half > 1.55) return null;
  // Points on chords of later cuts lie inside the true cone: only those must stay within a sagitta.
  const residual = reach * (half - least);
  if (residual > Math.max(0.03, 5e-3 * reach * Math.sin(half))) return null;
  const inward = dot(normalOf(patches, group[0] as number), axis) > 0;
  const halfAngleDegrees = (half * 180) / Math.PI;
  return { surface: { kind: "cone", apex, axis, halfAngleDegrees, inward }, residual };
}

function middleOf(points: Float64Array): Vec3 {
  let [x, y, z] = [0, 0, 0];
  for (let i = 0; i < points.length; i += 3) {
    x += points[i] as number;
    y += points[i + 1] as number;
    z += points[i + 2] as number;
  }
  return times([x, y, z], 1 / (points.length / 3));
}
