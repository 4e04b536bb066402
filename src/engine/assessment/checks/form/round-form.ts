import { atan2, cos } from "../../../foundation/exact-math.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, cross, dot, length, subtract, unit } from "../../features/vectors.ts";
import type { Inspection, View } from "../../inspection/inspection-types.ts";
import { laid, turned } from "../../inspection/rigid-pose.ts";
import type { RecognisedSurface } from "../../recognition-types.ts";
import { rings } from "../../zones/rings.ts";
import type { Line, Zone } from "../../zones/zone-types.ts";
import type { Deviation } from "./deviation.ts";
import { type FaceGroup, rangeOf } from "./face-groups.ts";
import type { GeneralLimits } from "./general-limits.ts";
import { leanOf, SMOOTH } from "./plane-form.ts";
import { sectionsAlong, soundCorners } from "./sound-corners.ts";

/** Corners whose heights differ by less than this, mm, are one section. */
const LEVEL = 1e-3;
/** A section of fewer corners shows no roundness. */
const LEAST = 6;

/** Cylinders, cones and tori: how far the axis leans; of what is not the shape drawn also its form. */
export function roundForm(
  group: FaceGroup,
  inspection: Inspection,
  limits: GeneralLimits,
): readonly Deviation[] {
  const { shape } = group.surface;
  if (group.alike) return group.part.flatMap((s) => axisLean(group, s, inspection, limits));
  return shape.kind === "cylinder" ? formOf(group, inspection, limits) : [];
}

const formName = ({ shape, sweep = 0 }: RecognisedSurface): Deviation["form"] => {
  if (sweep < 355) return "curve";
  return "inward" in shape && shape.inward ? "hole" : "shaft";
};

function axisLean(
  group: FaceGroup,
  place: number,
  { part, reference }: Inspection,
  limits: GeneralLimits,
): readonly Deviation[] {
  const surface = part.recognition.surfaces[place];
  const nominal = group.surface.shape;
  const { shape, span = [0, 0] } = surface ?? {};
  if (!surface || !shape || !("axis" in shape) || !("axis" in nominal)) return [];
  if (formName(surface) === "curve" && !isSamePiece(part, surface, group.surface)) return [];
  const axis = turned(part.pose, shape.axis);
  const { degrees } = leanOf(axis, nominal.axis);
  const sine = length(cross(axis, nominal.axis));
  const uncertainty = 2 * surface.uncertainty + 2 * group.surface.uncertainty;
  const start = laid(
    part.pose,
    "apex" in shape ? shape.apex : "point" in shape ? shape.point : shape.centre,
  );
  const sign = dot(turned(part.pose, shape.axis), axis) < 0 ? -1 : 1;
  const at = along(start, axis, sign * span[1]);
  // A ring has no length: it leans over its own width.
  const over = shape.kind === "torus" ? 2 * shape.majorRadius : span[1] - span[0];
  const chord =
    over * Math.max(bendBeside(part, place), bendBeside(reference, group.reference)) +
    narrowness(surface) +
    narrowness(group.surface);
  const base = { group, form: formName(surface), uncertainty, chord, over, at } as const;
  const leans = {
    ...base,
    what: "leans",
    value: over * sine,
    limit: limits.lean(over),
    degrees,
  } as const;
  if (shape.kind !== "cone" || nominal.kind !== "cone") return [leans];
  const off = Math.abs(shape.halfAngleDegrees - nominal.halfAngleDegrees);
  const value = (over * off * Math.PI) / 180;
  return [
    leans,
    { ...base, what: "angle", value, limit: limits.lean(over) + limits.size(over), degrees: off },
  ];
}

/**
 * Is this piece of a curve the one that is meant? Where a mesh's free surfaces fall into other pieces than
 * the reference's, neighbours are paired, of other sizes and places.
 */
function isSamePiece({ pose }: View, piece: RecognisedSurface, meant: RecognisedSurface): boolean {
  const apart = length(subtract(laid(pose, piece.centre), meant.centre));
  const size = Math.sqrt(meant.area);
  const areas = piece.area / meant.area;
  return areas > 1 / PIECE && areas < PIECE && apart < PIECE_EDGE + PIECE_APART * size;
}

const PIECE = 2;
const PIECE_EDGE = 1;
const PIECE_APART = 0.25;

/**
 * The sine of the angle to the axis of another piece into which this one runs without an edge: of a sweep
 * along a curve, where one piece ends and the next begins is the mesh's choice, not the author's.
 */
