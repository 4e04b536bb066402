import { along } from "../features/vectors.ts";
import type { RoundFeature } from "../features/round-features.ts";
import { toPart } from "../pose/pose.ts";
import type { Scene } from "../pose/scene.ts";
import { isFactor, type Judgement, judge } from "./judge.ts";
import { facePlaces, type Outcome } from "./outcome.ts";

type Reason = "pass" | "close" | "too-small" | "too-big" | "half" | "double" | "too-coarse";

/**
 * Judges the diameter of a round feature by its exact surface. A circle of so few segments that
 * the flats miss the diameter by more than half the band would not be printed right: too coarse.
 */
export function diameterOutcome(
  kind: "hole-diameter" | "boss-diameter",
  feature: RoundFeature,
  band: { readonly nominal: number; readonly upper: number; readonly lower: number },
  scene: Scene,
  params: Readonly<Record<string, string | number>>,
): Outcome {
  const measured = feature.radius * 2;
  const uncertainty = feature.uncertainty * 2;
  const judged = judge(measured, band, uncertainty);
  const flats = feature.flatRadius * 2;
  const isKnown = judged.side !== "unknown";
  const coarse =
    isKnown && judged.verdict !== "fail" && measured - flats > (band.upper - band.lower) / 2;
  const reason = coarse ? "too-coarse" : reasonOf(measured, judged);
  return {
    verdict: coarse ? "fail" : judged.verdict,
    message: reason === "unknown" ? "check.any.uncertain" : `check.${kind}.${reason}`,
    params: { ...judged.params, ...params, flats: Math.floor(flats * 1000) / 1000 },
    measured,
    allowed: judged.allowed,
    unit: "mm",
    uncertainty,
    places: facePlaces(feature.faces),
    anchor: anchorOf(feature, scene),
    error: judged.error,
  };
}

function reasonOf(measured: number, judged: Judgement): Reason | "unknown" {
  if (judged.side === "unknown") return "unknown";
  if (judged.side === "inside") return "pass";
  if (judged.side === "close") return "close";
  if (isFactor(measured, judged, 2)) return "double";
  if (isFactor(measured, judged, 0.5)) return "half";
  return judged.side === "below" ? "too-small" : "too-big";
}

/** The middle of the axis, in the part's own frame. */
export function anchorOf(feature: RoundFeature, scene: Scene): readonly [number, number, number] {
  const low = feature.spans[0]?.[0] ?? 0;
  const high = feature.spans.at(-1)?.[1] ?? 0;
  return toPart(scene.pose, along(feature.point, feature.axis, (low + high) / 2));
}
