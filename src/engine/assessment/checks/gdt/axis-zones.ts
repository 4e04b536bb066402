import type { Vec3 } from "../../../geometry/mesh.ts";
import { distanceToLine } from "../../features/vectors.ts";
import type { Inspection } from "../../inspection/inspection-types.ts";
import { geometricZone } from "../../geometric-zone.ts";
import type { GdtCheck } from "../../rubric/gdt-schema.ts";
import type { Line } from "../../zones/zone-types.ts";
import type { Outcome } from "../outcome.ts";
import { longestOf, roundSections } from "./form-zones.ts";
import { madeFeature } from "./made-feature.ts";
import { placesOf } from "./position-zone.ts";
import { noDatum, noFeature, sizesOf, zoneOutcome } from "./zone-outcome.ts";

type Check<K extends GdtCheck["kind"]> = Extract<GdtCheck, { kind: K }>;

/** Distance of an axis from the datum's, at the worse end, as a zone ⌀ (ISO 1101:2017, 17.13). */
export function coaxialZone(check: Check<"gdt.coaxial">, inspection: Inspection): Outcome {
  const feature = madeFeature(inspection, check.of);
  const datum = madeFeature(inspection, check.datum);
  if (!datum?.line) return noDatum(check.datum);
  const points = feature?.ends ?? placesOf(feature?.made);
  const zone = points && geometricZone({ kind: "coaxiality", points, datum: datum.line });
  if (!feature || !zone?.ok) return noFeature(check.of);
  const diameter = "radius" in feature.drawn ? 2 * feature.drawn.radius : 0;
  const uncertainty = 2 * feature.uncertainty + 2 * datum.uncertainty;
  const sizes = sizesOf({ diameter });
  const measured = { zone: zone.value, features: [feature], uncertainty, sizes };
  return zoneOutcome(check, { ...measured, datums: [check.datum] }, inspection);
}

/** Run-out about a datum axis: of round features across it, of faces along it (ISO 1101:2017, 17.15). */
export function runoutZone(check: Check<"gdt.runout">, inspection: Inspection): Outcome {
  const feature = madeFeature(inspection, check.of);
  const datum = madeFeature(inspection, check.datum);
  if (!datum?.line) return noDatum(check.datum);
  if (!feature) return noFeature(check.of);
  const isFace = feature.drawn.shape === "plane";
  const zone = geometricZone({
    kind: check.total ? "total run-out" : "circular run-out",
    sections: isFace ? ringsOf(feature.points, datum.line) : roundSections(feature),
    datum: datum.line,
    direction: isFace ? "axial" : "radial",
  });
  if (!zone.ok) return noFeature(check.of);
  const uncertainty = 2 * feature.uncertainty + 2 * datum.uncertainty;
  const sizes = sizesOf({ diameter: longestOf(feature.drawn.points) });
  const measured = { zone: zone.value, features: [feature], uncertainty, sizes };
  return zoneOutcome(check, { ...measured, datums: [check.datum] }, inspection);
}

/** Corners of one ring are apart from the next by this part of the face's radius. */
const RING = 0.02;

/** Corners of a face that are about as far from the axis. */
function ringsOf(points: readonly Vec3[], { point, axis }: Line): readonly (readonly Vec3[])[] {
  const seen = points
    .map((p) => ({ p, radius: distanceToLine(p, point, axis) }))
    .sort((a, b) => a.radius - b.radius || a.p[0] - b.p[0] || a.p[1] - b.p[1] || a.p[2] - b.p[2]);
  const apart = RING * (seen.at(-1)?.radius ?? 0);
  const rings: Vec3[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { p, radius } of seen) {
    if (radius - last > apart) rings.push([]);
    rings.at(-1)?.push(p);
    last = radius;
  }
  return rings;
}
