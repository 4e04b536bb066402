import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, dot, length, squareTo, subtract } from "../../features/vectors.ts";
import type { MeasuredFeature } from "../../inspection/inspection-types.ts";
import { solve } from "../../zones/minimax.ts";
import type { Check } from "../../rubric.ts";
import { measuredOutcome } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";
import { farthest } from "./distance-between.ts";
import { SIZE } from "./size-words.ts";

/**
 * The diameter of the circle through the axes of a pattern: the circle is fitted through all, and the
 * feature that lies farthest off it counts.
 */
export function pitchCircle(check: Extract<Check, { kind: "dim.pcd" }>, scene: Scene): Outcome {
  const pattern = featureOf(scene, check.of);
  if (pattern?.reference.shape !== "pattern")
    return plain("not-assessed", "check.any.not-measured");
  const members = pattern.reference.of.flatMap((label) => featureOf(scene, label) ?? []);
  const [first] = members;
  const made = members.flatMap(({ part }) => part ?? []);
  const axis = first && "axis" in first.reference ? first.reference.axis : undefined;
  const lost = members.find(({ part }) => !part);
  if (lost) return plain("not-assessed", "check.hole-position.no-hole", { label: lost.label });
  const diameters = axis && made.length >= 3 ? circleThrough(made, axis) : undefined;
  if (!diameters) return plain("not-assessed", "check.any.not-measured");
  const measured = farthest(diameters, check.nominal);
  const uncertainty = 2 * Math.max(...made.map((feature) => feature.uncertainty));
  const shown = shownAt(scene, made, pattern.part?.middle);
  return measuredOutcome({ measured, uncertainty, shown }, check, SIZE);
}

/** Twice the distance of each axis from the centre of the circle of least squares (Kåsa 1976). */
function circleThrough(
  made: readonly MeasuredFeature[],
  axis: Vec3,
): readonly number[] | undefined {
  const [u, v] = squareTo(axis);
  const origin = made[0]?.middle ?? [0, 0, 0];
  const flat = made.map(({ middle }) => {
    const d = subtract(middle, origin);
    return [dot(d, u), dot(d, v)] as const;
  });
  const rows = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  const sums = [0, 0, 0];
  for (const [x, y] of flat) {
    const line = [2 * x, 2 * y, 1];
    const square = x * x + y * y;
    for (let i = 0; i < 3; i++) {
      sums[i] = (sums[i] ?? 0) + (line[i] ?? 0) * square;
      for (let j = 0; j < 3; j++)
        (rows[i] as number[])[j] = (rows[i]?.[j] ?? 0) + (line[i] ?? 0) * (line[j] ?? 0);
    }
  }
  const found = solve(rows, sums);
  if (!found) return undefined;
  const centre = along(along(origin, u, found[0] ?? 0), v, found[1] ?? 0);
  return made.map(({ middle }) => {
    const d = subtract(middle, centre);
    return 2 * length(along(d, axis, -dot(d, axis)));
  });
}
