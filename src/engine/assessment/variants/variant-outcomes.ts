import { ok, type Result } from "../../foundation/result.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { type Outcome, plain } from "../checks/outcome.ts";
import { meshHash } from "../report-hash.ts";
import type { Report } from "../report-types.ts";
import type { Check, Rubric } from "../rubric.ts";
import type { VariantModel } from "../variant-types.ts";
import { merged } from "./merged.ts";
import { notAllowed, refusedValue } from "./refused-value.ts";
import { endOf, wasStopped } from "./script-limits.ts";

type VariantCheck = Extract<Check, { kind: "design.variant" }>;
type Variant = NonNullable<Rubric["variants"]>[number];

export const isVariantCheck = (check: Check): check is VariantCheck =>
  check.kind === "design.variant";

/** What the checks `design.variant` are judged on. */
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
  const { rubric, models } = varied;
  const variant = rubric.variants?.find(({ id }) => id === check.set);
  const model = models?.find(({ id }) => id === check.set);
  if (!variant || !model) return ok(plain("not-assessed", "check.variant.no-script"));
  const at = written(variant.params);
  const { part, reference } = model;
  if (!reference.ok) return ok(plain("not-assessed", "check.variant.reference", { at }));
  if (!part.ok) {
    const unread = part.problems.find(({ code }) => code === "modelling.parameter-value");
    const name = String(unread?.params.name);
    if (Object.hasOwn(variant.params, name)) return ok(notAllowed(name, variant.params));
    const { own, why } = endOf(part.problems);
    if (!own) {
      const message = wasStoppedBefore(models, model) ? "skipped" : "stopped";
      return ok(plain("not-assessed", `check.variant.${message}`, { at, why }));
    }
    return ok(plain("fail", "check.variant.broken", { at, why, line: lineOf(part.problems) }));
  }
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
function wasStoppedBefore(models: readonly VariantModel[] = [], model: VariantModel): boolean {
  const before = models.slice(0, models.indexOf(model));
  return before.some(({ part }) => !part.ok && wasStopped(part.problems));
}

/** As it is written in code: `length = 70, wall = 8`. */
const written = (params: Readonly<Record<string, number>>): string =>
  Object.keys(params)
    .sort()
    .map((name) => `${name} = ${params[name]}`)
    .join(", ");

/** The author's line, 0 if it isn't known. */
const lineOf = (problems: VariantModel["part"]["problems"]): number => {
  const place = problems.find(({ severity }) => severity === "error")?.place;
  return place?.kind === "source" ? place.line : 0;
};
