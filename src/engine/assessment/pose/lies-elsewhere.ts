import { distanceToLine, dot, subtract } from "../features/vectors.ts";
import type { Inspection, MeasuredFeature } from "../inspection/inspection-types.ts";

/** Right parts are not off by more, whatever their chain of tolerances, mm. */
const MOST_OFF = 1;

/**
 * True if a part whose sizes are all right does not lie where the drawing has it. Dimensions go from
 * feature to feature: moved as a whole, or turned over, a part has them all.
 */
export function liesElsewhere({ features }: Inspection): boolean {
  for (const { part, reference } of features.values())
    if (part && offOf(part, reference) > MOST_OFF) return true;
  return false;
}

/** How far a feature lies beside its place, square to a plane or an axis. */
function offOf(made: MeasuredFeature, drawn: MeasuredFeature): number {
  if (made.shape === "plane" && drawn.shape === "plane")
    return Math.abs(dot(subtract(made.middle, drawn.point), drawn.normal));
  if ("axis" in drawn && "axis" in made)
    return distanceToLine(made.middle, drawn.middle, drawn.axis);
  const [x, y, z] = subtract(made.middle, drawn.middle);
  return Math.sqrt(x * x + y * y + z * z);
}
