import type { Solid } from "../../../engine/solid/solid-types.ts";
import { type Turn, turnFaceDown } from "../../../engine/slicing/turn.ts";

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
