import type { Vec3 } from "../../geometry/mesh.ts";
import type { Recognition } from "../recognition-types.ts";
import type { FeatureSpec } from "../rubric/feature-spec.ts";
import { type Edges, expectedPlaces } from "./expected-place.ts";
import { findFeature } from "./find-feature.ts";
import type {
  Inspection,
  MatchedFeature,
  MeasuredFeature,
  PatternFeature,
  View,
} from "./inspection-types.ts";
import { layFeature } from "./lay-feature.ts";
import { withoutLedges } from "./ledges.ts";
import { type FeaturePair, type Labelled, matchFeatures } from "./match-features.ts";
import { matchSurfaces } from "./match-surfaces.ts";
import { measureFeature, type Sight, type Target } from "./measure-feature.ts";
import { type Reach, reachOf } from "./reach.ts";
import { AS_IT_LIES, type RigidPose } from "./rigid-pose.ts";

/** The rubric's features with what they are on the reference, found once for all poses. */
export interface InspectionPlan {
  readonly specs: Readonly<Record<string, FeatureSpec>>;
  readonly targets: ReadonlyMap<string, Target>;
  readonly edges: ReadonlyMap<string, Edges>;
  readonly datums: readonly string[];
  readonly general?: string;
  readonly reference: View;
  readonly reach: Reach;
  /** Labels, in order, that the reference does not have. */
  readonly unknown: readonly string[];
}

/** What a plan needs of a rubric. */
export interface PlannedRubric {
  readonly features: Readonly<Record<string, FeatureSpec>>;
  readonly datums?: readonly string[] | undefined;
  readonly general?: string | undefined;
  /** Pairs of features with a distance between them: it says from which edge a place is counted. */
  readonly distances: readonly { readonly from: string; readonly to: string }[];
}

export function planInspection(sight: Sight, rubric: PlannedRubric): InspectionPlan {
  const reference: View = { ...sight, pose: AS_IT_LIES };
  const reach = reachOf(sight, AS_IT_LIES);
  const targets = new Map<string, Target>();
  const labels = Object.keys(rubric.features).sort();
  const unknown: string[] = [];
  for (const label of labels) {
    const spec = rubric.features[label] as FeatureSpec;
    const target = findFeature(sight, spec);
    if (target) targets.set(label, target);
    const isKnown =
      spec.type === "pattern"
        ? spec.of.every((l) => rubric.features[l] && rubric.features[l].type !== "pattern")
        : target !== undefined;
    if (!isKnown) unknown.push(label);
  }
  const { datums = [], general } = rubric;
  const plan = { specs: rubric.features, targets, datums, reference, reach, unknown };
  return { ...plan, edges: edgesOf(rubric, reach), ...(general ? { general } : {}) };
}

/** A face at the rim of the part by less than this, mm, is an edge that places count from. */
const AT_RIM = 0.5;

/** From which edges the drawing dimensions each feature. */
function edgesOf({ features, distances }: PlannedRubric, reach: Reach): Map<string, Edges> {
  const edges = new Map<string, Edges>();
  for (const { from, to } of distances)
    for (const [face, label] of [
      [from, to],
      [to, from],
    ] as const) {
      const spec = features[face];
      if (spec?.type !== "plane" || features[label]?.type === "plane") continue;
      for (const k of [0, 1, 2] as const) {
        if (Math.abs(spec.normal[k]) < 0.99) continue;
        const side =
          spec.at[k] - reach.min[k] < AT_RIM
            ? "min"
            : reach.max[k] - spec.at[k] < AT_RIM
              ? "max"
              : undefined;
        if (side) edges.set(label, { [k]: side, ...edges.get(label) });
      }
    }
  return edges;
}

/** A composed feature farther off than this part of the reference's largest size is another one. */
const FAR = 0.5;
/** …and so is a surface farther off than this part. */
const FAR_SURFACE = 0.25;

