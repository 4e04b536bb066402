import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, dot, length, subtract, unit } from "../../features/vectors.ts";
import type { Inspection, MeasuredFeature } from "../../inspection/inspection-types.ts";
import { geometricZone } from "../../geometric-zone.ts";
import type { GdtCheck } from "../../rubric/gdt-schema.ts";
import type { Zone } from "../../zones/zone-types.ts";
import type { Outcome } from "../outcome.ts";
import type { DatumPlace } from "./datum-place.ts";
import { datumsFor } from "./datums-of.ts";
import { type MadeFeature, madeFeature } from "./made-feature.ts";
import { noDatum, noFeature, sizesOf, zoneOutcome } from "./zone-outcome.ts";

type PositionCheck = Extract<GdtCheck, { kind: "gdt.position" }>;

/**
 * Position in the datum system (ISO 1101:2017, 17.12; ISO 5458:2018): twice the distance from the true
 * place, of an axis at the worse end. Of a pattern: its worst feature.
 */
export function positionZone(check: PositionCheck, inspection: Inspection): Outcome {
  const datums = datumsFor(inspection, check.datums);
  if (typeof datums === "string") return noDatum(datums);
  const spec = inspection.features.get(check.of)?.spec;
  const labels = spec?.type === "pattern" ? spec.of : [check.of];
  const features: MadeFeature[] = [];
  let worst: { readonly zone: Zone; readonly feature: MadeFeature } | undefined;
  for (const label of labels) {
    const feature = madeFeature(inspection, label);
    const zone = feature && placeOf(feature, datums.place, check.along);
    if (!zone) return noFeature(label);
    features.push(feature);
    if (!worst || zone.value > worst.zone.value) worst = { zone, feature };
  }
  if (!worst) return noFeature(check.of);
  const own = Math.max(...features.map((feature) => feature.uncertainty));
  const measured = {
    zone: worst.zone,
    features: [worst.feature],
    uncertainty: 2 * own + 2 * datums.uncertainty,
    sizes: sizesOf({}),
    datums: datums.labels,
  };
  return zoneOutcome(check, measured, inspection);
}

function placeOf(feature: MadeFeature, place: DatumPlace, way?: Vec3): Zone | undefined {
  const { drawn, made, points, ends } = feature;
  if (drawn.shape === "plane") {
    const normal = unit(place.direction(drawn.normal));
    const of = { kind: "plane", point: place.point(drawn.point), normal } as const;
    const zone = geometricZone({ kind: "position", points, of });
    return zone.ok ? zone.value : undefined;
  }
  const is = placesOf(made) ?? ends;
  const meant = placesOf(drawn);
  if (!is || !meant || is.length !== meant.length) return undefined;
  // Along its axis a round feature has no place.
  const free =
    "axis" in drawn && drawn.shape !== "torus" ? unit(place.direction(drawn.axis)) : undefined;
  const towards = way && unit(place.direction(unit(way)));
  let worst: Zone | undefined;
  for (const [i, at] of is.entries()) {
    const off = subtract(at, place.point(meant[i] as Vec3));
    const across = free ? along(off, free, -dot(off, free)) : off;
    const value = 2 * (towards ? Math.abs(dot(across, towards)) : length(across));
    if (!worst || value > worst.value) worst = { value, bound: 0, at };
  }
  return worst;
}

/** Points that stand for the place of a feature. */
export function placesOf(feature: MeasuredFeature | undefined): readonly Vec3[] | undefined {
  switch (feature?.shape) {
    case "round":
    case "cone":
    case "thread":
      return feature.ends;
    case "slot":
      return feature.centres;
    case "sphere":
    case "torus":
      return [feature.centre];
    default:
      return undefined;
  }
}
