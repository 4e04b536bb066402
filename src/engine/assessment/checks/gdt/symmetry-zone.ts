import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, cross, dot, subtract, unit } from "../../features/vectors.ts";
import type { Inspection } from "../../inspection/inspection-types.ts";
import { geometricZone } from "../../geometric-zone.ts";
import type { GdtCheck } from "../../rubric/gdt-schema.ts";
import type { Outcome } from "../outcome.ts";
import { longOf } from "./form-zones.ts";
import { type MadeFeature, madeFeature } from "./made-feature.ts";
import { placesOf } from "./position-zone.ts";
import { noDatum, noFeature, sizesOf, zoneOutcome } from "./zone-outcome.ts";

type SymmetryCheck = Extract<GdtCheck, { kind: "gdt.symmetry" }>;

interface Plane {
  readonly point: Vec3;
  readonly normal: Vec3;
}

/**
 * Twice the distance of a middle plane or axis from the datum's middle plane or axis (ISO 1101:2017,
 * 17.14). Two faces have their middle plane between them; a slot's runs along it.
 */
export function symmetryZone(check: SymmetryCheck, inspection: Inspection): Outcome {
  const of = labelsOf(check.of);
  const from = labelsOf(check.datum);
  const features = of.map((label) => madeFeature(inspection, label));
  const datums = from.map((label) => madeFeature(inspection, label));
  const [one, other] = features;
  const [datum, second] = datums;
  const without = datums.indexOf(undefined);
  if (!datum || without >= 0) return noDatum(from[without] ?? "");
  const lacking = features.indexOf(undefined);
  if (!one || lacking >= 0) return noFeature(of[lacking] ?? "");
  const across = middlePlane(one, other)?.normal;
  const middle = middlePlane(datum, second) ?? planeThrough(datum, across);
  if (!middle) return noDatum(from.join(", "));
  const points = middlePoints(one, other);
  const zone = points && geometricZone({ kind: "symmetry", points, datum: middle });
  if (!zone?.ok) return noFeature(of.join(", "));
  const all = [one, other, datum, second].filter((f) => f !== undefined);
  const uncertainty = 2 * Math.max(...all.map((f) => f.uncertainty)) * 2;
  const sizes = sizesOf({ shorter: Math.min(...all.map(({ drawn }) => longOf(drawn))) });
  const shown = features.filter((f) => f !== undefined);
  const measured = { zone: zone.value, features: shown, uncertainty, sizes, datums: from };
  return zoneOutcome(check, measured, inspection);
}

const labelsOf = (of: string | readonly string[]): readonly string[] =>
  typeof of === "string" ? [of] : of;

function middlePlane(one: MadeFeature, other?: MadeFeature): Plane | undefined {
  if (one.made?.shape === "slot" && !other) {
    const [a, b] = one.made.centres;
    return { point: a, normal: unit(cross(one.made.axis, subtract(b, a))) };
  }
  if (one.made?.shape !== "plane" || other?.made?.shape !== "plane") return undefined;
  const normal = unit(subtract(one.made.normal, other.made.normal));
  const point = halfWay(one.made.middle, normal, other.made);
  return point && { point, normal };
}

/** The plane through a datum axis that looks the way of the feature's middle plane. */
function planeThrough({ line }: MadeFeature, across: Vec3 | undefined): Plane | undefined {
  if (!line || !across) return undefined;
  const normal = unit(along(across, line.axis, -dot(across, line.axis)));
  return { point: line.point, normal };
}

/** Half way from a point to a plane, along a direction. */
function halfWay(p: Vec3, way: Vec3, plane: Plane): Vec3 | undefined {
  const slope = dot(way, plane.normal);
  if (Math.abs(slope) < 0.5) return undefined;
  return along(p, way, dot(plane.normal, subtract(plane.point, p)) / slope / 2);
}

function middlePoints(one: MadeFeature, other?: MadeFeature): readonly Vec3[] | undefined {
  if (!other) return one.ends ?? placesOf(one.made);
  const normal = middlePlane(one, other)?.normal;
  if (!normal || one.made?.shape !== "plane" || other.made?.shape !== "plane") return undefined;
  const [first, second] = [one.made, other.made];
  return [
    ...one.points.map((p) => halfWay(p, normal, second)),
    ...other.points.map((p) => halfWay(p, normal, first)),
  ].filter((p) => p !== undefined);
}
