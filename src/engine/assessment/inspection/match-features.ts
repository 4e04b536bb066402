import type { Vec3 } from "../../geometry/mesh.ts";
import { dot } from "../features/vectors.ts";
import type { Edges, ExpectedPlaces } from "./expected-place.ts";
import { distanceFromAxis, SAME_DIRECTION, targetsOf } from "./find-feature.ts";
import type { MeasuredFeature, View } from "./inspection-types.ts";
import { measureFeature } from "./measure-feature.ts";
import { turned, unlaid } from "./rigid-pose.ts";

/** Features that belong together, by their places in the recognitions. */
export interface FeaturePair {
  readonly part: number;
  readonly reference: number;
}

/** What a drawing says of a feature's place: a label, and the edges it is dimensioned from. */
export interface Labelled {
  readonly label: string;
  readonly edges: Edges;
}

const COMPOSED = ["hole", "boss", "slot", "thread"] as const;
/** A wrong radius speaks less against a pair than a wrong place. */
const RADIUS_WEIGHT = 0.25;
/** Distances are compared in steps of this, mm, so that rounding doesn't decide between equals. */
const STEP = 1e-4;

/**
 * Gives each hole, boss, slot and thread of the reference the part's that is meant: of the same type and
 * direction, nearest to its expected place, each once, nearest pairs first; between equals those that the
 * rubric names. What is farther off than `limit` is nobody's.
 */
export function matchFeatures(
  part: View,
  reference: View,
  expected: ExpectedPlaces,
  labelled: ReadonlyMap<number, Labelled>,
  limit: number,
): readonly FeaturePair[] {
  const pairs: (FeaturePair & { readonly cost: number; readonly rank: number })[] = [];
  const order = [...labelled].sort(([, a], [, b]) => (a.label < b.label ? -1 : 1));
  const rank = new Map(order.map(([place], i) => [place, i]));
  for (const type of COMPOSED)
    for (const meant of targetsOf(reference, type)) {
      const nominal = measureFeature(reference, meant);
      if (!nominal || !("axis" in nominal)) continue;
      const places = expected(nominal.middle, labelled.get(meant.place)?.edges).map((p) =>
        unlaid(part.pose, p),
      );
      for (const found of targetsOf(part, type)) {
        const measured = measureFeature(part, found);
        if (!measured || !("axis" in measured)) continue;
        if (Math.abs(dot(turned(part.pose, measured.axis), nominal.axis)) < SAME_DIRECTION)
          continue;
        const distance = nearest(measured, places);
        if (distance > limit) continue;
        const off = distance + RADIUS_WEIGHT * Math.abs(radiusOf(measured) - radiusOf(nominal));
        const cost = Math.round(off / STEP);
        const pair = { part: found.place, reference: meant.place, cost };
        pairs.push({ ...pair, rank: rank.get(meant.place) ?? labelled.size });
      }
    }
  pairs.sort(
    (a, b) => a.cost - b.cost || a.rank - b.rank || a.reference - b.reference || a.part - b.part,
  );
  return eachOnce(pairs);
}

function nearest(measured: MeasuredFeature, places: readonly Vec3[]): number {
  let least = Infinity;
  for (const p of places) least = Math.min(least, distanceFromAxis(measured, p) ?? Infinity);
  return least;
}

const radiusOf = (feature: MeasuredFeature): number =>
  feature.shape === "round" ? feature.radius : feature.shape === "slot" ? feature.width / 2 : 0;

/** The first pairs in order that share nothing. */
export function eachOnce<P extends FeaturePair>(pairs: readonly P[]): P[] {
  const [parts, references] = [new Set<number>(), new Set<number>()];
  return pairs.filter((pair) => {
    if (parts.has(pair.part) || references.has(pair.reference)) return false;
    parts.add(pair.part);
    references.add(pair.reference);
    return true;
  });
}
