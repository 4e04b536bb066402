import type { Check } from "../../rubric.ts";
import { measuredOutcome } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";
import { ANGLE } from "./angle.ts";
import { farthest } from "./distance-between.ts";
import { SIZE } from "./size-words.ts";

/** The leg of a chamfer that is farther off, or its angle. */
export function chamfer(check: Extract<Check, { kind: "dim.chamfer" }>, scene: Scene): Outcome {
  const part = featureOf(scene, check.of)?.part;
  const { nominal, of: label, what } = check;
  const [place] = part?.surfaces ?? [];
  const found = scene.part.recognition.features.find(
    (feature) => feature.kind === "chamfer" && feature.surface === place,
  );
  if (!part || found?.kind !== "chamfer")
    return {
      ...plain("fail", "check.chamfer.not-found", { nominal }),
      misconception: `no ${label}`,
    };
  const shown = shownAt(scene, [part]);
  // The legs come from area over length: to about a thousandth.
  const uncertainty = 2 * part.uncertainty + 1e-3;
  if (what === "angle") {
    const value = { measured: found.angle, uncertainty: 0.1, unit: "deg", shown } as const;
    return measuredOutcome(value, check, ANGLE);
  }
  return measuredOutcome(
    { measured: farthest(found.legs, nominal), uncertainty, shown },
    check,
    SIZE,
  );
}
