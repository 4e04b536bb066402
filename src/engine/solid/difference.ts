import type { Manifold } from "manifold-3d";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Kernel } from "./kernel.ts";
import { exactBody } from "./kit/exact-body.ts";
import type { Solid } from "./solid-types.ts";

export interface Difference {
  /** Volume that only one of the two has, mm³: the sum of the next two. */
  readonly volume: number;
  readonly onlyA: number;
  readonly onlyB: number;
}

/** The volumes in which two solids differ, in the place where they stand. Problem: `solid.kernel`. */
export function symmetricDifference(a: Solid, b: Solid, kernel: Kernel): Result<Difference> {
  const made: Manifold[] = [];
  try {
    const [left, right] = [a, b].map((solid) => {
      const body = bodyOf(solid, kernel);
      if (body) made.push(body);
      return body;
    });
    if (!left || !right) return fail(problem("solid.kernel", { detail: "difference" }));
    const volumeOf = (of: Manifold, less: Manifold): number => {
      const rest = of.subtract(less);
      made.push(rest);
      return rest.volume();
    };
    const [onlyA, onlyB] = [volumeOf(left, right), volumeOf(right, left)];
    return ok({ volume: onlyA + onlyB, onlyA, onlyB });
  } finally {
    for (const body of made) body.delete();
  }
}

/** A kernel body of a solid; the caller frees it. Null when the kernel refuses the mesh. */
export function bodyOf(solid: Solid, kernel: Kernel): Manifold | null {
  const { positions, triangles } = solid.mesh;
  const leaf = {
    positions: Array.from(positions),
    triangles: Array.from(triangles),
    faceOf: Array.from(solid.faceOf),
    faces: [],
  };
  return exactBody(leaf, kernel)?.body ?? null;
}
