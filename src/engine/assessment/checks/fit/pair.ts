import type { RoundFeature } from "../../inspection/inspection-types.ts";
import type { Check } from "../../rubric.ts";
import { fitLimits } from "../../tolerance-limits.ts";
import { measuredOutcome } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";

/** A hole and a shaft of one nominal size: each in its class, and so the clearance between them. */
export function pair(check: Extract<Check, { kind: "fit.pair" }>, scene: Scene): Outcome {
  const { nominal, fit } = check;
  const limits = fitLimits(fit, nominal);
  const [hole, shaft] = [featureOf(scene, check.hole)?.part, featureOf(scene, check.shaft)?.part];
  if (!limits.ok) return plain("not-assessed", "check.any.not-measured");
  if (hole?.shape !== "round" || shaft?.shape !== "round")
    return plain("not-assessed", "check.fit.not-found", { fit });
  const one = (feature: RoundFeature, side: "hole" | "shaft") => {
    const isFlats = check.size === "gauge" && side === "hole";
    const value = {
      measured: 2 * (isFlats ? feature.flatRadius : feature.radius),
      uncertainty: 2 * feature.uncertainty,
      params: { fit },
      shown: shownAt(scene, [feature]),
    };
    return measuredOutcome(value, { nominal, ...limits.value[side] }, WORDS[side]);
  };
  const [made, turned] = [one(hole, "hole"), one(shaft, "shaft")];
  return turned.error > made.error ? turned : made;
}

const WORDS = {
  hole: {
    pass: "check.fit.pass",
    close: "check.fit.close",
    below: "check.fit.hole-too-small",
    above: "check.fit.hole-too-big",
  },
  shaft: {
    pass: "check.fit.pass",
    close: "check.fit.close",
    below: "check.fit.shaft-too-small",
    above: "check.fit.shaft-too-big",
  },
} as const;
