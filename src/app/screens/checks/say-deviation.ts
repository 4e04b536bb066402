import type { LargestDeviation } from "../../../engine/assessment/show-deviation.ts";
import type { Bounds, Vec3 } from "../../../engine/geometry/mesh.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import type { Say } from "../say.tsx";
import { sayFace } from "../stage/face-text.tsx";

/** Which third of a part a point is in, along z, y and x; the middle one is left out. */
export function thirdsOf({ min, max }: Bounds, at: Vec3): readonly string[] {
  return ([2, 1, 0] as const).flatMap((k) => {
    const part = (at[k] - min[k]) / (max[k] - min[k] || 1);
    if (part < 1 / 3) return [["left", "front", "bottom"][k] as string];
    return part > 2 / 3 ? [["right", "back", "top"][k] as string] : [];
  });
}

/** Where a point of a part is, as one sees it from the front: "at the top, at the front, on the left". */
export function sayWhere(say: Say, solid: Solid, at: Vec3): string {
  const thirds = thirdsOf(solid.bounds, at);
  if (thirds.length === 0) return say("check-map.at.middle");
  return thirds.map((third) => say(`check-map.at.${third}`)).join(", ");
}

/** How much is too much or missing at the most, where, and on which face of the part. */
export function sayLargest(
  say: Say,
  solid: Solid,
  side: "extra" | "missing",
  { by, at, face }: LargestDeviation,
): string {
  const where = sayWhere(say, solid, at);
  return `${say(`check-map.${side}`, { by, where })} ${sayFace(say, solid, face)}`;
}
