import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import { cross, dot, squareTo } from "../kit/vector.ts";
import { largestFirst } from "../mesh/largest-first.ts";
import type { Surface } from "../solid-types.ts";
import { alongOf, type Folds } from "./folds.ts";
import { normalOf, type Patches } from "./regions.ts";
import { NormalEquations } from "./solve.ts";

/** A recognised curved face: the flat patches that it is made of, its surface and how well it fits. */
export interface Fitted {
  readonly patches: Uint32Array;
  readonly surface: Surface;
  readonly residual: number;
}

const LEAST_PATCHES = 4;
/** Cosine of the angle between edges that count as parallel. */
const PARALLEL = 1 - 1e-6;

/**
 * Cylinders as chains of patches that fold by one equal angle about parallel edges. Only the
 * fold lines' ends are fitted: they lie on the true circle, points of later cuts on its chords.
 */
export function fitCylinders(mesh: Mesh, patches: Patches, folds: Folds): Fitted[] {
  const { ends, angles, along, at } = folds;
  const cosine = (p: number, q: number): number =>
    (along[3 * p] as number) * (along[3 * q] as number) +
    (along[3 * p + 1] as number) * (along[3 * q + 1] as number) +
    (along[3 * p + 2] as number) * (along[3 * q + 2] as number);
  const alike = (p: number, q: number): boolean =>
    Math.abs((angles[p] as number) - (angles[q] as number)) <
      0.05 + 0.03 * Math.abs(angles[p] as number) && Math.abs(cosine(p, q)) > PARALLEL;
  /** No fold beside this one is like it, so that no chain starts here: most folds of a scan. */
  const isAlone = (fold: number): boolean => {
    for (let end = 2 * fold; end < 2 * fold + 2; end++) {
      const r = ends[end] as number;
      for (let k = at.start[r] as number; k < (at.start[r + 1] as number); k++) {
        const next = (at.items[k] as number) >>> 1;
        if (next !== fold && alike(fold, next)) return false;
      }
    }
    return true;
  };
  /**
   * A strip between two meridians of a sphere folds like a cylinder too; but its sides fold as
   * well, along edges that are as long as those of the chain.
   */
  const isGore = (members: Uint32Array, first: number): boolean => {
    let [lengthwise, across] = [0, 0];
    for (const r of members)
      for (let k = at.start[r] as number; k < (at.start[r + 1] as number); k++) {
        const fold = (at.items[k] as number) >>> 1;
        if (Math.abs(cosine(fold, first)) > PARALLEL) lengthwise += folds.lengths[fold] as number;
        else across += folds.lengths[fold] as number;
      }
    return lengthwise < 1.5 * across;
  };
  // In the order of the folds, which lie near each other, and not in that of their lengths.
  const alone = new Uint8Array(folds.count);
  for (let fold = 0; fold < folds.count; fold++) if (isAlone(fold)) alone[fold] = 1;
  const used = new Uint8Array(folds.count);
  const taken = new Uint8Array(patches.count);
  const chain = new Uint32Array(folds.count);
  const members = new Uint32Array(patches.count);
  // The chain that a patch was last a member of, by its first fold plus one.
  const memberOf = new Uint32Array(patches.count);
  const isTaken = (fold: number): boolean =>
    taken[ends[2 * fold] as number] === 1 || taken[ends[2 * fold + 1] as number] === 1;
  const out: Fitted[] = [];
  for (const first of largestFirst(folds.lengths)) {
    if (used[first] === 1 || isTaken(first)) continue;
    used[first] = 1;
    if (alone[first] === 1) continue;
    let [links, size] = [1, 0];
    chain[0] = first;
    for (let i = 0; i < links; i++)
      for (let end = 0; end < 2; end++) {
        const r = ends[2 * (chain[i] as number) + end] as number;
        if (memberOf[r] === first + 1) continue;
        memberOf[r] = first + 1;
        members[size++] = r;
        for (let k = at.start[r] as number; k < (at.start[r + 1] as number); k++) {
          const next = (at.items[k] as number) >>> 1;
          if (used[next] === 1 || !alike(first, next) || isTaken(next)) continue;
          used[next] = 1;
          chain[links++] = next;
        }
      }
    if (size < LEAST_PATCHES || isGore(members.subarray(0, size), first)) continue;
    const found = fitCircle(
      mesh,
      folds,
      chain.subarray(0, links),
      members.subarray(0, size),
      patches,
    );
    if (!found) continue;
    for (const r of found.patches) taken[r] = 1;
    out.push(found);
  }
  return out;
}

function fitCircle(
  { positions }: Mesh,
  folds: Folds,
  chain: Uint32Array,
  members: Uint32Array,
  patches: Patches,
): Fitted | null {
  const first = chain[0] as number;
  const axis = alongOf(folds, first);
  const u = squareTo(axis);
  const v = cross(axis, u);
  const points = Array.from(chain, (fold): [number, number] => {
    const p = 3 * (folds.from[fold] as number);
    const at = [positions[p], positions[p + 1], positions[p + 2]] as unknown as Vec3;
    return [dot(at, u), dot(at, v)];
  });
  const [ox, oy] = points[0] as [number, number];
  const equations = new NormalEquations(3);
  for (const [x, y] of points)
    equations.add([2 * (x - ox), 2 * (y - oy), 1], (x - ox) ** 2 + (y - oy) ** 2);
  const solved = equations.solve();
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
  const angle = folds.angles[first] as number;
  const apothem = radius * Math.cos(((angle / 2) * Math.PI) / 180);
  const inward = angle < 0;
  const on = members.filter((r) => {
    const distance = (patches.offsets[r] as number) - dot(normalOf(patches, r), point);
    const wanted = inward ? -apothem : apothem;
    return Math.abs(distance - wanted) < Math.max(4e-3, 1e-3 * radius);
  });
  if (on.length < LEAST_PATCHES) return null;
  return { patches: on, surface: { kind: "cylinder", point, axis, radius, inward }, residual };
}
