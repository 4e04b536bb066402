import { dot } from "../../features/vectors.ts";
import type { Check } from "../../rubric.ts";
import { measuredOutcome, type Words } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";
import { directionBetween, distancesBetween, farthest } from "./distance-between.ts";

/** Distance of two faces with material between them, or with a gap where the reference has one. */
export function thickness(check: Extract<Check, { kind: "dim.thickness" }>, scene: Scene): Outcome {
  const [from, to] = [featureOf(scene, check.from), featureOf(scene, check.to)];
  const direction = from && to && directionBetween(from.reference, to.reference);
  if (!from || !to || !direction) return plain("not-assessed", "check.any.not-measured");
  // The first face looks towards the second: then there is air between them.
  const { reference } = from;
  const isGap = reference.shape === "plane" && dot(reference.normal, direction) > 0;
  if (!from.part || !to.part) {
    const message = isGap ? "check.thickness.gap-not-found" : "check.thickness.not-found";
    const gone = from.part ? to.label : from.label;
    return {
      ...plain("fail", message, { nominal: check.nominal }),
      misconception: `no ${gone}`,
    };
  }
  const { values, uncertainty, middle } = distancesBetween(from.part, to.part, direction);
  const measured = farthest(values, check.nominal);
  const shown = shownAt(scene, [from.part, to.part], middle);
  return measuredOutcome({ measured, uncertainty, shown }, check, isGap ? GAP : WALL);
}

const WALL: Words = {
  pass: "check.thickness.pass",
  close: "check.thickness.close",
  below: "check.thickness.too-thin",
  above: "check.thickness.too-thick",
};
const GAP: Words = {
  ...WALL,
  below: "check.thickness.gap-too-narrow",
  above: "check.thickness.gap-too-wide",
};
