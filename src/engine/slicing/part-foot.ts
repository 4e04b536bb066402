import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { hullOutline } from "./bed/hull-outline.ts";

/** What of a part says how much room it needs on the bed. */
export interface PartFoot {
  /** The convex outline seen from above, counter-clockwise; xy, mm, in the mesh's own place. */
  readonly outline: Float64Array;
  /** Its lowest height, mm. */
  readonly low: number;
  readonly triangles: number;
}

/** The foot of a mesh as it is turned. Errors: `slicing.bad-mesh`, `slicing.nothing-to-print`. */
export function partFoot({ positions, triangles }: Mesh): Result<PartFoot> {
  if (triangles.length === 0) return fail(problem("slicing.nothing-to-print"));
  const used = new Uint8Array(positions.length / 3);
  let low = Infinity;
  const flat: number[] = [];
  for (const v of triangles) {
    if (used[v]) continue;
    used[v] = 1;
    const [x, y, z] = [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
    if (!Number.isFinite(x + y + z)) return fail(problem("slicing.bad-mesh"));
    low = Math.min(low, z);
    flat.push(x, y);
  }
  const outline = Float64Array.from(hullOutline(flat));
  return ok({ outline, low, triangles: triangles.length / 3 });
}