function bendBeside({ recognition }: View, place: number): number {
  const surface = recognition.surfaces[place];
  if (surface?.shape.kind !== "cylinder") return 0;
  const { axis } = surface.shape;
  const beside = surface.edges
    .filter(({ turn }) => turn < SMOOTH)
    .map(({ to }) => recognition.surfaces[to]?.shape)
    .filter((shape) => shape?.kind === "cylinder" || shape?.kind === "cone")
    .map((shape) => length(cross(axis, shape.axis)));
  return Math.max(0, ...beside);
}

/** A narrow piece of a curve says little of its axis. */
function narrowness({ uncertainty, sweep = 360 }: RecognisedSurface): number {
  const seen = sweep >= 180 ? 1 : 1 - cos((sweep * Math.PI) / 360);
  return (2 * uncertainty) / Math.max(seen, 0.002);
}

/** What stands in the place of a cylinder: lean of its axis, taper, roundness, and what is left. */
function formOf(
  group: FaceGroup,
  { part, reference }: Inspection,
  limits: GeneralLimits,
): readonly Deviation[] {
  const nominal = group.surface.shape;
  // A piece of a curve has no axis that its own corners could show.
  if (nominal.kind !== "cylinder" || (group.surface.sweep ?? 0) < 180) return [];
  const points = soundCorners(part, group.part, 2);
  if (points.length < LEAST) return [];
  const found = rings(points, { point: nominal.point, axis: nominal.axis }, true);
  if (!found) return [];
  const { from, to } = rangeOf(points, found.axis);
  const over = to - from;
  const uncertainty = Math.max(
    ...group.part.map((s) => ownUncertainty(part, s)),
    ownUncertainty(reference, group.reference),
  );
  const base = {
    group,
    form: formName(group.surface),
    uncertainty: uncertainty + found.bound,
    chord: 0,
  } as const;
  const { degrees } = leanOf(found.axis, nominal.axis);
  const value = over * length(cross(found.axis, nominal.axis));
  const lean = {
    ...base,
    what: "leans",
    value,
    limit: limits.lean(over),
    over,
    degrees,
    at: found.at,
  } as const;
  const taper = taperOf(points, found);
  const narrows = {
    ...base,
    what: "tapers",
    value: Math.abs(taper) * over,
    limit: limits.lean(over),
    over,
    degrees: (atan2(Math.abs(taper), 1) * 180) / Math.PI,
    at: found.at,
  } as const;
  const diameter = 2 * nominal.radius;
  const round = roundness(points, found, taper);
  const oval =
    round &&
    ({
      ...base,
      what: "not-round",
      value: round.value,
      limit: limits.round(diameter),
      over: diameter,
      degrees: 0,
      at: round.at,
    } as const);
  const bulge = Math.max(0, found.value - Math.abs(taper) * over - (round?.value ?? 0));
  const bulges = {
    ...base,
    what: "bulges",
    value: bulge,
    limit: limits.flat(over),
    over,
    degrees: 0,
    at: found.at,
  } as const;
  return [lean, narrows, ...(oval ? [oval] : []), bulges];
}

const ownUncertainty = ({ recognition }: View, place: number): number =>
  2 * Math.max(recognition.surfaces[place]?.uncertainty ?? 0, recognition.tolerance / 3);

/** Growth of the radius along the axis, mm a mm: the slope of the best line. */
function taperOf(points: readonly Vec3[], line: Line): number {
  const seen = points.map((p) => {
    const d = subtract(p, line.point);
    const height = dot(d, line.axis);
    return { height, radius: length(along(d, line.axis, -height)) };
  });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, x) => sum + x, 0) / values.length;
  const height = mean(seen.map((s) => s.height));
  const radius = mean(seen.map((s) => s.radius));
  let [above, below] = [0, 0];
  for (const s of seen) {
    above += (s.height - height) * (s.radius - radius);
    below += (s.height - height) * (s.height - height);
  }
  return below > LEVEL * LEVEL ? above / below : 0;
}

/** The worst section's; where there are no whole sections, of all corners with the taper taken out. */
function roundness(points: readonly Vec3[], line: Line, taper: number): Zone | undefined {
  let worst: Zone | undefined;
  for (const section of sectionsAlong(points, line.axis, LEVEL)) {
    if (section.length < LEAST) continue;
    const zone = rings(section, line, false);
    if (zone && (!worst || zone.value > worst.value)) worst = zone;
  }
  if (worst) return worst;
  const straight = points.map((p) => {
    const d = subtract(p, line.point);
    const height = dot(d, line.axis);
    const across = along(d, line.axis, -height);
    return along(
      along(line.point, line.axis, height),
      unit(across),
      length(across) - taper * height,
    );
  });
  return rings(straight, line, false);
}
