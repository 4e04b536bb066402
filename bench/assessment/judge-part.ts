import { assess } from "../../src/engine/assessment/assess.ts";
import type { Report } from "../../src/engine/assessment/report-types.ts";
import { quietCtx } from "../../src/engine/foundation/context.ts";
import { seededRandom } from "../../src/engine/foundation/random.ts";
import type { Kernel } from "../../src/engine/solid/kernel.ts";
import { graphOf, solidOf } from "./build.ts";
import type { Draft, Label, Made, Subject } from "./mutant.ts";
import { OPERATORS } from "./operators/list.ts";
import type { ReferencePart } from "./part.ts";
import { accepting, acceptingByOverlap, numbersOf } from "./rivals.ts";
import { type PartRubric, rubricOf } from "./rubric-of.ts";

/** What was said of one mutant. */
export interface Judged {
  readonly part: string;
  readonly operator: string;
  readonly name: string;
  readonly label: Label;
  readonly verdict: Report["verdict"];
  readonly ms: number;
  readonly triangles: number;
  /** Of the rivals, in their order; the dear ones only on a sample. */
  readonly rivals: readonly boolean[];
  readonly dear?: readonly boolean[];
  /** The first checks that are not right, with their numbers. */
  readonly why: string;
}

export interface JudgeOptions {
  readonly mutants: number;
  readonly seed: number;
  /** Rivals that need booleans see every so manieth mutant. */
  readonly dearEvery: number;
  readonly onlyOperator: string;
}

export interface PartJudged {
  readonly judged: readonly Judged[];
  readonly plan: PartRubric;
  /** Drafts out of which no sound solid came. */
  readonly notMade: readonly string[];
}

/** Makes a part's mutants and has each judged. */
export async function judgePart(
  part: ReferencePart,
  kernel: Kernel,
  { mutants, seed, dearEvery, onlyOperator }: JudgeOptions,
): Promise<PartJudged> {
  const graph = await graphOf(part, {});
  const reference = solidOf(graph, kernel);
  if (!reference) throw new Error(`${part.name}: no reference`);
  const plan = rubricOf(part, reference);
  const subject: Subject = {
    part,
    reference,
    graph,
    kernel,
    graphOf: (values) => graphOf(part, values),
  };
  const random = seededRandom(seed * 1000 + hashOf(part.name));
  const drafts: Draft[] = [];
  const wanted = mutants * (part.share ?? 1);
  for (const [operator, share] of OPERATORS)
    drafts.push(...(await operator(subject, random, Math.max(1, Math.round(share * wanted)))));
  const judged: Judged[] = [];
  const notMade: string[] = [];
  const asDrawn = numbersOf(reference);
  for (const [i, draft] of drafts.entries()) {
    if (!draft.operator.includes(onlyOperator)) continue;
    const made = await madeOf(draft);
    if (!made) {
      notMade.push(`${draft.operator}: ${draft.name}`);
      continue;
    }
    const { solid, aligned = solid, label = draft.label } = made;
    const start = performance.now();
    const lesson = { id: part.name, rubric: plan.rubric };
    const report = await assess({ lesson, part: solid, reference }, kernel, quietCtx());
    const ms = performance.now() - start;
    judged.push({
      part: part.name,
      operator: draft.operator,
      name: draft.name,
      label,
      verdict: report.ok ? report.value.verdict : "not-assessed",
      ms,
      triangles: solid.mesh.triangles.length / 3,
      rivals: accepting(numbersOf(aligned), asDrawn),
      ...(i % dearEvery === 0 ? { dear: acceptingByOverlap(aligned, reference, kernel) } : {}),
      why: report.ok ? whyOf(report.value) : (report.problems[0]?.code ?? ""),
    });
  }
  return { judged, plan, notMade };
}

async function madeOf(draft: Draft): Promise<Made | undefined> {
  try {
    return await draft.make();
  } catch {
    // A script that its own numbers drive into nonsense makes no mutant.
    return undefined;
  }
}

function whyOf({ checks }: Report): string {
  return checks
    .filter(({ verdict }) => verdict === "fail" || verdict === "not-assessed")
    .slice(0, 4)
    .map(({ id, verdict, message, measured, uncertainty }) =>
      [id, verdict, message, measured?.toFixed(4), `±${uncertainty.toFixed(4)}`].join(" "),
    )
    .join("; ");
}

/** Each part has a chance of its own, so that a run of one alone makes the same mutants. */
const hashOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100_003, 7);
