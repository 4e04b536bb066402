import { cos, sin } from "../../../foundation/exact-math.ts";
import { unit } from "../../features/vectors.ts";
import type { Inspection, MeasuredFeature } from "../../inspection/inspection-types.ts";
import { geometricZone } from "../../geometric-zone.ts";
import type { GdtCheck } from "../../rubric/gdt-schema.ts";
import type { Nominal } from "../../zones/location.ts";
import type { Outcome } from "../outcome.ts";
import type { DatumPlace } from "./datum-place.ts";
import { datumsFor } from "./datums-of.ts";
import { madeFeature } from "./made-feature.ts";
import { noDatum, noFeature, sizesOf, zoneOutcome } from "./zone-outcome.ts";

type ProfileCheck = Extract<GdtCheck, { kind: "gdt.profile" }>;

/**
 * Twice the largest distance of a surface's corners from the surface drawn, laid by the datums (ISO
 * 1660:2017): its size, form, direction and place in one.
 */
export function profileZone(check: ProfileCheck, inspection: Inspection): Outcome {
  const feature = madeFeature(inspection, check.of);
  if (!feature) return noFeature(check.of);
  const datums = datumsFor(inspection, check.datums);
  if (typeof datums === "string") return noDatum(datums);
  const nominal = nominalOf(feature.drawn, datums.place);
  const zone = nominal && geometricZone({ kind: "profile", points: feature.points, nominal });
  if (!zone?.ok) return noFeature(check.of);
  const uncertainty = 2 * feature.uncertainty + 2 * datums.uncertainty;
  const measured = { zone: zone.value, features: [feature], uncertainty, sizes: sizesOf({}) };
  return zoneOutcome(check, { ...measured, datums: datums.labels }, inspection);
}

function nominalOf(drawn: MeasuredFeature, { point, direction }: DatumPlace): Nominal | undefined {
  switch (drawn.shape) {
    case "plane":
      return { kind: "plane", point: point(drawn.point), normal: unit(direction(drawn.normal)) };
    case "round": {
      const line = { point: point(drawn.point), axis: unit(direction(drawn.axis)) };
      return { kind: "cylinder", line, radius: drawn.radius };
    }
    case "sphere":
      return { kind: "sphere", centre: point(drawn.centre), radius: drawn.radius };
    case "torus": {
      const line = { point: point(drawn.centre), axis: unit(direction(drawn.axis)) };
      const { majorRadius, minorRadius } = drawn;
      return { kind: "torus", line, majorRadius, minorRadius };
    }
    case "cone": {
      const line = { point: point(drawn.apex), axis: unit(direction(drawn.axis)) };
      const half = (drawn.halfAngleDegrees * Math.PI) / 180;
      return { kind: "cone", line, sine: sin(half), cosine: cos(half) };
    }
    default:
      return undefined;
  }
}
