import type { Inspection } from "../inspection/inspection-types.ts";
import type { Rubric } from "../rubric.ts";
import { type Entry, entryOf, type PlannedEntry } from "../verdict/entries.ts";
import { type Stage, stageRank } from "../verdict/stages.ts";
import { absent, unexplained } from "./feat/no-extra.ts";
import { form } from "./form/form.ts";
import { stageOf } from "./list.ts";
import { type Outcome, plain } from "./outcome.ts";

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
];

/** The backstops that the rubric has not got itself. They must hold, and earn nothing. */
export function backstops(rubric: Rubric, inspection: Inspection | undefined): readonly Entry[] {
  return BACKSTOPS.flatMap(({ id, kind, after, run }) => {
    if (kind === "form" && inspection && !hasForm(inspection)) return [];
    // A share of the area says less than that all of it is there.
    if (kind !== "feat.coverage" && rubric.checks.some((check) => check.kind === kind)) return [];
    const needs = rubric.checks
      .filter((check) => stageRank(stageOf(check, rubric.features)) <= stageRank(after))
      .map((check) => check.id);
    const check: PlannedEntry = { id, kind, weight: 0, gate: true, needs };
    const outcome = inspection
      ? run(inspection, sizedIn(rubric))
      : plain("not-assessed", "check.any.no-solid");
    return [entryOf(check, "form", outcome)];
  });
}

/** Labels of the features that have sizes of their own. */
const sizedIn = ({ checks, features }: Rubric): ReadonlySet<string> =>
  new Set(
    checks
      .filter(({ kind }) => kind.startsWith("dim."))
      .flatMap((check) => Object.values(check))
      .filter(
        (value): value is string => typeof value === "string" && Object.hasOwn(features, value),
      ),
  );

/** Balls and free surfaces alone have no direction that could be wrong. */
function hasForm({ reference }: Inspection): boolean {
  return reference.recognition.surfaces.some(
    ({ shape }) => shape.kind === "plane" || shape.kind === "cylinder" || shape.kind === "cone",
  );
}
