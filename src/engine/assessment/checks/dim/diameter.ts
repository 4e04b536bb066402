import { cos, sin } from "../../../foundation/exact-math.ts";
import { dot, subtract } from "../../features/vectors.ts";
import type {
  ConeFeature,
  MatchedFeature,
  MeasuredFeature,
} from "../../inspection/inspection-types.ts";
import { coarseRound } from "../../inspection/coarse-rounds.ts";
import type { Check } from "../../rubric.ts";
import { isFactor, type Judgement, judge } from "../judge.ts";
import { type Explained, measuredOutcome, type Words } from "../measured-outcome.ts";
import { type Outcome, plain } from "../outcome.ts";
import { featureOf, type Scene, shownAt } from "../scene.ts";

type Diameter = Extract<Check, { kind: "dim.diameter" }>;

/**
 * The diameter of a round feature, through the corners of its facets (or, `gauge`, of the pin or ring that
 * fits). A circle of so few segments that the flats miss it by more than half the band would not be printed
 * right: too coarse.
 */
export function diameter(check: Diameter, scene: Scene): Outcome {
  const feature = featureOf(scene, check.of);
  if (!feature) return plain("not-assessed", "check.any.not-measured");
  const words = wordsFor(feature);
  const { label } = feature;
  if (!feature.part) {
    const coarse = coarseRound(scene, feature);
    if (coarse) return tooCoarse(check, scene, words, { ...coarse, label });
    return {
      ...plain("fail", words.lost, { label, nominal: check.nominal }),
      misconception: `no ${label}`,
    };
  }
  const size = sizeOf(feature.part);
  if (!size) return plain("not-assessed", "check.any.not-measured");
  const { corners, flats } = size;
  const shown = shownAt(scene, [feature.part]);
  const params = { label, flats: down(flats) };
  const uncertainty = 2 * feature.part.uncertainty;
  if (check.size === "gauge") {
    // A pin goes between the flats of a hole; a ring goes over the corners of a shaft.
    const measured = isInward(feature.part) ? flats : corners;
    return measuredOutcome({ measured, uncertainty, params, shown }, check, words);
  }
  const isCoarse = corners - flats > (check.upper - check.lower) / 2;
  if (isCoarse && judge(corners, check, uncertainty).verdict !== "fail")
    return tooCoarse(check, scene, words, { ...size, label, faces: feature.part.faces });
  return measuredOutcome({ measured: corners, uncertainty, params, shown }, check, words);
}

interface Coarse {
  readonly corners: number;
  readonly flats: number;
  readonly faces: readonly number[];
  readonly label: string;
}

function tooCoarse(check: Diameter, scene: Scene, words: RoundWords, coarse: Coarse): Outcome {
  const { corners, flats, label, faces } = coarse;
  const judged = judge(corners, check, 0);
  const isRight = judged.verdict !== "fail";
  const { part } = featureOf(scene, label) ?? {};
  const shown = part ? shownAt(scene, [part]) : {};
  return {
    ...plain("fail", isRight ? words.coarse : words[judged.side === "below" ? "below" : "above"]),
    params: { ...judged.params, label, flats: down(flats) },
    measured: corners,
    allowed: judged.allowed,
    unit: "mm",
    error: Math.max(1, judged.error),
    places: faces.map((face) => ({ kind: "face", face })),
    misconception: "too-few-segments",
    ...shown,
  };
}

const down = (x: number): number => Math.floor(x * 1000) / 1000;

const isInward = (feature: MeasuredFeature): boolean => "inward" in feature && feature.inward;

/** Diameters through the corners and across the flats. */
function sizeOf(feature: MeasuredFeature): { corners: number; flats: number } | undefined {
  if (feature.shape === "round" || feature.shape === "sphere")
    return { corners: 2 * feature.radius, flats: 2 * feature.flatRadius };
  if (feature.shape === "cone") return widestOf(feature);
  if (feature.shape === "thread")
    return { corners: feature.majorDiameter, flats: feature.majorDiameter };
  return undefined;
}

/** A cone where it is widest: the head of a countersink, the thick end of a taper. */
function widestOf({ apex, axis, ends, halfAngleDegrees }: ConeFeature) {
  const half = (halfAngleDegrees * Math.PI) / 180;
  const far = Math.max(...ends.map((end) => dot(subtract(end, apex), axis)));
  const corners = (2 * far * sin(half)) / cos(half);
  return { corners, flats: corners };
}

interface RoundWords extends Words {
  readonly lost: "check.hole-diameter.not-found" | "check.boss-diameter.not-found";
  readonly coarse: "check.hole-diameter.too-coarse" | "check.boss-diameter.too-coarse";
}

function wordsFor({ reference }: MatchedFeature): RoundWords {
  const isHole = isInward(reference);
  const kind = isHole ? "hole-diameter" : "boss-diameter";
  const explain = (judged: Judgement): Explained | undefined => {
    if (isFactor(judged.measured, judged, 2))
      return { message: `check.${kind}.double`, misconception: "diameter-for-radius" };
    if (isFactor(judged.measured, judged, 0.5))
      return { message: `check.${kind}.half`, misconception: "radius-for-diameter" };
    return undefined;
  };
  return {
    pass: `check.${kind}.pass`,
    close: `check.${kind}.close`,
    below: `check.${kind}.too-small`,
    above: `check.${kind}.too-big`,
    lost: `check.${kind}.not-found`,
    coarse: `check.${kind}.too-coarse`,
    explain,
  };
}
