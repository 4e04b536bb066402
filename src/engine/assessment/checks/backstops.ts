import type { Inspection } from "../inspection/inspection-types.ts";
import type { Rubric } from "../rubric.ts";
import { sizedIn } from "../rubric/sized-in.ts";
import { type Entry, entryOf, type PlannedEntry } from "../verdict/entries.ts";
import { type Stage, stageRank } from "../verdict/stages.ts";
import { isArcOfOutline } from "../inspection/stretches.ts";
import { absent, SLIVER, unexplained } from "./feat/no-extra.ts";
import { form } from "./form/form.ts";
import { generalLimits } from "./form/general-limits.ts";
import { stageOf } from "./list.ts";
import { type Outcome, plain } from "./outcome.ts";
import { deviation } from "./shape/deviation.ts";

/** What holds for every part, whatever its rubric names: kind, and what it looks at. */
const BACKSTOPS: readonly {
  readonly id: string;
  readonly kind: string;
  /** Told only when nothing up to this stage is wrong: else it repeats what is said already. */
  readonly after: Stage;
  readonly run: (inspection: Inspection, sized: ReadonlySet<string>) => Outcome;
}[] = [
  { id: "nothing-extra", kind: "feat.noExtra", after: "features", run: (i) => unexplained(i) },
  { id: "nothing-missing", kind: "feat.coverage", after: "features", run: absent },
  { id: "form", kind: "form", after: "solid", run: form },
  { id: "certificate", kind: "shape.deviation", after: "features", run: certificate },
];

/** What general tolerances of sizes may add up to along a chain of them. */
const CHAIN = 3;

/** That no free surface is elsewhere by more than the general tolerances of the part's size allow. */
function certificate(inspection: Inspection): Outcome {
  const { min, max } = inspection.reach.reference;
  const size = Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
  const half = generalLimits(inspection.general).size(size) / 2;
  return deviation({ max: Math.round(CHAIN * half * 1000) / 1000 }, inspection);
}

/**
 * Surfaces that no other check measures: free ones, arcs of an outline that another mesh cuts elsewhere, and
 * those that answer one of another kind.
 */
function hasUnmeasured({ part, reference, pairs }: Inspection): boolean {
  const { surfaces } = reference.recognition;
  const unlike = pairs.filter(
    (pair) =>
      part.recognition.surfaces[pair.part]?.shape.kind !== surfaces[pair.reference]?.shape.kind,
  );
  const unmeasured = new Set(unlike.map((pair) => pair.reference));
  for (const [i, { shape }] of surfaces.entries())
    if (shape.kind === "free" || isArcOfOutline(reference.recognition, i)) unmeasured.add(i);
  return [...unmeasured].reduce((sum, i) => sum + (surfaces[i]?.area ?? 0), 0) > SLIVER;
}

/** The backstops that the rubric has not got itself. They must hold, and earn nothing. */
export function backstops(rubric: Rubric, inspection: Inspection | undefined): readonly Entry[] {
  const unmeasured = inspection !== undefined && hasUnmeasured(inspection);
  const certified = unmeasured || rubric.checks.some(({ kind }) => kind === "shape.deviation");
  return BACKSTOPS.flatMap(({ id, kind, after, run }) => {
    if (kind === "form" && inspection && !hasForm(inspection)) return [];
    if (kind === "shape.deviation" && !unmeasured) return [];
    // A share of the area says less than that all of it is there.
    if (kind !== "feat.coverage" && rubric.checks.some((check) => check.kind === kind)) return [];
    const needs = rubric.checks
      .filter((check) => stageRank(stageOf(check, rubric.features)) <= stageRank(after))
      .map((check) => check.id);
    const check: PlannedEntry = { id, kind, weight: 0, gate: true, needs };
    const outcome = inspection
      ? run(inspection, sizedIn(rubric))
      : plain("not-assessed", "check.any.no-solid");
    // Of such faces as no form is measured of, the certificate tells all.
    if (kind === "form" && outcome.message === "check.any.not-measured" && certified) return [];
    return [entryOf(check, "form", outcome)];
  });
}

/** Balls and free surfaces alone have no direction that could be wrong. */
function hasForm({ reference }: Inspection): boolean {
  return reference.recognition.surfaces.some(
    ({ shape }) => shape.kind === "plane" || shape.kind === "cylinder" || shape.kind === "cone",
  );
}
