import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { cross, dot, squareTo } from "../kit/vector.ts";
import type { Surface } from "../solid-types.ts";
import type { Link, Patches, Region } from "./regions.ts";
import { leastSquares } from "./solve.ts";

/** A recognised curved face: the flat patches that it is made of, its surface and how well it fits. */
export interface Fitted {
  readonly regions: readonly number[];
  readonly surface: Surface;
  readonly residual: number;
}

/** Folds steeper than this are edges: twelve chords in a turn are the coarsest cylinder. */
const SMOOTH_DEGREES = 30.5;
const LEAST_DEGREES = 0.2;
const LEAST_PATCHES = 4;

export const isSmooth = (link: Link): boolean =>
  Math.abs(link.angle) > LEAST_DEGREES && Math.abs(link.angle) < SMOOTH_DEGREES;

/**
 * Cylinders as chains of patches that fold by one equal angle about parallel edges. Only the
 * fold lines' ends are fitted: they lie on the true circle, points of later cuts on its chords.
 */
export function fitCylinders(mesh: Mesh, { regions, links }: Patches): Fitted[] {
  const smooth = links.filter(isSmooth);
  const at = new Map<number, Link[]>();
  for (const link of smooth)
    for (const r of [link.a, link.b]) {
      const list = at.get(r);
      if (list) list.push(link);
      else at.set(r, [link]);
    }
  const alike = (p: Link, q: Link): boolean =>
    Math.abs(p.angle - q.angle) < 0.05 + 0.03 * Math.abs(p.angle) &&
    Math.abs(dot(p.along, q.along)) > 1 - 1e-6;
  const used = new Set<Link>();
  const taken = new Set<number>();
  const out: Fitted[] = [];
  for (const first of smooth.toSorted((p, q) => q.length - p.length)) {
    if (used.has(first) || taken.has(first.a) || taken.has(first.b)) continue;
    const chain = [first];
    const members = new Set([first.a, first.b]);
    used.add(first);
    for (let i = 0; i < chain.length; i++) {
      const link = chain[i] as Link;
      for (const r of [link.a, link.b])
        for (const next of at.get(r) ?? []) {
          if (used.has(next) || !alike(first, next)) continue;
          if (taken.has(next.a) || taken.has(next.b)) continue;
          used.add(next);
          chain.push(next);
          members.add(next.a).add(next.b);
        }
    }
    if (members.size < LEAST_PATCHES || isGore(members, at, first.along)) continue;
    const fitted = fitCircle(mesh, chain, [...members], regions);
    if (!fitted) continue;
    for (const r of fitted.regions) taken.add(r);
    out.push(fitted);
  }
  return out;
}

/**
 * A strip between two meridians of a sphere folds like a cylinder too; but its sides fold as well,
 * along edges that are as long as those of the chain.
 */
function isGore(
  members: ReadonlySet<number>,
  at: ReadonlyMap<number, readonly Link[]>,
  axis: Vec3,
): boolean {
  let [along, across] = [0, 0];
  for (const r of members)
    for (const link of at.get(r) ?? [])
      if (Math.abs(dot(link.along, axis)) > 1 - 1e-6) along += link.length;
      else across += link.length;
  return along < 1.5 * across;
}

function fitCircle(
  { positions }: Mesh,
  chain: readonly Link[],
  members: readonly number[],
  regions: readonly Region[],
): Fitted | null {
  const axis = (chain[0] as Link).along;
  const u = squareTo(axis);
  const v = cross(axis, u);
  const points = chain.map(({ ends: [e] }): [number, number] => {
    const p = [...positions.subarray(3 * e, 3 * e + 3)] as unknown as Vec3;
    return [dot(p, u), dot(p, v)];
  });
  const [ox, oy] = points[0] as [number, number];
  const solved = leastSquares(
    points.map(([x, y]) => [[2 * (x - ox), 2 * (y - oy), 1], (x - ox) ** 2 + (y - oy) ** 2]),
    3,
  );
  if (!solved) return null;
  const [cx, cy, c] = solved as [number, number, number];
  const radius = Math.sqrt(c + cx * cx + cy * cy);
  if (!Number.isFinite(radius)) return null;
  const centre: [number, number] = [cx + ox, cy + oy];
  let residual = 0;
  for (const [x, y] of points)
    residual = Math.max(residual, Math.abs(Math.hypot(x - centre[0], y - centre[1]) - radius));
  if (residual > Math.max(2e-3, 3e-4 * radius)) return null;
  const point: Vec3 = [0, 1, 2].map(
    (k) => centre[0] * u[k as 0] + centre[1] * v[k as 0],
  ) as unknown as Vec3;
  const apothem = radius * Math.cos((((chain[0] as Link).angle / 2) * Math.PI) / 180);
  const inward = (chain[0] as Link).angle < 0;
  const on = members.filter((r) => {
    const { normal, offset } = regions[r] as Region;
    const distance = offset - dot(normal, point);
    const wanted = inward ? -apothem : apothem;
    return Math.abs(distance - wanted) < Math.max(4e-3, 1e-3 * radius);
  });
  if (on.length < LEAST_PATCHES) return null;
  return { regions: on, surface: { kind: "cylinder", point, axis, radius, inward }, residual };
}
