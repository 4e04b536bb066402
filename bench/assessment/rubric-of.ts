import { quietCtx } from "../../src/engine/foundation/context.ts";
import { AS_IT_LIES } from "../../src/engine/assessment/inspection/rigid-pose.ts";
import { findFeature } from "../../src/engine/assessment/inspection/find-feature.ts";
import { proposePlan } from "../../src/engine/assessment/propose.ts";
import { recognise } from "../../src/engine/assessment/recognise.ts";
import { type Rubric, rubricSchema } from "../../src/engine/assessment/rubric.ts";
import type { FeatureSpec } from "../../src/engine/assessment/rubric/feature-spec.ts";
import type { Solid } from "../../src/engine/solid/solid-types.ts";
import { type Dimension, GENERAL, type Meaning, type Place, type ReferencePart } from "./part.ts";

/** The rubric of a part, and what the proposal knew of the drawing without being told. */
export interface PartRubric {
  readonly rubric: Rubric;
  /** Checks that the drawing's dimensions ask for; how many of them the proposal already had. */
  readonly asked: number;
  readonly proposed: number;
  /** Dimensions whose features the reference does not show: errors of the corpus. */
  readonly lost: readonly string[];
}

/** Kinds that are kept from the proposal whatever the drawing says. */
const KEPT = /^(solid|feat|gdt|shape)\./;

/**
 * The proposed plan with the drawing's dimensions put in: where both speak of the same features, the
 * dimension's nominal and limits; what the drawing does not dimension is left out.
 */
export function rubricOf(part: ReferencePart, reference: Solid): PartRubric {
  const plan = proposePlan(reference, { general: GENERAL, pose: part.pose }, quietCtx());
  const found = recognise({ mesh: reference.mesh, provenance: reference }, quietCtx());
  if (!plan.ok || !found.ok) throw new Error(`${part.name}: no plan`);
  const sight = { solid: reference, recognition: found.value, pose: AS_IT_LIES };
  const features: Record<string, FeatureSpec> = { ...plan.value.features };
  const labels = new Map<string, string>();
  for (const [label, spec] of Object.entries(features)) {
    const target = findFeature(sight, spec);
    if (target) labels.set(`${target.kind} ${target.place}`, label);
  }
  const lost: string[] = [];
  const labelOf = (place: Place, dimension: Dimension): string | undefined => {
    const target = findFeature(sight, place as FeatureSpec);
    if (!target) {
      lost.push(`${dimension.name}: ${place.type} at ${place.at.join(", ")}`);
      return undefined;
    }
    const key = `${target.kind} ${target.place}`;
    const known = labels.get(key);
    if (known !== undefined) return known;
    const label = `X${labels.size + 1}`;
    labels.set(key, label);
    features[label] = place as FeatureSpec;
    return label;
  };
  const patterns: Record<string, string> = {};
  const groupOf = (places: readonly Place[], dimension: Dimension): string | undefined => {
    const of = places.flatMap((place) => labelOf(place, dimension) ?? []);
    if (of.length < places.length) return undefined;
    const key = of.join(" ");
    const label = patterns[key] ?? `Q${Object.keys(patterns).length + 1}`;
    patterns[key] = label;
    features[label] = { type: "pattern", of };
    return label;
  };
  const asked: { check: Record<string, unknown>; key: string }[] = [];
  let deviation = 0;
  for (const dimension of part.dimensions)
    for (const [i, meaning] of dimension.means.entries()) {
      if (meaning.kind === "shape") {
        deviation = Math.max(deviation, meaning.gain * dimension.half);
        continue;
      }
      const parameters = parametersOf(meaning, dimension, labelOf, groupOf);
      if (!parameters) continue;
      const id = `${dimension.name}${i > 0 ? `-${i + 1}` : ""}`
        .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
        .replace(/^-/, "");
      const limits = {
        nominal: dimension.nominal,
        upper: dimension.middle + dimension.half,
        lower: dimension.middle - dimension.half,
      };
      const check = { id: `d-${id}`, dimension: dimension.name, kind: meaning.kind, ...parameters };
      asked.push({
        check: { ...check, ...limits },
        key: keyOf({ kind: meaning.kind, ...parameters }),
      });
    }
  const largest = Math.max(0.1, ...part.dimensions.map(({ half }) => half));
  const known = new Set(plan.value.checks.map((check) => keyOf(check)));
  const kept = plan.value.checks
    // What stands on a centre line has no dimension, and is asked for all the same.
    .filter((check) => KEPT.test(check.kind) || ("nominal" in check && check.nominal === 0))
    // What may differ anywhere: a free surface's own tolerance, else what the sizes may add up to.
    .map((check) =>
      check.kind === "shape.deviation"
        ? { ...check, max: deviation > 0 ? deviation : 3 * largest }
        : check,
    );
  const rubric = rubricSchema.parse({
    ...plan.value,
    features,
    checks: [...kept, ...asked.map(({ check }) => check)],
  });
  return {
    rubric,
    asked: asked.length,
    proposed: asked.filter(({ key }) => known.has(key)).length,
    lost,
  };
}

type LabelOf = (place: Place, dimension: Dimension) => string | undefined;

function parametersOf(
  meaning: Exclude<Meaning, { kind: "shape" }>,
  dimension: Dimension,
  labelOf: LabelOf,
  groupOf: (places: readonly Place[], dimension: Dimension) => string | undefined,
): Record<string, unknown> | undefined {
  const said: Record<string, string | undefined> = {};
  switch (meaning.kind) {
    case "dim.distance":
      said.from = labelOf(meaning.from, dimension);
      said.to = labelOf(meaning.to, dimension);
      break;
    case "dim.angle":
      said.a = labelOf(meaning.a, dimension);
      said.b = labelOf(meaning.b, dimension);
      break;
    case "dim.pcd":
    case "dim.pitch":
      said.of = groupOf(meaning.of, dimension);
      break;
    case "dim.slot":
      said.of = labelOf(meaning.of, dimension);
      said.what = meaning.what;
      break;
    default:
      said.of = labelOf(meaning.of, dimension);
  }
  return Object.values(said).includes(undefined) ? undefined : said;
}

/** The same for two checks that measure the same thing. */
function keyOf(check: Readonly<Record<string, unknown>>): string {
  const ends = [check.from, check.to, check.a, check.b].filter((x) => x !== undefined);
  return [check.kind, check.of, check.what, ...ends.map(String).sort()].flat().join(" ");
}
