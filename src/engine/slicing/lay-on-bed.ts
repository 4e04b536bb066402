import { ok, type Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { type Arrangement, arrangeOnBed, checkLoad } from "./arrange-on-bed.ts";
import { type PartFoot, partFoot } from "./part-foot.ts";
import { type Turn, turnMesh } from "./turn.ts";

/** A part for the bed: its mesh (mm, any place), turned and so many times. */
export interface BedPart {
  readonly name: string;
  readonly mesh: Mesh;
  readonly turn: Turn;
  readonly copies: number;
}

/** Where everything stands on the bed, mm from its front left corner. */
export interface BedLayout extends Arrangement {
  readonly parts: readonly Mesh[];
}

/**
 * Turns the parts, and finds each copy its place; see `arrangeOnBed`. Errors: those of `partFoot` and
 * `arrangeOnBed`.
 */
export function layOnBed(
  parts: readonly BedPart[],
  gap: number,
  profile: PrintProfile,
): Result<BedLayout> {
  const load = checkLoad(
    parts.map(({ mesh, copies }) => ({ copies, triangles: mesh.triangles.length / 3 })),
  );
  if (!load.ok) return load;
  const turned: Mesh[] = [];
  const feet: { name: string; copies: number; foot: PartFoot }[] = [];
  for (const { name, mesh, turn, copies } of parts) {
    const made = turnMesh(mesh, turn);
    const foot = partFoot(made);
    if (!foot.ok) return foot;
    turned.push(made);
    feet.push({ name, copies, foot: foot.value });
  }
  const arranged = arrangeOnBed(feet, gap, profile);
  return arranged.ok ? ok({ ...arranged.value, parts: turned }) : arranged;
}

/** All objects of a layout as one mesh on the bed; a part that stands alone is not copied. */
export function joinOnBed({ moves, parts }: BedLayout): Mesh {
  if (moves.length === 1) return parts[0]!;
  const size = (pick: (mesh: Mesh) => number): number =>
    moves.reduce((sum, { part }) => sum + pick(parts[part]!), 0);
  const positions = new Float64Array(size((mesh) => mesh.positions.length));
  const triangles = new Uint32Array(size((mesh) => mesh.triangles.length));
  let [p, t] = [0, 0];
  for (const { part, by } of moves) {
    const mesh = parts[part]!;
    const first = p / 3;
    for (let i = 0; i < mesh.positions.length; i++)
      positions[p + i] = mesh.positions[i]! + by[i % 3]!;
    for (let i = 0; i < mesh.triangles.length; i++) triangles[t + i] = mesh.triangles[i]! + first;
    p += mesh.positions.length;
    t += mesh.triangles.length;
  }
  return { positions, triangles };
}
