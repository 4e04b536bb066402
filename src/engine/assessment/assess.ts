import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Clipper } from "../slicing/clipper.ts";
import { type Kernel, KERNEL_VERSION } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { backstops } from "./checks/backstops.ts";
import { comesLast, stageOf } from "./checks/list.ts";
import { type Outcome, plain } from "./checks/outcome.ts";
import { isEmpty } from "./checks/solid/valid.ts";
import { concludeChecks } from "./conclude.ts";
import { type GcodeFinding, gcodeCheck } from "./gcode-finding.ts";
import { unitFactor } from "./inspection/expected-place.ts";
import type { InspectionPlan } from "./inspection/inspect-in.ts";
import { planOfRubric } from "./inspection/plan-of-rubric.ts";
import { choosePose, type PosedOutcomes } from "./pose/choose-pose.ts";
import { isMakingCheck, type Making } from "./printability/making-input.ts";
import { recognise } from "./recognise.ts";
import { canonicalHash, meshHash, reportHash, roundMillionth } from "./report-hash.ts";
import type { Report } from "./report-types.ts";
import type { Check, Rubric } from "./rubric.ts";
import { TABLES_VERSION } from "./tolerance-limits.ts";
import type { VariantModel } from "./variant-types.ts";
import { isVariantCheck } from "./variants/variant-outcomes.ts";
import { variedEntries } from "./variants/varied-entries.ts";
import { type Entry, entryOf, gcodeEntry, inOrder, settledResult } from "./verdict/entries.ts";

/** Written into every report; changes when a verdict can change. */
export const ASSESSMENT_VERSION = "assess/6";
/** A free form of 250 000 takes 15 s, one of a million five minutes; a part of a lesson has some thousands. */
const MOST_TRIANGLES = 300_000;

export interface AssessInput {
  readonly lesson: { readonly id: string; readonly rubric: Rubric };
  readonly part: Solid;
  /** The lesson's reference part, in the frame that the rubric speaks of. */
  readonly reference: Solid;
  /**
   * How it is printed, for the checks `print.*` and `gc.*`; without it, or without the polygon kernel, they
   * are not assessed.
   */
  readonly making?: Making;
  /** What the G-code proof found: becomes further checks. */
  readonly gcode?: { readonly findings: readonly GcodeFinding[] };
  /** Part and reference at the rubric's variants; see `assessVariants`. */
  readonly variants?: readonly VariantModel[];
}

/**
 * Inspects a part against a lesson's rubric: recognises the surfaces and features of its mesh, lays it on
 * the reference, finds the features that the rubric names, and judges each dimension with its
 * uncertainty. Checks come back with what is told first at the head, causes before consequences. A bad
 * part is a report that fails; problems: `assessment.too-many-triangles`, `assessment.reference` (the reference is empty, or lacks a
 * feature of the rubric), `assessment.check-graph`, `foundation.cancelled`.
 */
export async function assess(
  input: AssessInput,
  kernel: Kernel,
  ctx: Ctx,
  clipper?: Clipper,
): Promise<Result<Report>> {
  const { lesson, part, reference } = input;
  const { rubric } = lesson;
  if (isEmpty(reference)) return fail(problem("assessment.reference", { lesson: lesson.id }));
  const triangles = part.mesh.triangles.length / 3;
  if (triangles > MOST_TRIANGLES)
    return fail(problem("assessment.too-many-triangles", { triangles, most: MOST_TRIANGLES }));
  if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
  ctx.progress(0, "assess");
  const planned = planOfRubric(rubric, reference, ctx);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const [label] = plan.unknown;
  if (label !== undefined)
    return fail(problem("assessment.reference-feature", { lesson: lesson.id, label }));
  const shape = { ...rubric, checks: rubric.checks.filter(isOfShape) };
  const posed = inspected(shape, part, plan, kernel, ctx);
  if (!posed.ok) return posed;
  const made = await madeOutcomes(input, posed.value, clipper, ctx);
  if (!made.ok) return made;
  ctx.progress(0.9, "assess");
  if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
  const inspect = (at: Rubric, made: Solid, drawn: Solid): Promise<Result<Report>> =>
    assess({ lesson: { id: lesson.id, rubric: at }, part: made, reference: drawn }, kernel, ctx);
  const own = entriesOf(rubric, posed.value, made.value);
  const varied = await variedEntries(own, { rubric, part, models: input.variants, inspect });
  if (!varied.ok) return varied;
  const entries = [...varied.value];
  for (const finding of input.gcode?.findings ?? []) entries.push(gcodeEntry(gcodeCheck(finding)));
  const concluded = concludeChecks(
    entries.map(({ planned }) => planned),
    entries.map(({ finding }) => finding),
  );
  if (!concluded.ok) return concluded;
  const { verdict, told, score, most, open, checks: settled } = concluded.value;
  const results = settled.map((one, i) => settledResult(entries[i] as Entry, one));
  const checks = inOrder(results, told, entries);
  const counts = {
    pass: checks.filter((c) => c.verdict === "pass" || c.verdict === "borderline").length,
    total: checks.length,
  };
  const report = {
    lesson: lesson.id,
    engine: ASSESSMENT_VERSION,
    verdict,
    checks,
    counts,
    told,
    score: { got: roundMillionth(score), most, open },
    pins: {
      kernel: KERNEL_VERSION,
      tables: TABLES_VERSION,
      rubric: canonicalHash(rubric),
      reference: meshHash(reference.mesh),
    },
  };
  ctx.progress(1, "assess");
  return ok({ ...report, hash: reportHash(report) });
}

