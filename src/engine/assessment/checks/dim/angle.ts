import { acos } from "../../../foundation/exact-math.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import { dot, length, subtract } from "../../features/vectors.ts";
import type { MeasuredFeature } from "../../inspection/inspection-types.ts";
import type { Check } from "../../rubric.ts";
import { measuredOutcome, type Words } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";

const DEGREES = 180 / Math.PI;

/**
 * The angle between two faces or axes, as the drawing shows it: of the angles that two directions make, the
 * one that is the nominal on the reference.
 */
export function angle(check: Extract<Check, { kind: "dim.angle" }>, scene: Scene): Outcome {
  const [a, b] = [featureOf(scene, check.a), featureOf(scene, check.b)];
  const drawn = a && b && between(a.reference, b.reference);
  if (!a || !b || drawn === undefined) return plain("not-assessed", "check.any.not-measured");
  const { nominal } = check;
  if (!a.part || !b.part) return plain("fail", "check.angle.not-found", { nominal });
  const made = between(a.part, b.part);
  if (made === undefined) return plain("not-assessed", "check.any.not-measured");
  // Normals of two faces make the angle outside the material; its rest to 180 is the one inside.
  const isRest = Math.abs(180 - drawn - nominal) < Math.abs(drawn - nominal);
  const measured = isRest ? 180 - made : made;
  const uncertainty = tilt(a.part) + tilt(b.part);
  const shown = shownAt(scene, [a.part, b.part], a.part.middle);
  return measuredOutcome({ measured, uncertainty, unit: "deg", shown }, check, ANGLE);
}

/** For angles, degrees. */
export const ANGLE: Words = {
  pass: "check.angle.pass",
  close: "check.angle.close",
  below: "check.angle.too-small",
  above: "check.angle.too-big",
};

function between(a: MeasuredFeature, b: MeasuredFeature): number | undefined {
  const [d, e] = [directionOf(a), directionOf(b)];
  if (!d || !e) return undefined;
  const whole = acos(dot(d, e)) * DEGREES;
  const cone = a.shape === "cone" ? a : b.shape === "cone" ? b : undefined;
  // Of a cone on a face square to it the side is meant, not the axis.
  if (cone && a.shape !== b.shape && Math.min(whole, 180 - whole) < SQUARE)
    return 90 - cone.halfAngleDegrees;
  // An axis makes with a face the angle that its normal leaves of a right one.
  return (a.shape === "plane") === (b.shape === "plane") ? whole : Math.abs(90 - whole);
}

/** An axis this near to a face's normal stands square on it, degrees. */
const SQUARE = 5;

const directionOf = (feature: MeasuredFeature): Vec3 | undefined =>
  feature.shape === "plane" ? feature.normal : "axis" in feature ? feature.axis : undefined;

/** By how much a direction may be off, degrees: its uncertainty over half its extent. */
function tilt({ points, middle, uncertainty }: MeasuredFeature): number {
  const reach = points.reduce((most, p) => Math.max(most, length(subtract(p, middle))), 0);
  return reach > 0 ? (uncertainty / reach) * DEGREES : 180;
}
