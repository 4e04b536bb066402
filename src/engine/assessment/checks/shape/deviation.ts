import { quietCtx } from "../../../foundation/context.ts";
import type { Inspection } from "../../inspection/inspection-types.ts";
import { unlaid } from "../../inspection/rigid-pose.ts";
import type { Check } from "../../rubric.ts";
import {
  type Deviation,
  type DirectedDeviation,
  surfaceDeviation,
} from "../../surface-deviation.ts";
import { GUARD_PART } from "../../verdict/decide.ts";
import { HOPELESS, type Outcome, plain } from "../outcome.ts";

/** The bracket, as a part of `max`: also how far beyond it a part may be that is taken as on the limit. */
const BRACKET_PART = 0.05;

/**
 * No place of the part's surface is more than `max` from the reference's, nor the other way round: what no
 * other check names is seen here. Surfaces as they were meant are compared, so a right part passes
 * however it was cut into triangles; where its chords are too coarse to tell, it is not assessed.
 */
export function deviation(
  { max }: Pick<Extract<Check, { kind: "shape.deviation" }>, "max">,
  scene: Inspection,
): Outcome {
  const asked = (limit: number): Deviation | undefined => {
    const { part, reference } = scene;
    const bodies = {
      part: { mesh: part.solid.mesh, recognition: part.recognition, pose: part.pose },
      reference: { mesh: reference.solid.mesh, recognition: reference.recognition },
    };
    const found = surfaceDeviation({ ...bodies, limit, within: BRACKET_PART * max }, quietCtx());
    return found.ok ? found.value : undefined;
  };
  const found = asked(max);
  if (!found) return plain("not-assessed", "check.deviation.unclear", { max });
  if (found.hi <= max) return outcome(found, scene, max, "pass");
  const far = (1 + GUARD_PART) * max;
  const settled = found.lo > max && found.lo <= far ? (asked(far) ?? found) : found;
  if (settled.lo > far) return outcome(settled, scene, max, "fail");
  if (settled.hi <= (1 + BRACKET_PART) * max) return outcome(settled, scene, max, "borderline");
  const reason = settled.chord > BRACKET_PART * max ? "too-coarse" : "unclear";
  return { ...plain("not-assessed", `check.deviation.${reason}`, { max }), unit: "mm" };
}

function outcome(
  { lo, hi, fromPart, fromReference }: Deviation,
  { part }: Inspection,
  max: number,
  verdict: "pass" | "borderline" | "fail",
): Outcome {
  const worst: DirectedDeviation = fromPart.lo >= fromReference.lo ? fromPart : fromReference;
  const allowed = { min: 0, max, nominal: 0 };
  const common = { verdict, unit: "mm" as const, allowed };
  if (verdict !== "fail") {
    // At the most; where it is less, no one asked.
    const measured = thousandths(Math.min(hi, max), Math.ceil);
    const message = verdict === "pass" ? "check.deviation.pass" : "check.deviation.close";
    return { ...common, message, params: { measured, max }, measured, error: 0 };
  }
  const message =
    worst.material === "missing" ? "check.deviation.missing" : "check.deviation.extra";
  // At the least: rounded down it would read as right only if it were.
  const measured = Math.max(thousandths(lo, Math.floor), thousandths(max, Math.floor) + 0.001);
  return {
    ...common,
    message,
    params: { measured, max },
    measured,
    places: [{ kind: "face", face: part.solid.faceOf[worst.partTriangle] ?? 0 }],
    anchor: unlaid(part.pose, worst.at),
    error: Math.min(HOPELESS, lo / max),
  };
}

const thousandths = (x: number, round: (x: number) => number): number =>
  Math.round(round(x * 1000 - (round === Math.ceil ? 1e-6 : -1e-6))) / 1000;
