import type { Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { rotated, rotationOf, type Turn, turnFaceDown } from "../../../engine/slicing/turn.ts";

/** Below this a face lies flat: cosine of half a degree. */
const FLAT = -0.99996;
/** What stands out farther than a face by less lies on the bed with it, mm. */
const FLUSH = 0.02;

/**
 * The turn that lays a part on one of its faces. `round`: the face is not flat; `behind`: another place
 * of the part sticks out farther, so that it can't lie on this one.
 */
export function layTurn({ mesh, faces }: Solid, face: number): Turn | "round" | "behind" {
  const surface = faces[face]?.surface;
  if (surface?.kind !== "plane") return "round";
  const [x, y, z] = surface.normal;
  const { positions: p } = mesh;
  const most = surface.offset + FLUSH;
  for (let i = 0; i < p.length; i += 3)
    if (p[i]! * x + p[i + 1]! * y + p[i + 2]! * z > most) return "behind";
  return turnFaceDown(surface.normal);
}

/** Whether a face with this normal lies on the bed when the part is turned so. */
export const liesDown = (normal: Vec3, turn: Turn): boolean =>
  rotated(rotationOf(turn), normal)[2] < FLAT;