/** Only who has such checks loads the slicer and the reader of print files. */
async function madeOutcomes(
  { lesson, part, making }: AssessInput,
  posed: PosedOutcomes | undefined,
  clipper: Clipper | undefined,
  ctx: Ctx,
): Promise<Result<ReadonlyMap<Check, Outcome>>> {
  const { checks } = lesson.rubric;
  if (isEmpty(part) || !checks.some(isMakingCheck)) return ok(new Map());
  const { makingOutcomes } = await import("./printability/making.ts");
  return makingOutcomes(checks, part, posed?.inspection, making, clipper, ctx);
}

/** Neither on how it is printed nor on what its script makes at other values. */
const isOfShape = (check: Check): boolean => !isMakingCheck(check) && !isVariantCheck(check);

/** What was found; nothing but that there is no solid where the part is empty. */
function inspected(
  rubric: Rubric,
  part: Solid,
  plan: InspectionPlan,
  kernel: Kernel,
  ctx: Ctx,
): Result<PosedOutcomes | undefined> {
  if (isEmpty(part)) return ok(undefined);
  const found = recognise({ mesh: part.mesh, provenance: part }, ctx);
  // A mesh that can't be read is no solid; only a wish to stop stops the report.
  if (!found.ok)
    return found.problems.some(({ code }) => code === "foundation.cancelled")
      ? found
      : ok(undefined);
  return ok(choosePose(rubric, { solid: part, recognition: found.value }, plan, kernel));
}

/** The rubric's checks, what stands at the head or the end of them by itself, in the plan's order. */
function entriesOf(
  rubric: Rubric,
  posed: PosedOutcomes | undefined,
  made: ReadonlyMap<Check, Outcome>,
): Entry[] {
  const first = rubric.checks.filter((check) => !comesLast(check) && isOfShape(check));
  const reach = posed?.inspection.reach;
  const isScaled = reach !== undefined && unitFactor(reach.part, reach.reference) !== undefined;
  // All of it in another unit: what else it lacks is told when its size is right.
  const isUnit = ({ misconception = "" }: Outcome): boolean => isScaled && UNITS.has(misconception);
  const own = rubric.checks.map((check) => {
    const needs = check.needs ?? (comesLast(check) ? first.map(({ id }) => id) : []);
    const outcome = made.get(check) ?? outcomeOf(check, posed);
    const stage = isUnit(outcome) ? "units" : stageOf(check, rubric.features);
    return entryOf({ ...check, needs }, stage, outcome);
  });
  const note = posed?.note;
  if (note) {
    const outcome = plain("fail", `check.pose.${note}`);
    own.unshift(entryOf({ id: note, kind: "pose", weight: 0, gate: true }, "pose", outcome));
  }
  return [...own, ...backstops(rubric, posed?.inspection)];
}

/** Mix-ups that overall sizes show. */
const UNITS: ReadonlySet<string> = new Set(["inch-big", "inch-small", "ten-times", "tenth"]);

function outcomeOf(check: Check, posed: PosedOutcomes | undefined): Outcome {
  if (posed) return posed.outcomes.get(check) ?? noSolid();
  return check.kind === "solid.valid" ? plain("fail", "check.closed-solid.empty") : noSolid();
}

const noSolid = (): Outcome => plain("not-assessed", "check.any.no-solid");
