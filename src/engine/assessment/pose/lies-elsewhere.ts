import { distanceToLine, dot, subtract } from "../features/vectors.ts";
import type { Inspection, MeasuredFeature, View } from "../inspection/inspection-types.ts";
import { isFreeByAnotherName } from "../inspection/stretches.ts";

/** Right parts are not off by more, whatever their chain of tolerances, mm. */
const MOST_OFF = 1;

/**
 * True if a part whose sizes are all right does not lie where the drawing has it. Dimensions go from
 * feature to feature: moved as a whole, or turned over, a part has them all.
 */
export function liesElsewhere({ features, part, reference }: Inspection): boolean {
  for (const { part: made, reference: drawn } of features.values()) {
    if (!made || isStretch(part, made) || isStretch(reference, drawn)) continue;
    if (offOf(made, drawn) > MOST_OFF) return true;
  }
  return false;
}

/** Where a mesh shows a stretch of a free surface as a cone or a cylinder says nothing of where the part lies. */
const isStretch = ({ recognition }: View, { surfaces }: MeasuredFeature): boolean =>
  surfaces.some((place) => isFreeByAnotherName(recognition, place));

/** How far a feature lies beside its place, square to a plane or an axis. */
function offOf(made: MeasuredFeature, drawn: MeasuredFeature): number {
  if (made.shape === "plane" && drawn.shape === "plane")
    return Math.abs(dot(subtract(made.middle, drawn.point), drawn.normal));
  if ("axis" in drawn && "axis" in made)
    return distanceToLine(made.middle, drawn.middle, drawn.axis);
  const [x, y, z] = subtract(made.middle, drawn.middle);
  return Math.sqrt(x * x + y * y + z * z);
}