/** Lays the part on the reference and says which of its features are those of the rubric. */
export function inspectIn(pose: RigidPose, sight: Sight, plan: InspectionPlan): Inspection {
  const part: View = { ...sight, pose };
  const { reference, reach, specs, targets } = plan;
  const own = reachOf(sight, pose);
  const expected = expectedPlaces(own, reach);
  const size = Math.max(...([0, 1, 2] as const).map((k) => reach.max[k] - reach.min[k]));
  const labelled = new Map<number, Labelled>();
  for (const [label, target] of targets)
    if (target.kind === "feature" && !labelled.has(target.place))
      labelled.set(target.place, { label, edges: plan.edges.get(label) ?? {} });
  const composed = matchFeatures(part, reference, expected, labelled, FAR * size);
  const pairs = matchSurfaces(part, reference, expected, composed, FAR_SURFACE * size);
  const features = new Map<string, MatchedFeature>();
  for (const [label, target] of targets) {
    const drawn = measureFeature(reference, target);
    const spec = specs[label];
    if (!drawn || !spec) continue;
    const found = partnerOf(target, reference, part, composed, pairs);
    const made = found && measureFeature(part, found);
    const laid = made && layFeature(made, pose, drawn);
    features.set(label, { label, spec, reference: drawn, ...(laid ? { part: laid } : {}) });
  }
  for (const label of Object.keys(specs).sort()) {
    const spec = specs[label];
    if (spec?.type === "pattern") features.set(label, patternOf(label, spec, features));
  }
  const [paired, asked] = [
    new Set(pairs.map((pair) => pair.part)),
    new Set(pairs.map((pair) => pair.reference)),
  ];
  const { general } = plan;
  return {
    part,
    reference,
    features: new Map([...features].sort(([a], [b]) => (a < b ? -1 : 1))),
    pairs,
    extra: withoutLedges(part, unpaired(part, paired), pairs),
    missing: unpaired(reference, asked),
    reach: { part: own, reference: reach },
    datums: plan.datums,
    ...(general ? { general } : {}),
  };
}

const unpaired = ({ recognition }: View, paired: ReadonlySet<number>): number[] =>
  recognition.surfaces.flatMap((_, i) => (paired.has(i) ? [] : [i]));

/** What of the part answers a surface or feature of the reference. */
function partnerOf(
  target: Target,
  { recognition }: View,
  { recognition: made }: View,
  composed: readonly FeaturePair[],
  pairs: Inspection["pairs"],
): Target | undefined {
  const feature = target.kind === "feature" ? recognition.features[target.place] : undefined;
  if (target.kind === "feature" && feature && !("surface" in feature)) {
    const pair = composed.find(({ reference }) => reference === target.place);
    return pair && { kind: "feature", place: pair.part };
  }
  // Fillets, rounds and chamfers are one surface.
  const place = feature && "surface" in feature ? feature.surface : target.place;
  const kindOf = ({ surfaces }: Recognition, s: number) => surfaces[s]?.shape.kind;
  const own = pairs.filter(({ reference }) => reference === place);
  // A stretch that was taken for something else may lie on it too.
  const pair = own.find((one) => kindOf(made, one.part) === kindOf(recognition, place)) ?? own[0];
  return pair && { kind: "surface", place: pair.part };
}

function patternOf(
  label: string,
  spec: Extract<FeatureSpec, { type: "pattern" }>,
  features: ReadonlyMap<string, MatchedFeature>,
): MatchedFeature {
  const members = spec.of.flatMap((name) => features.get(name) ?? []);
  const made = members.flatMap(({ part }) => part ?? []);
  const drawn = members.map(({ reference }) => reference);
  const reference = together(drawn, spec.of);
  return {
    label,
    spec,
    reference,
    ...(made.length > 0 ? { part: together(made, spec.of) } : {}),
  };
}

function together(members: readonly MeasuredFeature[], of: readonly string[]): PatternFeature {
  const numbers = (key: "surfaces" | "faces"): number[] =>
    [...new Set(members.flatMap((member) => member[key]))].sort((a, b) => a - b);
  const centres = members.map(({ middle }) => middle);
  const mean = (k: 0 | 1 | 2): number =>
    centres.reduce((sum, c) => sum + c[k], 0) / Math.max(1, centres.length);
  const middle: Vec3 = [mean(0), mean(1), mean(2)];
  return {
    shape: "pattern",
    of,
    centres,
    surfaces: numbers("surfaces"),
    faces: numbers("faces"),
    points: members.flatMap(({ points }) => points),
    uncertainty: Math.max(0, ...members.map((member) => member.uncertainty)),
    chord: Math.max(0, ...members.map((member) => member.chord)),
    area: members.reduce((sum, member) => sum + member.area, 0),
    middle,
  };
}
