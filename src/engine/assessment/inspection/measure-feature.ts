import type { Vec3 } from "../../geometry/mesh.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { along, dot } from "../features/vectors.ts";
import type {
  Boss,
  Hole,
  RecognisedSurface,
  Recognition,
  Slot,
  Thread,
} from "../recognition-types.ts";
import { cornersOn, facesOn, sectionsOn } from "./corners-on.ts";
import type { MeasuredFeature, RoundFeature } from "./inspection-types.ts";

/** A solid and what was recognised of it. */
export interface Sight {
  readonly solid: Solid;
  readonly recognition: Recognition;
}

/** What is meant: one surface, or a composed feature, by its place in the recognition. */
export type Target =
  | { readonly kind: "surface"; readonly place: number }
  | { readonly kind: "feature"; readonly place: number };

type Known = Map<number, MeasuredFeature | undefined>;

const known = new WeakMap<Recognition, { readonly surface: Known; readonly feature: Known }>();

/** The measures of a surface or feature in the solid's own frame; undefined for what has none. */
export function measureFeature(sight: Sight, target: Target): MeasuredFeature | undefined {
  let both = known.get(sight.recognition);
  if (!both) known.set(sight.recognition, (both = { surface: new Map(), feature: new Map() }));
  const { kind, place } = target;
  const measured = both[kind];
  if (!measured.has(place))
    measured.set(
      place,
      kind === "surface" ? measureSurface(sight, place) : measureComposed(sight, place),
    );
  return measured.get(place);
}

/** Interval of a standard uncertainty: two of them to either side. */
const COVERAGE = 2;

function common(sight: Sight, surfaces: readonly number[], middle: Vec3) {
  const all = surfaces.flatMap((place) => sight.recognition.surfaces[place] ?? []);
  const uncertainty = COVERAGE * Math.max(0, ...all.map((s) => s.uncertainty));
  const chord = Math.max(0, ...all.map(chordOf));
  const area = all.reduce((sum, s) => sum + s.area, 0);
  const faces = facesOn(sight, surfaces);
  const points = cornersOn(sight, surfaces);
  return { surfaces: [...surfaces], faces, points, uncertainty, chord, area, middle };
}

/** By how much the flats of a curve's facets are nearer to its axis than their corners. */
function chordOf({ shape, flatRadius }: RecognisedSurface): number {
  if (flatRadius === undefined) return 0;
  if (shape.kind === "cylinder" || shape.kind === "sphere")
    return Math.max(0, shape.radius - flatRadius);
  return shape.kind === "torus" ? Math.max(0, shape.minorRadius - flatRadius) : 0;
}

function measureSurface(sight: Sight, place: number): MeasuredFeature | undefined {
  const s = sight.recognition.surfaces[place];
  if (!s) return undefined;
  const { shape, flatRadius, span = [0, 0] } = s;
  const with_ = (middle: Vec3) => common(sight, [place], middle);
  switch (shape.kind) {
    case "plane": {
      const { normal, offset } = shape;
      const point = along(s.centre, normal, offset - dot(s.centre, normal));
      return { shape: "plane", ...with_(point), point, normal };
    }
    case "cylinder": {
      const full = (s.sweep ?? 0) >= FULL;
      return { ...round(sight, [place], shape, span, flatRadius ?? shape.radius), full };
    }
    case "cone": {
      const ends = endsOf(shape.apex, shape.axis, span);
      return { ...shape, shape: "cone", ...with_(middleOf(ends)), ends };
    }
    case "sphere":
      return {
        ...shape,
        shape: "sphere",
        ...with_(shape.centre),
        flatRadius: flatRadius ?? shape.radius,
      };
    case "torus":
      return {
        ...shape,
        shape: "torus",
        ...with_(shape.centre),
        flatRadius: flatRadius ?? shape.minorRadius,
      };
    default:
      return undefined;
  }
}

/** A cylinder counts as full if it covers this much of a turn, degrees. */
const FULL = 355;

const endsOf = (point: Vec3, axis: Vec3, [from, to]: readonly [number, number]) =>
  [along(point, axis, from), along(point, axis, to)] as const;

