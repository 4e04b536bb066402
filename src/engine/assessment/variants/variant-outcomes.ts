import { ok, type Result } from "../../foundation/result.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { type Outcome, plain } from "../checks/outcome.ts";
import { meshHash } from "../report-hash.ts";
import type { Report } from "../report-types.ts";
import type { Check, Rubric } from "../rubric.ts";
import type { VariantModel } from "../variant-types.ts";
import { merged } from "./merged.ts";
import { notAllowed, refusedValue } from "./refused-value.ts";
import { followsParameters, type MadeAt } from "./parametric-outcome.ts";
import { endOf, wasStopped } from "./script-limits.ts";
import { written } from "./written-values.ts";

type VariantCheck = Extract<Check, { kind: "design.variant" | "design.parametric" }>;
type Variant = NonNullable<Rubric["variants"]>[number];

export const isVariantCheck = (check: Check): check is VariantCheck =>
  check.kind === "design.variant" || check.kind === "design.parametric";

/** What the checks `design.*` are judged on. */
export interface Varied {
  readonly rubric: Rubric;
  readonly part: Solid;
  /** Absent: the part is no script's. */
  readonly models: readonly VariantModel[] | undefined;
  /** The same inspection for a variant's pair. */
  readonly inspect: (rubric: Rubric, part: Solid, reference: Solid) => Promise<Result<Report>>;
}

/** The outcomes of the checks at other values, each variant's inspection drawn together. Error: `foundation.cancelled`. */
export async function variantOutcomes(varied: Varied): Promise<Result<Map<Check, Outcome>>> {
  const outcomes = new Map<Check, Outcome>();
  for (const check of varied.rubric.checks.filter(isVariantCheck)) {
    const outcome = await outcomeOf(check, varied);
    if (!outcome.ok) return outcome;
    outcomes.set(check, outcome.value);
  }
  return ok(outcomes);
}

async function outcomeOf(check: VariantCheck, varied: Varied): Promise<Result<Outcome>> {
  if (check.kind === "design.parametric") return ok(parametricOutcome(check, varied));
  const { rubric, models } = varied;
  const variant = rubric.variants?.find(({ id }) => id === check.set);
  const model = models?.find(({ id }) => id === check.set);
  if (!models || !variant || !model) return ok(plain("not-assessed", "check.variant.no-script"));
  const at = written(variant.params);
  const { part, reference } = model;
  if (!reference.ok) return ok(plain("not-assessed", "check.variant.reference", { at }));
  if (!part.ok) return ok(unmade(part.problems, variant, models, model));
  const refused = refusedValue(variant.params, part.value.definitions);
  if (refused) return ok(refused);
  const report = await varied.inspect(
    rubricOf(rubric, variant),
    part.value.solid,
    reference.value.solid,
  );
  if (!report.ok)
    return report.problems.some(({ code }) => code === "foundation.cancelled")
      ? report
      : ok(plain("not-assessed", "check.variant.reference", { at }));
  const isSame = meshHash(part.value.solid.mesh) === meshHash(varied.part.mesh);
  return ok(merged(report.value, at, isSame));
}

/** At every variant that changes one of the parameters named. */
function parametricOutcome(
  check: Extract<Check, { kind: "design.parametric" }>,
  { rubric, part: drawn, models }: Varied,
): Outcome {
  const made: MadeAt[] = [];
  for (const variant of rubric.variants ?? []) {
    const model = models?.find(({ id }) => id === variant.id);
    if (!models || !model) return plain("not-assessed", "check.variant.no-script");
    if (!check.params.some((name) => Object.hasOwn(variant.params, name))) continue;
    const { part } = model;
    if (!part.ok) return unmade(part.problems, variant, models, model);
    const refused = refusedValue(variant.params, part.value.definitions);
    if (refused) return refused;
    made.push({ params: variant.params, solid: part.value.solid });
  }
  return followsParameters(check, rubric, drawn, made);
}

/** The script gave no part: its own doing, or the machine's. */
function unmade(
  problems: VariantModel["part"]["problems"],
  { params }: Variant,
  models: readonly VariantModel[],
  model: VariantModel,
): Outcome {
  const at = written(params);
  const unread = problems.find(({ code }) => code === "modelling.parameter-value");
  const name = String(unread?.params.name);
  if (Object.hasOwn(params, name)) return notAllowed(name, params);
  const { own, why } = endOf(problems);
  if (own) return plain("fail", "check.variant.broken", { at, why, line: lineOf(problems) });
  const message = wasStoppedBefore(models, model) ? "skipped" : "stopped";
  return plain("not-assessed", `check.variant.${message}`, { at, why });
}

function rubricOf(rubric: Rubric, { features, checks }: Variant): Rubric {
  const { pose, datums, general, print } = rubric;
  return {
    pose,
    features,
    checks,
    print,
    ...(datums ? { datums } : {}),
    ...(general ? { general } : {}),
  };
}

/** After a variant at which the script took too long or too much it isn't run again. */
function wasStoppedBefore(models: readonly VariantModel[], model: VariantModel): boolean {
  const before = models.slice(0, models.indexOf(model));
  return before.some(({ part }) => !part.ok && wasStopped(part.problems));
}

/** The author's line, 0 if it isn't known. */
const lineOf = (problems: VariantModel["part"]["problems"]): number => {
  const place = problems.find(({ severity }) => severity === "error")?.place;
  return place?.kind === "source" ? place.line : 0;
};
