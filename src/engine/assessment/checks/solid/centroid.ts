import { length, subtract } from "../../features/vectors.ts";
import { unlaid } from "../../inspection/rigid-pose.ts";
import type { Check } from "../../rubric.ts";
import { decide } from "../../verdict/decide.ts";
import { round, shownNumbers } from "../../verdict/shown-numbers.ts";
import { HOPELESS, type Outcome } from "../outcome.ts";
import type { Scene } from "../scene.ts";
import { meantMeasures } from "./meant-measures.ts";

/** The centre of mass stands in a ball about the reference's; told along the axis in which it is farthest off. */
export function centroid(check: Extract<Check, { kind: "solid.centroid" }>, scene: Scene): Outcome {
  const [made, drawn] = [meantMeasures(scene.part), meantMeasures(scene.reference)];
  const way = subtract(made.centroid, drawn.centroid);
  const off = length(way);
  const uncertainty = made.uncertainty.centroid + drawn.uncertainty.centroid;
  const limits = { min: 0, max: check.max };
  const { verdict, side } = decide({ value: off, uncertainty }, { max: check.max });
  const shown = shownNumbers(off, limits, side);
  const axis = ([0, 1, 2] as const).reduce((most, k) =>
    Math.abs(way[k]) > Math.abs(way[most]) ? k : most,
  );
  return {
    verdict,
    message: WORDS[side],
    params: {
      measured: shown.measured,
      max: round(check.max),
      axis: "xyz"[axis] as string,
      off: round(Math.abs(way[axis])),
      side: way[axis] < 0 ? "less" : "more",
      is: round(made.centroid[axis]),
      should: round(drawn.centroid[axis]),
    },
    measured: off,
    allowed: { ...limits, nominal: 0 },
    unit: "mm",
    uncertainty,
    error: Math.min(HOPELESS, off / check.max),
    anchor: unlaid(scene.part.pose, made.centroid),
  };
}

const WORDS = {
  inside: "check.centroid.pass",
  near: "check.centroid.close",
  above: "check.centroid.off",
  below: "check.centroid.off",
  unknown: "check.any.uncertain",
} as const;
