import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { cornersOf, lineMeets, scaledNormal } from "./triangles.ts";
import { dot, squareTo, subtract } from "./vectors.ts";

const SLACK = 1e-3;

/**
 * Is there material on the axis of a hole, between its ends or just behind one? A bottom counts up
 * to one radius behind the end of the wall, which covers a drill's point; it must look back into
 * the hole, so that another wall of the part farther on doesn't count.
 */
export function holeEnds(
  solid: Solid,
  hole: {
    readonly axis: Vec3;
    readonly point: Vec3;
    readonly radius: number;
    readonly spans: readonly (readonly [number, number])[];
  },
): { readonly blocked: boolean } {
  const { axis, point, radius, spans } = hole;
  const [u, v] = squareTo(axis);
  const low = spans[0]?.[0] ?? 0;
  const high = spans.at(-1)?.[1] ?? 0;
  for (let triangle = 0; triangle < solid.faceOf.length; triangle++) {
    const corners = cornersOf(solid, triangle);
    if (!lineMeets(corners, point, u, v, 1e-6)) continue;
    const normal = scaledNormal(corners);
    const facing = dot(normal, axis);
    if (Math.abs(facing) < 1e-9) continue;
    const t = dot(subtract(corners[0], point), normal) / facing;
    if (t > low + SLACK && t < high - SLACK) return { blocked: true };
    if (facing < 0 && t >= high - SLACK && t <= high + radius + SLACK) return { blocked: true };
    if (facing > 0 && t <= low + SLACK && t >= low - radius - SLACK) return { blocked: true };
  }
  return { blocked: false };
}
