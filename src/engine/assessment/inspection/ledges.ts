import { dot } from "../features/vectors.ts";
import { cornersOn } from "./corners-on.ts";
import type { SurfacePair, View } from "./inspection-types.ts";

/** A ledge looks along the axis to within this cosine. */
const SQUARE = 0.9999;
/** Corners reach the two rings to within this, mm. */
const ROUNDING = 2e-3;

/**
 * Surfaces left over that lie between the chords of round ones and their curve: where two pieces of one
 * cylinder meet that were cut into different numbers of facets, crescents stand out between the two rings.
 * Who drew the circle twice drew one circle. (A real groove that shallow has a floor, which is left over.)
 */
export function withoutLedges(
  part: View,
  extra: readonly number[],
  pairs: readonly SurfacePair[],
): readonly number[] {
  const { surfaces } = part.recognition;
  const rounds = pairs.flatMap(({ part: s }) => {
    const found = surfaces[s];
    return found?.shape.kind === "cylinder"
      ? [{ shape: found.shape, flat: found.flatRadius ?? found.shape.radius }]
      : [];
  });
  if (rounds.length === 0) return extra;
  return extra.filter((s) => {
    const { shape } = surfaces[s] ?? {};
    if (shape?.kind !== "plane") return true;
    const corners = cornersOn(part, [s]);
    return !rounds.some(
      ({ shape: { axis, point, radius }, flat }) =>
        Math.abs(dot(axis, shape.normal)) > SQUARE &&
        corners.every((p) => {
          const d = [p[0] - point[0], p[1] - point[1], p[2] - point[2]] as const;
          const h = dot(d, axis);
          const off = Math.sqrt(Math.max(0, dot(d, d) - h * h));
          return off > flat - ROUNDING && off < radius + ROUNDING;
        }),
    );
  });
}
