import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, dot } from "../../features/vectors.ts";
import type { Inspection, MeasuredFeature } from "../../inspection/inspection-types.ts";
import { rings } from "../../zones/rings.ts";
import type { Line } from "../../zones/zone-types.ts";
import { type FaceGroup, faceGroups, rangeOf } from "../form/face-groups.ts";
import { chordBeside } from "../form/plane-form.ts";
import { soundCorners } from "../form/sound-corners.ts";

/** A feature of the rubric, as drawn and as the part has it. */
export interface MadeFeature {
  readonly label: string;
  readonly drawn: MeasuredFeature;
  /** What was matched; absent where the part has something of another form in its place. */
  readonly made?: MeasuredFeature;
  /** The part's surfaces, ascending. */
  readonly surfaces: readonly number[];
  /** Corners on the true surfaces. */
  readonly points: readonly Vec3[];
  /** Round features: the axis, and where it starts and ends. */
  readonly line?: Line;
  readonly ends?: readonly [Vec3, Vec3];
  /** Of a place, mm: of the part's feature and of the drawn one. */
  readonly uncertainty: number;
}

interface Known {
  readonly groups: readonly FaceGroup[];
  readonly features: Map<string, MadeFeature | undefined>;
}

const known = new WeakMap<Inspection, Known>();

/**
 * The part's feature with all surfaces that stand in its place, also those of another form (a cone for a
 * cylinder, a twisted face): form and direction are asked of them. Undefined where there is nothing.
 */
export function madeFeature(inspection: Inspection, label: string): MadeFeature | undefined {
  let { groups, features } = known.get(inspection) ?? {};
  if (!groups || !features) {
    groups = faceGroups(inspection);
    features = new Map();
    known.set(inspection, { groups, features });
  }
  if (!features.has(label)) features.set(label, asMade(inspection, label, groups));
  return features.get(label);
}

function asMade(
  inspection: Inspection,
  label: string,
  groups: readonly FaceGroup[],
): MadeFeature | undefined {
  const matched = inspection.features.get(label);
  if (!matched) return undefined;
  const { part: made, reference: drawn } = matched;
  if (drawn.shape === "pattern") return undefined;
  const standing = groups.filter((group) => drawn.surfaces.includes(group.reference));
  const surfaces = [
    ...new Set([...(made?.surfaces ?? []), ...standing.flatMap((group) => group.part)]),
  ].sort((a, b) => a - b);
  if (surfaces.length === 0) return undefined;
  const points = soundCorners(inspection.part, surfaces, needed(drawn));
  const chord =
    drawn.shape === "plane"
      ? chordBeside(inspection.part, surfaces) + chordBeside(inspection.reference, drawn.surfaces)
      : 0;
  const { tolerance } = inspection.part.recognition;
  const uncertainty = Math.max(made?.uncertainty ?? 0, tolerance) + drawn.uncertainty + chord;
  const base = { label, drawn, surfaces, points, uncertainty };
  const whole = made && standing.every((group) => group.alike) ? made : undefined;
  return { ...base, ...(whole ? { made: whole } : {}), ...axisOf(drawn, whole, points) };
}

/** Facets that must share a corner for it to lie on the curve. */
function needed({ shape }: MeasuredFeature): number {
  if (shape === "plane" || shape === "slot") return 1;
  return shape === "sphere" || shape === "torus" ? 3 : 2;
}

function axisOf(
  drawn: MeasuredFeature,
  made: MeasuredFeature | undefined,
  points: readonly Vec3[],
): Pick<MadeFeature, "line" | "ends"> {
  if (made?.shape === "round" || made?.shape === "thread")
    return { line: { point: made.point, axis: made.axis }, ends: made.ends };
  if (made?.shape === "cone")
    return { line: { point: made.apex, axis: made.axis }, ends: made.ends };
  if (drawn.shape !== "round" || points.length < 5) return {};
  const found = rings(points, { point: drawn.point, axis: drawn.axis }, true);
  if (!found) return {};
  const { point, axis } = found;
  const { from, to } = rangeOf(points, axis);
  const at = (height: number): Vec3 => along(point, axis, height - dot(axis, point));
  return { line: { point, axis }, ends: [at(from), at(to)] };
}
