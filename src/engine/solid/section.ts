import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Vec2 } from "../geometry/mesh.ts";
import { bodyOf } from "./difference.ts";
import type { Kernel } from "./kernel.ts";
import type { Solid } from "./solid-types.ts";

/**
 * The outline of a solid at height `z` (mm): closed loops, outer ones counter-clockwise, holes
 * clockwise; no loops where the plane misses the solid. Problem: `solid.kernel`.
 */
export function sectionAt(solid: Solid, z: number, kernel: Kernel): Result<readonly Vec2[][]> {
  const body = bodyOf(solid, kernel);
  if (!body) return fail(problem("solid.kernel", { detail: "section" }));
  const section = body.slice(z);
  const loops = section.toPolygons();
  section.delete();
  body.delete();
  return ok(loops);
}
