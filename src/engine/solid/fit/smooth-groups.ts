import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { dot, length, sub, times, unit } from "../kit/vector.ts";
import { type Fitted, isSmooth } from "./cylinders.ts";
import type { Patches, Region } from "./regions.ts";
import { leastSquares } from "./solve.ts";

/** A patch this many times larger than its smooth neighbours is a plane of its own. */
const BIG = 8;

/** Joins small patches that fold smoothly, and fits a sphere or a cone to them, else leaves them free. */
export function fitSmoothGroups(
  mesh: Mesh,
  patches: Patches,
  taken: ReadonlySet<number>,
): Fitted[] {
  const { regions, links } = patches;
  const near = new Map<number, number[]>();
  const join = (a: number, b: number): void => {
    const list = near.get(a);
    if (list) list.push(b);
    else near.set(a, [b]);
  };
  for (const link of links) {
    if (!isSmooth(link) || taken.has(link.a) || taken.has(link.b)) continue;
    join(link.a, link.b);
    join(link.b, link.a);
  }
  const area = (r: number): number => (regions[r] as Region).area;
  const isBig = (r: number): boolean => {
    const around = near.get(r) ?? [];
    return area(r) > (BIG * around.reduce((sum, n) => sum + area(n), 0)) / around.length;
  };
  const seen = new Set<number>();
  const out: Fitted[] = [];
  for (const seed of near.keys()) {
    if (seen.has(seed) || isBig(seed)) continue;
    const group = [seed];
    seen.add(seed);
    for (let i = 0; i < group.length; i++)
      for (const next of near.get(group[i] as number) ?? []) {
        if (seen.has(next) || isBig(next)) continue;
        seen.add(next);
        group.push(next);
      }
    if (group.length >= 3) out.push(fitGroup(mesh, patches, group));
  }
  return out;
}

function fitGroup(mesh: Mesh, { regions }: Patches, group: readonly number[]): Fitted {
  const ids = new Set<number>();
  for (const r of group)
    for (const t of (regions[r] as Region).triangles)
      for (let k = 0; k < 3; k++) ids.add(mesh.triangles[3 * t + k] as number);
  const points = [...ids].map(
    (v) => [...mesh.positions.subarray(3 * v, 3 * v + 3)] as unknown as Vec3,
  );
  const patches = group.map((r) => regions[r] as Region);
  // A cone between two circles lies on a sphere too, so the cone is tried first.
  const found = fitCone(points, patches) ?? fitSphere(points, patches);
  if (found) return { regions: group, ...found };
  return { regions: group, surface: { kind: "free" }, residual: 0 };
}

function fitSphere(
  points: readonly Vec3[],
  patches: readonly Region[],
): Omit<Fitted, "regions"> | null {
  if (points.length < 8) return null;
  const o = points[0] as Vec3;
  const solved = leastSquares(
    points.map((p) => {
      const d = sub(p, o);
      return [[2 * d[0], 2 * d[1], 2 * d[2], 1], dot(d, d)];
    }),
    4,
  );
  if (!solved) return null;
  const [x, y, z, c] = solved as [number, number, number, number];
  const radius = Math.sqrt(c + x * x + y * y + z * z);
  if (!Number.isFinite(radius)) return null;
  const centre: Vec3 = [x + o[0], y + o[1], z + o[2]];
  const off = (p: Vec3): number => Math.abs(length(sub(p, centre)) - radius);
  const residual = points.reduce((most, p) => Math.max(most, off(p)), 0);
  if (residual > Math.max(2e-3, 3e-4 * radius)) return null;
  const first = patches[0] as Region;
  const inward = first.offset < dot(first.normal, centre);
  return { surface: { kind: "sphere", centre, radius, inward }, residual };
}

/** All patches of a cone lie in planes through its apex, and lean equally to its axis. */
function fitCone(
  points: readonly Vec3[],
  patches: readonly Region[],
): Omit<Fitted, "regions"> | null {
  if (patches.length < 4) return null;
  const apexAt = leastSquares(
    patches.map((p) => [p.normal, p.offset]),
    3,
  );
  const lean = leastSquares(
    patches.map((p) => [p.normal, 1]),
    3,
  );
  if (!apexAt || !lean) return null;
  const apex = apexAt as unknown as Vec3;
  if (patches.some((p) => Math.abs(dot(p.normal, apex) - p.offset) > 2e-3)) return null;
  const slant = unit(lean as unknown as Vec3);
  const middle = times(
    points.reduce((s, p) => [s[0] + p[0], s[1] + p[1], s[2] + p[2]] as const, [0, 0, 0] as Vec3),
    1 / points.length,
  );
  const axis = dot(sub(middle, apex), slant) >= 0 ? slant : times(slant, -1);
  const slopes = points
    .map((p) => sub(p, apex))
    .filter((d) => length(d) > 1e-3)
    .map((d) => Math.acos(Math.min(1, dot(d, axis) / length(d))));
  const half = slopes.reduce((a, b) => Math.max(a, b), 0);
  if (half < 0.01 || half > 1.55) return null;
  const reach = points.reduce((most, p) => Math.max(most, length(sub(p, apex))), 0);
  // Points on chords of later cuts lie inside the true cone: only those must stay within a sagitta.
  const residual = reach * (half - slopes.reduce((a, b) => Math.min(a, b), Infinity));
  if (residual > Math.max(0.03, 5e-3 * reach * Math.sin(half))) return null;
  const inward = dot((patches[0] as Region).normal, axis) > 0;
  const halfAngleDegrees = (half * 180) / Math.PI;
  return { surface: { kind: "cone", apex, axis, halfAngleDegrees, inward }, residual };
}
