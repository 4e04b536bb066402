import type { Check } from "../../rubric.ts";
import { isFactor, type Judgement } from "../judge.ts";
import { type Explained, measuredOutcome } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";
import { SIZE } from "./size-words.ts";

/** The radius of a fillet, a round, a cylinder or a ball, through the corners of its facets. */
export function radius(check: Extract<Check, { kind: "dim.radius" }>, scene: Scene): Outcome {
  const feature = featureOf(scene, check.of);
  const { nominal } = check;
  if (!feature) return plain("not-assessed", "check.any.not-measured");
  const { part } = feature;
  if (!part)
    return {
      ...plain("fail", "check.radius.not-found", { nominal }),
      misconception: `no ${feature.label}`,
    };
  const corners = "radius" in part ? part.radius : "minorRadius" in part ? part.minorRadius : NaN;
  const isFlats = check.size === "gauge" && "inward" in part && part.inward;
  const measured = isFlats && "flatRadius" in part ? part.flatRadius : corners;
  if (!Number.isFinite(measured)) return plain("not-assessed", "check.any.not-measured");
  const value = { measured, uncertainty: part.uncertainty, shown: shownAt(scene, [part]) };
  return measuredOutcome(value, check, { ...SIZE, explain });
}

function explain(judged: Judgement): Explained | undefined {
  if (isFactor(judged.measured, judged, 2))
    return { message: "check.radius.double", misconception: "diameter-for-radius" };
  if (isFactor(judged.measured, judged, 0.5))
    return { message: "check.radius.half", misconception: "radius-for-diameter" };
  return undefined;
}
