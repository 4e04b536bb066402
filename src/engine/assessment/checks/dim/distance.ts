import type { Vec3 } from "../../../geometry/mesh.ts";
import { length, subtract } from "../../features/vectors.ts";
import type { MatchedFeature } from "../../inspection/inspection-types.ts";
import type { Check } from "../../rubric.ts";
import type { Judgement } from "../judge.ts";
import { type Explained, measuredOutcome, type Words } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";
import { directionBetween, distancesBetween, farthest } from "./distance-between.ts";
import { OVERALL } from "./overall-words.ts";

type Distance = Extract<Check, { kind: "dim.distance" }>;

/**
 * The distance between two features, at the worst place of their extent: so a tilted hole is wrong too. Between
 * two faces it is a size, from a face to an axis a place, between two axes a pitch.
 */
export function distance(check: Distance, scene: Scene): Outcome {
  const [from, to] = [featureOf(scene, check.from), featureOf(scene, check.to)];
  const direction = from && to && directionBetween(from.reference, to.reference, check.along);
  if (!from || !to || !direction) return plain("not-assessed", "check.any.not-measured");
  const sort = sortOf(check, from, to, direction, scene);
  if (!from.part || !to.part) return sort.lost;
  const { values, uncertainty, middle } = distancesBetween(from.part, to.part, direction);
  const measured = farthest(values, check.nominal);
  const shown = shownAt(scene, sort.shows, sort.shows.length > 1 ? middle : undefined);
  const value = { measured, uncertainty, params: sort.params, shown };
  return measuredOutcome(value, check, sort.words);
}

/** How a distance is told. */
interface Sort {
  readonly words: Words;
  readonly params: Readonly<Record<string, string | number>>;
  readonly lost: Outcome;
  readonly shows: readonly MatchedFeature["part"][];
}

function sortOf(
  check: Distance,
  from: MatchedFeature,
  to: MatchedFeature,
  direction: Vec3,
  scene: Scene,
): Sort {
  const axis = axisOf(direction);
  const isFace = (feature: MatchedFeature) => feature.spec.type === "plane";
  if (isFace(from) && isFace(to)) {
    const { nominal } = check;
    const lost = plain("fail", "check.distance.not-found", { nominal });
    const shows = [from.part, to.part];
    const isOverall = [from, to].every((face) => isAtRim(face, axis, scene));
    if (isOverall && axis !== undefined)
      return { words: OVERALL, params: { axis: NAMES[axis] }, lost, shows };
    return { words: STEP, params: {}, lost, shows };
  }
  if (!isFace(from) && !isFace(to)) {
    const params = { from: from.label, to: to.label };
    const gone = from.part ? to.label : from.label;
    const lost = plain("not-assessed", "check.hole-position.no-hole", { label: gone });
    return { words: PITCH, params, lost, shows: [from.part, to.part] };
  }
  const [face, placed] = isFace(from) ? [from, to] : [to, from];
  const params = { label: placed.label, axis: axis === undefined ? "none" : NAMES[axis] };
  const lost = placed.part
    ? plain("not-assessed", "check.distance.no-edge", params)
    : plain("not-assessed", "check.hole-position.no-hole", params);
  const explain = (judged: Judgement) => explainPlace(judged, face, placed, axis, scene);
  return { words: { ...PLACE, explain }, params, lost, shows: [placed.part] };
}

const NAMES = ["x", "y", "z"] as const;

/** The axis of the drawing that a direction runs along, if it does. */
export function axisOf(direction: Vec3): 0 | 1 | 2 | undefined {
  return ([0, 1, 2] as const).find((k) => Math.abs(direction[k]) > 1 - 1e-6);
}

/** Is a face of the reference at the end of the part? */
function isAtRim({ reference }: MatchedFeature, axis: 0 | 1 | 2 | undefined, scene: Scene) {
  if (reference.shape !== "plane" || axis === undefined) return false;
  const { min, max } = scene.reach.reference;
  const at = reference.point[axis];
  return Math.abs(at - min[axis]) < 1e-3 || Math.abs(at - max[axis]) < 1e-3;
}

const STEP: Words = {
  pass: "check.thickness.pass",
  close: "check.thickness.close",
  below: "check.distance.too-near",
  above: "check.distance.too-far",
};
const PITCH: Words = {
  pass: "check.pitch.pass",
  close: "check.pitch.close",
  below: "check.pitch.too-near",
  above: "check.pitch.too-far",
};
const PLACE: Words = {
  pass: "check.hole-position.pass",
  close: "check.hole-position.close",
  below: "check.hole-position.too-near",
  above: "check.hole-position.too-far",
};

/** Measured from the opposite edge, or to the rim in the place of the centre? */
function explainPlace(
  judged: Judgement,
  face: MatchedFeature,
  placed: MatchedFeature,
  axis: 0 | 1 | 2 | undefined,
  scene: Scene,
): Explained | undefined {
  const { min, max, nominal } = judged.allowed;
  const half = (max - min) / 2;
  const isNear = (target: number) => Math.abs(judged.measured - target) <= half;
  if (axis !== undefined && isAtRim(face, axis, scene)) {
    const { part } = scene.reach;
    const total = part.max[axis] - part.min[axis];
    if (isNear(total - nominal))
      return { message: "check.hole-position.other-side", misconception: "other-edge" };
  }
  const made = placed.part;
  const radius = made && "radius" in made ? made.radius : 0;
  if (radius > half && (isNear(nominal + radius) || isNear(nominal - radius)))
    return { message: "check.hole-position.rim-not-centre", misconception: "rim-for-centre" };
  return undefined;
}

/** From each feature of a pattern to the next; the worst is told. */
export function pitch(check: Extract<Check, { kind: "dim.pitch" }>, scene: Scene): Outcome {
  const spec = typeof check.of === "string" ? featureOf(scene, check.of)?.spec : undefined;
  const labels =
    typeof check.of === "string" ? (spec?.type === "pattern" ? spec.of : []) : check.of;
  let worst: Outcome | undefined;
  labels.slice(1).forEach((to, i) => {
    const from = labels[i] ?? to;
    const [a, b] = [featureOf(scene, from), featureOf(scene, to)];
    if (!a || !b || !(length(subtract(b.reference.middle, a.reference.middle)) > 0)) return;
    const { kind: _, of: __, ...rest } = check;
    const outcome = distance({ ...rest, kind: "dim.distance", from, to }, scene);
    if (!worst || outcome.error > worst.error + 1e-6) worst = outcome;
  });
  return worst ?? plain("not-assessed", "check.any.not-measured");
}
