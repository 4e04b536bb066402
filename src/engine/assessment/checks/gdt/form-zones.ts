import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, cross, dot, subtract, unit } from "../../features/vectors.ts";
import type { Inspection, MeasuredFeature } from "../../inspection/inspection-types.ts";
import { geometricZone } from "../../geometric-zone.ts";
import type { GdtCheck } from "../../rubric/gdt-schema.ts";
import { principalAxes } from "../../zones/principal-axes.ts";
import type { Zone } from "../../zones/zone-types.ts";
import { rangeOf } from "../form/face-groups.ts";
import { sectionsAlong } from "../form/sound-corners.ts";
import type { Outcome } from "../outcome.ts";
import { faceLines } from "./face-lines.ts";
import { type MadeFeature, madeFeature } from "./made-feature.ts";
import { distanceApart, noFeature, sizesOf, zoneOutcome } from "./zone-outcome.ts";

type FormCheck = Extract<
  GdtCheck,
  { kind: "gdt.flatness" | "gdt.straightness" | "gdt.roundness" | "gdt.cylindricity" }
>;

/** Form of one feature by itself (ISO 1101:2017, 17.1 to 17.4): flat, straight, round, cylindrical. */
export function formZone(check: FormCheck, inspection: Inspection): Outcome {
  const feature = madeFeature(inspection, check.of);
  const zone = feature && zoneOf(check, feature, inspection);
  if (!feature || !zone) return noFeature(check.of);
  const diameter = "radius" in feature.drawn ? 2 * feature.drawn.radius : 0;
  const sizes = sizesOf({ longest: longOf(feature.drawn), diameter });
  const measured = { zone, features: [feature], uncertainty: 2 * feature.uncertainty, sizes };
  return zoneOutcome(check, measured, inspection);
}

/** Length of an axis, or the longer side of a face. */
export const longOf = (feature: MeasuredFeature): number =>
  "ends" in feature ? distanceApart(...feature.ends) : longestOf(feature.points);

export function longestOf(points: readonly Vec3[]): number {
  const [way] = principalAxes(points);
  const { from, to } = rangeOf(points, way);
  return to - from;
}

/** Heights that differ by less, mm, are one section. */
const LEVEL = 1e-3;
/** A section of fewer corners shows no form. */
const LEAST = 6;

function zoneOf(check: FormCheck, feature: MadeFeature, inspection: Inspection): Zone | undefined {
  const { points, line } = feature;
  switch (check.kind) {
    case "gdt.flatness":
      return feature.drawn.shape === "plane" ? found({ kind: "flatness", points }) : undefined;
    case "gdt.straightness":
      return feature.drawn.shape === "plane"
        ? ofFaceLines(feature, check.along, inspection)
        : ofAxis(feature);
    case "gdt.roundness":
      return line && found({ kind: "roundness", sections: roundSections(feature), axis: line });
    case "gdt.cylindricity":
      return line && feature.drawn.shape === "round"
        ? found({ kind: "cylindricity", points, axis: line })
        : undefined;
  }
}

function found(request: Parameters<typeof geometricZone>[0]): Zone | undefined {
  const zone = geometricZone(request);
  return zone.ok ? zone.value : undefined;
}

/**
 * Sections square to the axis. Where the ends are cut askew no two corners are level: then all corners,
 * seen along the axis, with the taper in them.
 */
export function roundSections({ points, line }: MadeFeature): readonly (readonly Vec3[])[] {
  if (!line) return [];
  const level = sectionsAlong(points, line.axis, LEVEL).filter((s) => s.length >= LEAST);
  return level.length > 0 ? level : [points];
}

/** The centres of the round sections, as a line (⌀). */
function ofAxis(feature: MadeFeature): Zone | undefined {
  const { line } = feature;
  if (!line) return undefined;
  const centres = roundSections(feature).flatMap((section): Vec3[] => {
    const ring = geometricZoneCentre(section, feature);
    return ring ? [ring] : [];
  });
  if (centres.length < 2) return { value: 0, bound: 0, at: line.point };
  return found({ kind: "straightness", points: centres });
}

/** The centre of area of the corners' places about the axis, each by the angle that it stands for. */
function geometricZoneCentre(section: readonly Vec3[], { line }: MadeFeature): Vec3 | undefined {
  if (!line || section.length < 3) return undefined;
  // Kåsa's circle: x² + y² = ax + by + c, solved by its normal equations about the mean.
  const u = unit(cross(line.axis, Math.abs(line.axis[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0]));
  const v = cross(line.axis, u);
  const seen = section.map((p) => {
    const d = subtract(p, line.point);
    return { x: dot(d, u), y: dot(d, v), z: dot(d, line.axis) };
  });
  const mean = (pick: (s: (typeof seen)[number]) => number): number =>
    seen.reduce((sum, s) => sum + pick(s), 0) / seen.length;
  const [mx, my, mz] = [mean((s) => s.x), mean((s) => s.y), mean((s) => s.z)];
  let [xx, xy, yy, xr, yr] = [0, 0, 0, 0, 0];
  for (const { x, y } of seen) {
    const [dx, dy] = [x - mx, y - my];
    const r = dx * dx + dy * dy;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
    xr += dx * r;
    yr += dy * r;
  }
  const det = xx * yy - xy * xy;
  if (!(det > 0)) return undefined;
  const cx = mx + (xr * yy - yr * xy) / (2 * det);
  const cy = my + (yr * xx - xr * xy) / (2 * det);
  return along(along(along(line.point, u, cx), v, cy), line.axis, mz);
}

/** The worst of the lines in which planes along the way given cut the face. */
function ofFaceLines(
  feature: MadeFeature,
  way: Vec3 | undefined,
  inspection: Inspection,
): Zone | undefined {
  const { drawn, surfaces, points } = feature;
  if (drawn.shape !== "plane") return undefined;
  const axis = way ?? principalAxes(points)[0];
  const square = cross(axis, drawn.normal);
  if (dot(square, square) < 1e-6) return undefined;
  const section = unit(square);
  let worst: Zone | undefined;
  for (const line of faceLines(inspection.part, surfaces, section)) {
    const zone = found({ kind: "straightness", points: line, section });
    if (zone && (!worst || zone.value > worst.value)) worst = zone;
  }
  return worst;
}
