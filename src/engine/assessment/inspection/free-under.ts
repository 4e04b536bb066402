import { cross, dot, length, subtract } from "../features/vectors.ts";
import { pointOf } from "./corners-on.ts";
import type { View } from "./inspection-types.ts";
import { distanceToSurface, facingAt } from "./reach.ts";
import { laid, turned, unlaid } from "./rigid-pose.ts";
import { isArcOfOutline, runsIntoFree, STRETCH_NEAR } from "./stretches.ts";

/** A piece lies on the other's face, but for what tolerances allow, mm. */
export const PIECE_NEAR = 0.5;
/** It faces as the other does: this cosine (25 degrees, as far as coarse chords lean) over this share of its area. */
const ALIKE = 0.906;
const MOST = 0.9;

/**
 * The free surface of the other solid that all of a surface lies on, facing the same way: there one mesh
 * shows a stretch of a cylinder where the other shows none, and only the certificate can tell whether it
 * is right. (Tried: by nearness alone, which took a chamfer along an outline for a stretch of it.)
 */
export function freeUnder(view: View, place: number, other: View): number | undefined {
  const { positions, triangles } = view.solid.mesh;
  const own = view.recognition.surfaces[place]?.triangles ?? [];
  const corners = new Set<number>();
  for (const t of own) for (let k = 0; k < 3; k++) corners.add(triangles[3 * t + k] ?? 0);
  const points = [...corners].map((v) => unlaid(other.pose, laid(view.pose, pointOf(view, v))));
  const isStretch =
    isArcOfOutline(view.recognition, place) || runsIntoFree(view.recognition, place);
  const near = isStretch ? STRETCH_NEAR : PIECE_NEAR;
  const facesAs = (free: number): boolean => {
    let [all, alike] = [0, 0];
    for (const t of own) {
      const [a, b, c] = [0, 1, 2].map((k) => {
        const v = 3 * (triangles[3 * t + k] ?? 0);
        return [positions[v] ?? 0, positions[v + 1] ?? 0, positions[v + 2] ?? 0] as const;
      });
      if (!a || !b || !c) continue;
      const n = cross(subtract(b, a), subtract(c, a));
      const size = length(n);
      const middle = [0, 1, 2].map((k) => ((a[k] ?? 0) + (b[k] ?? 0) + (c[k] ?? 0)) / 3);
      const [x = 0, y = 0, z = 0] = middle;
      const m = facingAt(other, free, unlaid(other.pose, laid(view.pose, [x, y, z])));
      all += size;
      if (m && dot(turned(view.pose, n), turned(other.pose, m)) > ALIKE * size) alike += size;
    }
    return alike >= MOST * all;
  };
  const found = other.recognition.surfaces.findIndex(
    ({ shape }, free) =>
      shape.kind === "free" &&
      points.every((p) => distanceToSurface(other, free, p, near) <= near) &&
      facesAs(free),
  );
  return found < 0 ? undefined : found;
}
