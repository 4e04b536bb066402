import { dot, unit } from "../../features/vectors.ts";
import { coarseRounds } from "../../inspection/coarse-rounds.ts";
import { SAME_DIRECTION, targetsOf } from "../../inspection/find-feature.ts";
import type { MeasuredFeature } from "../../inspection/inspection-types.ts";
import { layFeature } from "../../inspection/lay-feature.ts";
import { measureFeature } from "../../inspection/measure-feature.ts";
import { turned } from "../../inspection/rigid-pose.ts";
import type { Check } from "../../rubric.ts";
import { HOPELESS, type Outcome } from "../outcome.ts";
import { type Scene, shownAt } from "../scene.ts";

type Exists = Extract<Check, { kind: "feat.exists" }>;

/**
 * So many features of a type. A ring of too few flats counts as the round that it is meant to be: that it is
 * too coarse is told with its diameter.
 */
export function exists(check: Exists, scene: Scene): Outcome {
  const found = featuresOf(check, scene);
  const nominal = check.count;
  const measured = found.length + coarse(check, scene);
  const isRight = measured === nominal;
  const side = isRight ? "pass" : measured < nominal ? "too-few" : "too-many";
  const kind = check.type === "hole" ? "hole-count" : "feature-count";
  const anchor = shownAt(scene, found);
  return {
    verdict: isRight ? "pass" : "fail",
    message: `check.${kind}.${side}`,
    params: { measured, nominal, off: Math.abs(measured - nominal), type: check.type },
    measured,
    allowed: { min: nominal, max: nominal, nominal },
    unit: "count",
    ...(anchor.places ? { places: anchor.places } : {}),
    error: isRight ? 0 : HOPELESS,
  };
}

/** None of a type. */
export function none(check: Extract<Check, { kind: "feat.none" }>, scene: Scene): Outcome {
  const { kind: _, ...rest } = check;
  return exists({ ...rest, kind: "feat.exists", count: 0 }, scene);
}

function featuresOf({ type, axis }: Pick<Exists, "type" | "axis">, scene: Scene) {
  const direction = axis && unit(axis);
  return targetsOf(scene.part, type).flatMap((target): MeasuredFeature[] => {
    const own = measureFeature(scene.part, target);
    const feature = own && layFeature(own, scene.part.pose);
    if (!feature) return [];
    if (!direction) return [feature];
    const line = "axis" in feature ? feature.axis : undefined;
    return line && Math.abs(dot(line, direction)) >= SAME_DIRECTION ? [feature] : [];
  });
}

function coarse({ type, axis }: Exists, { part }: Scene): number {
  if (type !== "hole" && type !== "boss") return 0;
  const direction = axis && unit(axis);
  return coarseRounds(part).filter(
    (round) =>
      round.inward === (type === "hole") &&
      (!direction || Math.abs(dot(turned(part.pose, round.axis), direction)) >= SAME_DIRECTION),
  ).length;
}
