import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { assess } from "./assess.ts";
import type { ParameterDefinition } from "../modelling/parameter-types.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import type { CsgGraph } from "../solid/graph.ts";
import type { Kernel } from "../solid/kernel.ts";
import type { Rubric } from "./rubric.ts";
import {
  type Confusion,
  confusionOf,
  isFalseAccept,
  isFalseReject,
  isUndecided,
  type JudgedMutant,
  lineOf,
  whyOf,
} from "./mutants/confusion.ts";
import { draftMutants, makeMutant } from "./mutants/draft-mutants.ts";
import type { Subject } from "./mutants/mutant.ts";
import { drawnDiameters, type DrawnSize } from "./mutants/drawn-diameters.ts";
import { parameterSizes } from "./mutants/parameter-sizes.ts";

/** A lesson whose rubric is put to the proof. */
export interface ProofInput {
  readonly id: string;
  readonly rubric: Rubric;
  /** The rubric as its file has it, with the formulas in it. */
  readonly written: unknown;
  readonly reference: {
    readonly graph: CsgGraph;
    readonly definitions: readonly ParameterDefinition[];
  };
  /** The drawing, for the sizes of bores: its word on them, not the rubric's, is the truth. */
  readonly drawing: {
    readonly generalTolerance: string;
    readonly dimensions: readonly DrawnSize[];
  };
  /** Other graphs that make the same part: the lesson's alternatives, by file. */
  readonly routes: readonly { readonly name: string; readonly graph: CsgGraph }[];
  /** What the reference's script makes with other values; throws where it makes nothing. */
  readonly graphOf: (values: Readonly<Record<string, number>>) => Promise<CsgGraph>;
}

export interface ProveOptions {
  /** About how many. */
  readonly mutants: number;
  /** The same seed and number give the same mutants. */
  readonly seed: number;
  /** Only classes whose name has this in it; they are the same mutants as among all. */
  readonly operator?: string;
}

/** What a rubric made of its part's mutants. */
export interface RubricProof {
  readonly lesson: string;
  /** A line a class, and all together. */
  readonly operators: readonly Confusion[];
  readonly total: Confusion;
  /** Wrong ones that were accepted, and right ones that were refused. */
  readonly wronglyJudged: readonly JudgedMutant[];
  readonly undecided: readonly JudgedMutant[];
  /** Drafts out of which no sound solid came. */
  readonly notMade: number;
}

/** What belongs to the script or the print, not to the shape of a mutant. */
const NOT_SHAPE = /^(design|print|gc)\./;

/**
 * Has the mutants of a lesson's reference judged by its rubric: each one's truth is known from how it was
 * made (mutation testing, DeMillo et al., 1978). Checks of print and variants are left out, since a mutant
 * is a shape alone. Problems: those of `assess` on the reference itself, and `foundation.cancelled`.
 */
export async function proveRubric(
  input: ProofInput,
  options: ProveOptions,
  kernel: Kernel,
  ctx: Ctx,
): Promise<Result<RubricProof>> {
  const { id, routes, graphOf } = input;
  const { graph, definitions } = input.reference;
  const built = evaluateGraph(graph, kernel, ctx);
  if (!built.ok) return built;
  const reference = built.value;
  const rubric = ofShape(input.rubric);
  const pose = rubric.pose === "declared" ? "declared" : "any";
  const sizes = parameterSizes(input.written, rubric, definitions);
  const bores = drawnDiameters(input.drawing);
  const subject: Subject = { pose, sizes, bores, routes, reference, graph, kernel, graphOf };
  const judging = { ...ctx, progress: () => {} };
  const drafts = await draftMutants(subject, options);
  const judged: JudgedMutant[] = [];
  let notMade = 0;
  for (const [i, draft] of drafts.entries()) {
    const { operator, name } = draft;
    if (!operator.includes(options.operator ?? "")) continue;
    ctx.progress(i / drafts.length, operator);
    if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
    const made = await makeMutant(draft);
    if (!made) {
      notMade += 1;
      continue;
    }
    const { solid, label = draft.label } = made;
    const report = await assess(
      { lesson: { id, rubric }, part: solid, reference },
      kernel,
      judging,
    );
    if (!report.ok) return report;
    const { verdict } = report.value;
    judged.push({ operator, name, label, verdict, why: whyOf(report.value) });
  }
  return ok({
    lesson: id,
    operators: confusionOf(judged),
    total: lineOf("", judged),
    wronglyJudged: judged.filter((one) => isFalseAccept(one) || isFalseReject(one)),
    undecided: judged.filter(isUndecided),
    notMade,
  });
}

function ofShape(rubric: Rubric): Rubric {
  const gone = new Set(
    rubric.checks.filter(({ kind }) => NOT_SHAPE.test(kind)).map(({ id }) => id),
  );
  const checks = rubric.checks
    .filter(({ id }) => !gone.has(id))
    .map((check) =>
      check.needs ? { ...check, needs: check.needs.filter((id) => !gone.has(id)) } : check,
    );
  return { ...rubric, checks, variants: [] };
}
