import type { Ctx } from "../../foundation/context.ts";
import { ok, type Result } from "../../foundation/result.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { recognise } from "../recognise.ts";
import type { Recognition } from "../recognition-types.ts";
import type { Rubric } from "../rubric.ts";
import { type InspectionPlan, planInspection } from "./inspect-in.ts";

/** The features that a rubric names, as its reference has them. Problems: those of `recognise`. */
export function planOfRubric(rubric: Rubric, reference: Solid, ctx: Ctx): Result<InspectionPlan> {
  const drawn = recogniseOnce(reference, ctx);
  if (!drawn.ok) return drawn;
  const distances = rubric.checks.flatMap((check) =>
    check.kind === "dim.distance" ? [{ from: check.from, to: check.to }] : [],
  );
  const { features, datums, general } = rubric;
  return ok(
    planInspection(
      { solid: reference, recognition: drawn.value },
      { features, distances, ...(datums ? { datums } : {}), ...(general ? { general } : {}) },
    ),
  );
}

const drawnBefore = new WeakMap<Solid, Recognition>();

/** A lesson's reference stays the same from check to check. */
function recogniseOnce(reference: Solid, ctx: Ctx): Result<Recognition> {
  const before = drawnBefore.get(reference);
  if (before) return ok(before);
  const found = recognise({ mesh: reference.mesh, provenance: reference }, ctx);
  if (found.ok) drawnBefore.set(reference, found.value);
  return found;
}
