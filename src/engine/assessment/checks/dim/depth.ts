import type { MatchedFeature, RoundFeature } from "../../inspection/inspection-types.ts";
import type { Check } from "../../rubric.ts";
import { measuredOutcome, type Words } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";
import { directionBetween, distancesBetween, farthest } from "./distance-between.ts";
import { SIZE } from "./size-words.ts";

type Depth = Extract<Check, { kind: "dim.depth" }>;

/** Of a blind hole or slot from its open end to its bottom, or of one face below another. */
export function depth(check: Depth, scene: Scene): Outcome {
  const feature = featureOf(scene, check.of);
  if (!feature) return plain("not-assessed", "check.any.not-measured");
  const { label, reference, part } = feature;
  const from = check.from === undefined ? undefined : featureOf(scene, check.from);
  if (from) return belowFace(check, from, feature, scene);
  if (!part) return plain("not-assessed", "check.hole-depth.no-hole", { label });
  if (reference.shape === "slot" && part.shape === "slot") {
    const shown = shownAt(scene, [part]);
    const { depth: measured, uncertainty } = part;
    return measuredOutcome({ measured, uncertainty, shown }, check, SIZE);
  }
  if (part.shape !== "round") return plain("not-assessed", "check.any.not-measured");
  const shown = shownAt(scene, [part]);
  const { nominal } = check;
  if (part.through)
    return {
      ...plain("fail", "check.hole-depth.through", { label, nominal }),
      misconception: `through ${label}`,
      ...shown,
    };
  const value = { measured: wallDepth(part), uncertainty: 2 * part.uncertainty };
  return measuredOutcome({ ...value, params: { label }, shown }, check, HOLE);
}

/** From the open end of the hole, steps and all, to where its narrowest wall ends at the closed one. */
function wallDepth({ feature, ends }: RoundFeature): number {
  const d = [0, 1, 2].map((k) => (ends[1][k] ?? 0) - (ends[0][k] ?? 0));
  const wall = Math.sqrt(d.reduce((sum, x) => sum + x * x, 0));
  if (feature?.kind !== "hole" || !feature.closed) return wall;
  const bore = feature.steps.filter(
    ({ kind, diameters }) =>
      kind === "cylinder" && Math.abs(diameters[0] - feature.diameter) <= 1e-2,
  );
  if (bore.length === 0) return wall;
  return feature.closed.end === "from"
    ? feature.to - Math.min(...bore.map((step) => step.from))
    : Math.max(...bore.map((step) => step.to)) - feature.from;
}

const HOLE: Words = {
  pass: "check.hole-depth.pass",
  close: "check.hole-depth.close",
  below: "check.hole-depth.too-shallow",
  above: "check.hole-depth.too-deep",
};

function belowFace(
  check: Depth,
  from: MatchedFeature,
  floor: MatchedFeature,
  scene: Scene,
): Outcome {
  const direction = directionBetween(from.reference, floor.reference);
  if (!from.part || !floor.part || !direction)
    return plain("fail", "check.distance.not-found", { nominal: check.nominal });
  const { values, uncertainty, middle } = distancesBetween(from.part, floor.part, direction);
  const measured = farthest(values, check.nominal);
  const shown = shownAt(scene, [from.part, floor.part], middle);
  return measuredOutcome({ measured, uncertainty, shown }, check, SIZE);
}