const middleOf = ([a, b]: readonly [Vec3, Vec3]): Vec3 => [
  (a[0] + b[0]) / 2,
  (a[1] + b[1]) / 2,
  (a[2] + b[2]) / 2,
];

function round(
  sight: Sight,
  surfaces: readonly number[],
  shape: { readonly point: Vec3; readonly axis: Vec3; radius: number; inward: boolean },
  span: readonly [number, number],
  flatRadius: number,
): RoundFeature {
  const { point, axis, radius, inward } = shape;
  const ends = endsOf(point, axis, span);
  return {
    shape: "round",
    ...common(sight, surfaces, middleOf(ends)),
    point,
    axis,
    ends,
    radius,
    flatRadius,
    inward,
    full: true,
    sections: sectionsOn(sight, surfaces, { point, axis }),
  };
}

function measureComposed(sight: Sight, place: number): MeasuredFeature | undefined {
  const feature = sight.recognition.features[place];
  switch (feature?.kind) {
    case "hole":
      return holeOrBoss(sight, feature, boreOf(feature));
    case "boss":
      return holeOrBoss(sight, feature, { ...feature, surfaces: feature.surfaces });
    case "slot":
      return slot(sight, feature);
    case "thread":
      return thread(sight, feature);
    case "fillet":
    case "round":
    case "chamfer":
      return measureSurface(sight, feature.surface);
    default:
      return undefined;
  }
}

/** The narrowest full wall of a hole: what its diameter is asked of. */
function boreOf(hole: Hole): {
  readonly from: number;
  readonly to: number;
  readonly surfaces: readonly number[];
} {
  const near = hole.steps.filter(
    ({ kind, diameters }) => kind === "cylinder" && Math.abs(diameters[0] - hole.diameter) <= 1e-2,
  );
  if (near.length === 0) return hole;
  return {
    from: Math.min(...near.map((step) => step.from)),
    to: Math.max(...near.map((step) => step.to)),
    surfaces: near.flatMap((step) => step.surfaces).sort((a, b) => a - b),
  };
}

function holeOrBoss(
  sight: Sight,
  feature: Hole | Boss,
  wall: { readonly from: number; readonly to: number; readonly surfaces: readonly number[] },
): RoundFeature {
  const radius = feature.diameter / 2;
  const { point, axis } = ownAxis(sight, wall.surfaces, feature);
  // The spans count from the feature's point: along the wall's own axis from its foot.
  const shift = dot(axis, feature.point) - dot(axis, point);
  const span = [wall.from + shift, wall.to + shift] as const;
  const shape = { point, axis, radius, inward: feature.kind === "hole" };
  const measured = round(sight, wall.surfaces, shape, span, feature.flatDiameter / 2);
  return { ...measured, ...(feature.kind === "hole" ? { through: feature.through } : {}), feature };
}

/** The axis of the wall itself: what shares an axis in a group may lie a few hundredths off. */
function ownAxis(
  { recognition }: Sight,
  surfaces: readonly number[],
  feature: Hole | Boss,
): { point: Vec3; axis: Vec3 } {
  const largest = surfaces.find((s) => recognition.surfaces[s]?.shape.kind === "cylinder");
  const shape = largest === undefined ? undefined : recognition.surfaces[largest]?.shape;
  if (shape?.kind !== "cylinder") return feature;
  const { point, axis } = shape;
  return { point, axis: dot(axis, feature.axis) < 0 ? [-axis[0], -axis[1], -axis[2]] : axis };
}

function slot(sight: Sight, feature: Slot): MeasuredFeature {
  const { axis, width, length, depth, through, centres } = feature;
  const shared = common(sight, feature.surfaces, middleOf(centres));
  return { shape: "slot", ...shared, axis, width, length, depth, through, centres };
}

function thread(sight: Sight, feature: Thread): MeasuredFeature {
  const { kind: _, surfaces, from, to, ...rest } = feature;
  const ends = endsOf(feature.point, feature.axis, [from, to]);
  return { shape: "thread", ...common(sight, surfaces, middleOf(ends)), ...rest, ends };
}
