import { atan2 } from "../../../foundation/exact-math.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, dot, length, unit } from "../../features/vectors.ts";
import type { Inspection, View } from "../../inspection/inspection-types.ts";
import { turned } from "../../inspection/rigid-pose.ts";
import { parallelPlanes } from "../../zones/parallel-planes.ts";
import { principalAxes } from "../../zones/principal-axes.ts";
import type { Deviation } from "./deviation.ts";
import { type FaceGroup, rangeOf } from "./face-groups.ts";
import type { GeneralLimits } from "./general-limits.ts";
import { soundCorners } from "./sound-corners.ts";

/**
 * How far a plane face leans from the direction drawn, and how far it is from flat (ISO 1101:2017,
 * 17.2 and 17.9 to 17.11: widths of zones between two planes).
 */
export function planeForm(
  group: FaceGroup,
  inspection: Inspection,
  limits: GeneralLimits,
): readonly Deviation[] {
  const { part, reference } = inspection;
  const nominal = group.surface.shape;
  if (nominal.kind !== "plane") return [];
  const points = soundCorners(part, group.part, 1);
  if (points.length < 3) return [];
  const uncertainty = uncertaintyOf(part, group.part) + uncertaintyOf(reference, [group.reference]);
  const flat = group.alike && group.part.length === 1 ? undefined : flatness(points);
  const normal = flat?.normal ?? normalOf(part, group.part) ?? nominal.normal;
  const out: Deviation[] = [];
  const chord = chordBeside(part, group.part) + chordBeside(reference, [group.reference]);
  const base = { group, form: "plane", uncertainty, chord } as const;
  if (flat) {
    const longest = extent(points);
    out.push({
      ...base,
      what: "uneven",
      value: flat.value,
      limit: limits.flat(longest),
      over: longest,
      degrees: 0,
      at: flat.at,
    });
  }
  const lean = leanOf(normal, nominal.normal);
  const width = parallelPlanes(points, nominal.normal, { kind: "fixed" });
  if (!width) return out;
  const over = lean.way ? widthAlong(points, lean.way) : extent(points);
  // A twisted face leans too: what it is, is told.
  if (flat && flat.value > TWISTED * width.value) return out;
  out.push({
    ...base,
    what: "leans",
    value: width.value,
    limit: limits.lean(over) + (isSlope(nominal.normal, lean.way) ? limits.size(over) : 0),
    over,
    degrees: lean.degrees,
    at: width.at,
  });
  return out;
}

/**
 * Is this a slope, and does it lean the way that it slopes? Then its angle comes from sizes that have tolerances
 * of their own; right angles and faces along an axis do not.
 */
function isSlope(normal: Vec3, way: Vec3 | undefined): boolean {
  return way !== undefined && !isAlongAxis(normal, 1 - 1e-6) && !isAlongAxis(way, 0.99);
}

const isAlongAxis = (d: Vec3, least: number): boolean =>
  Math.max(Math.abs(d[0]), Math.abs(d[1]), Math.abs(d[2])) >= least;

function flatness(points: readonly Vec3[]) {
  return parallelPlanes(points, principalAxes(points)[2], { kind: "free" });
}

function normalOf({ recognition, pose }: View, surfaces: readonly number[]): Vec3 | undefined {
  const shape = recognition.surfaces[surfaces[0] ?? -1]?.shape;
  return shape?.kind === "plane" ? turned(pose, shape.normal) : undefined;
}

/** Angle between two directions without a sign, and the way within the face in which it leans. */
export function leanOf(is: Vec3, should: Vec3): { readonly degrees: number; readonly way?: Vec3 } {
  const side = dot(is, should);
  // Towards the direction meant, within the face.
  const across = along(should, is, -side);
  const sine = length(across);
  const degrees = (atan2(sine, Math.abs(side)) * 180) / Math.PI;
  return sine > 1e-9 ? { degrees, way: unit(across) } : { degrees };
}

const widthAlong = (points: readonly Vec3[], way: Vec3): number => {
  const { from, to } = rangeOf(points, way);
  return to - from;
};

/** The greater side of a face. */
function extent(points: readonly Vec3[]): number {
  const [first, second] = principalAxes(points);
  return Math.max(widthAlong(points, first), widthAlong(points, second));
}

/** Of a width: both of its sides may be off. */
function uncertaintyOf(view: View, surfaces: readonly number[]): number {
  const own = surfaces.map((s) => view.recognition.surfaces[s]?.uncertainty ?? 0);
  return 2 * Math.max(0, ...own);
}

/**
 * A face that runs smoothly into a curve is held by the curve's corners: they may sit a chord's depth
 * away at either end.
 */
export function chordBeside({ recognition }: View, surfaces: readonly number[]): number {
  let most = 0;
  for (const s of surfaces) {
    const chords = (recognition.surfaces[s]?.edges ?? [])
      .filter(({ turn }) => turn < SMOOTH)
      .map(({ to }) => chordOf(recognition.surfaces[to]))
      .sort((a, b) => b - a);
    most = Math.max(most, (chords[0] ?? 0) + (chords[1] ?? 0));
  }
  return most;
}

/** Above this part of the lean's zone the zone is the form's. */
const TWISTED = 0.4;
/** Degrees: surfaces that turn into each other by less run on smoothly; half the turn of a 16-gon, and a little. */
export const SMOOTH = 12;

function chordOf(surface: View["recognition"]["surfaces"][number] | undefined): number {
  const { shape, flatRadius } = surface ?? {};
  if (!shape || flatRadius === undefined) return 0;
  if (shape.kind === "cylinder" || shape.kind === "sphere") return shape.radius - flatRadius;
  return shape.kind === "torus" ? shape.minorRadius - flatRadius : 0;
}
