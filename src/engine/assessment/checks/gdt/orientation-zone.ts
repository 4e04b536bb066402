import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, cross, dot, length, unit } from "../../features/vectors.ts";
import type { Inspection, MeasuredFeature } from "../../inspection/inspection-types.ts";
import { geometricZone, type ZoneRequest } from "../../geometric-zone.ts";
import type { GdtCheck } from "../../rubric/gdt-schema.ts";
import { rangeOf } from "../form/face-groups.ts";
import type { Outcome } from "../outcome.ts";
import { type DatumsFound, datumsFor } from "./datums-of.ts";
import { longestOf, longOf } from "./form-zones.ts";
import { type MadeFeature, madeFeature } from "./made-feature.ts";
import { distanceApart, noDatum, noFeature, sizesOf, zoneOutcome } from "./zone-outcome.ts";

type OrientationCheck = Extract<
  GdtCheck,
  { kind: "gdt.parallel" | "gdt.perpendicular" | "gdt.angular" }
>;

const KIND = {
  "gdt.parallel": "parallelism",
  "gdt.perpendicular": "perpendicularity",
  "gdt.angular": "angularity",
} as const;

/** Directions nearer than this (as a sine) to the datum's are the datum's. */
const SAME_WAY = 1e-3;

/**
 * Direction of a face or an axis to the datums (ISO 1101:2017, 17.9 to 17.11). The angle is that of
 * the reference. One datum holds two turns: a zone that is neither square to the datum's direction nor
 * along it may still turn about that direction.
 */
export function orientationZone(check: OrientationCheck, inspection: Inspection): Outcome {
  const feature = madeFeature(inspection, check.of);
  if (!feature) return noFeature(check.of);
  const datums = datumsFor(inspection, check.datums ?? inspection.datums.slice(0, 1));
  if (typeof datums === "string") return noDatum(datums);
  const request = requestFor(check, feature, datums);
  const zone = request && geometricZone(request);
  if (!zone?.ok) return noFeature(check.of);
  const over = feature.ends ? distanceApart(...feature.ends) : longestOf(feature.points);
  const datum = datums.drawn[0];
  const sizes = sizesOf({
    longest: longOf(feature.drawn),
    shorter: Math.min(legOf(feature, datums), datum ? longOf(datum) : over),
    distance: datum ? distanceApart(footOf(feature.drawn), footOf(datum)) : 0,
  });
  const uncertainty = 2 * feature.uncertainty + 2 * datums.uncertainty;
  const measured = { zone: zone.value, features: [feature], uncertainty, sizes, over };
  return zoneOutcome(check, { ...measured, datums: datums.labels }, inspection);
}

function requestFor(
  { kind }: OrientationCheck,
  { drawn, points, ends }: MadeFeature,
  { place }: DatumsFound,
): ZoneRequest | undefined {
  const primary = place.primary;
  const base = { kind: KIND[kind] } as const;
  if (drawn.shape === "plane") {
    const nominal = unit(place.direction(drawn.normal));
    return { ...base, of: "face", points, nominal, ...freeTurn(nominal, place) };
  }
  if (!("axis" in drawn) || !ends) return undefined;
  const axis = unit(place.direction(drawn.axis));
  const across = primary ? along(primary, axis, -dot(primary, axis)) : undefined;
  if (place.locked || !across || length(across) < SAME_WAY)
    return { ...base, of: "axis", points: ends, nominal: axis };
  const nominal = unit(across);
  return { ...base, of: "face", points: ends, nominal, ...freeTurn(nominal, place) };
}

/** A zone's normal that leans to the datum's direction may turn about it. */
function freeTurn(nominal: Vec3, { locked, primary }: DatumsFound["place"]): { about?: Vec3 } {
  if (locked || !primary || length(cross(nominal, primary)) < SAME_WAY) return {};
  return { about: primary };
}

/** Length of the feature's side of the right angle: of a face along the datum's direction. */
function legOf({ drawn }: MadeFeature, { place }: DatumsFound): number {
  if ("ends" in drawn) return longOf(drawn);
  const { from, to } = rangeOf(drawn.points, place.primary ?? [0, 0, 1]);
  return to - from;
}

/** Of a plane the foot of zero, so that two planes are as far apart as they stand. */
function footOf(feature: MeasuredFeature): Vec3 {
  if (feature.shape !== "plane") return feature.middle;
  return along([0, 0, 0], feature.normal, Math.abs(dot(feature.point, feature.normal)));
}
