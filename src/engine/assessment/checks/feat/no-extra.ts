import type { Check } from "../../rubric.ts";
import { layFeature } from "../../inspection/lay-feature.ts";
import { facesOn } from "../../inspection/corners-on.ts";
import type { Inspection, View } from "../../inspection/inspection-types.ts";
import { measureFeature } from "../../inspection/measure-feature.ts";
import type { CheckMessage } from "../../messages.ts";
import { type FaceGroup, faceGroups } from "../form/face-groups.ts";
import { deviationsOn } from "../form/form.ts";
import { HOPELESS, type Outcome, plain } from "../outcome.ts";
import { type Scene, shownAt } from "../scene.ts";

/** Each surface of the part has its partner on the reference. */
export function noExtra(check: Extract<Check, { kind: "feat.noExtra" }>, scene: Scene): Outcome {
  return unexplained(scene, check.area);
}

/** Less than this, mm², is a sliver and no feature. */
export const SLIVER = 0.5;

/** Surfaces of the part without a partner on the reference. */
export function unexplained(inspection: Inspection, most = SLIVER): Outcome {
  const { part } = inspection;
  const told = toldByForm(inspection);
  const extra = inspection.extra.filter((s) => !told.some((group) => group.part.includes(s)));
  const found = largestOf(part, extra, most);
  if (!found) return plain("pass", "check.extra.pass");
  const { anchor } = shownAt(inspection, [found.feature]);
  return {
    ...wrong("check.extra.found", extra.length, found.area),
    places: facesOn(part, extra).map((face) => ({ kind: "face", face })),
    ...(anchor ? { anchor } : {}),
  };
}

/** Surfaces of the reference without a partner on the part. */
export function absent(inspection: Inspection): Outcome {
  const { reference } = inspection;
  const told = toldByForm(inspection).map((group) => group.reference);
  const missing = inspection.missing.filter((s) => !told.includes(s));
  const found = largestOf(reference, missing, SLIVER);
  if (!found) return plain("pass", "check.missing.pass");
  const { anchor } = shownAt(inspection, [found.feature]);
  const outcome = wrong("check.missing.found", missing.length, found.area);
  // The faces are the reference's: there is only the place to show.
  return { ...outcome, ...(anchor ? { anchor } : {}) };
}

/**
 * Faces that are there, but of another form: a tapered or oval wall in the place of a round one. The check of
 * the form says by how much; that one is left over and another missing would say the same twice more.
 */
function toldByForm(inspection: Inspection): readonly FaceGroup[] {
  const { extra, missing } = inspection;
  if (extra.length === 0 && missing.length === 0) return [];
  return faceGroups(inspection).filter(
    (group) =>
      !group.alike &&
      deviationsOn(group, inspection).some(({ decision }) => decision.verdict === "fail"),
  );
}

const wrong = (message: CheckMessage, count: number, area: number): Outcome => ({
  verdict: "fail",
  message,
  params: { count, area: Math.round(area * 10) / 10 },
  unit: "none",
  error: HOPELESS,
});

/** The area of some surfaces, and the largest of them as a feature; undefined if it is next to nothing. */
function largestOf(view: View, places: readonly number[], most: number) {
  const areaOf = (place: number): number => view.recognition.surfaces[place]?.area ?? 0;
  const area = places.reduce((sum, place) => sum + areaOf(place), 0);
  if (area < most) return undefined;
  const [largest = 0] = [...places].sort((a, b) => areaOf(b) - areaOf(a) || a - b);
  const own = measureFeature(view, { kind: "surface", place: largest });
  return { area, feature: own && layFeature(own, view.pose) };
}

/** The part has surfaces for most of the reference's area. */
export function coverage(check: Extract<Check, { kind: "feat.coverage" }>, scene: Scene): Outcome {
  const { recognition } = scene.reference;
  const gone = scene.missing.reduce(
    (sum, place) => sum + (recognition.surfaces[place]?.area ?? 0),
    0,
  );
  const share = 1 - gone / recognition.area;
  const measured = Math.round(share * 1e4) / 100;
  const min = check.least * 100;
  const isRight = share >= check.least;
  return {
    verdict: isRight ? "pass" : "fail",
    message: isRight ? "check.coverage.pass" : "check.coverage.too-little",
    params: { measured, min: Math.round(min * 100) / 100 },
    measured,
    allowed: { min, max: 100, nominal: 100 },
    unit: "percent",
    error: isRight ? 0 : HOPELESS,
  };
}
