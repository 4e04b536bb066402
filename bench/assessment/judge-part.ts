import { assess } from "../../src/engine/assessment/assess.ts";
import { type JudgedMutant, whyOf } from "../../src/engine/assessment/mutants/confusion.ts";
import { draftMutants, makeMutant } from "../../src/engine/assessment/mutants/draft-mutants.ts";
import type { Subject } from "../../src/engine/assessment/mutants/mutant.ts";
import { solidOf } from "../../src/engine/assessment/mutants/solid-of.ts";
import { quietCtx } from "../../src/engine/foundation/context.ts";
import type { Kernel } from "../../src/engine/solid/kernel.ts";
import { graphOf } from "./build.ts";
import type { Dimension, ReferencePart } from "./part.ts";
import { accepting, acceptingByOverlap, numbersOf } from "./rivals.ts";
import { type PartRubric, rubricOf } from "./rubric-of.ts";
import { switchesOf } from "./switches.ts";

/** What was said of one mutant. */
export interface Judged extends JudgedMutant {
  readonly part: string;
  readonly ms: number;
  readonly triangles: number;
  /** Of the rivals, in their order; the dear ones only on a sample. */
  readonly rivals: readonly boolean[];
  readonly dear?: readonly boolean[];
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
    pose: part.pose,
    sizes: part.dimensions.map((dimension) => ({ ...dimension, ...guardOf(dimension) })),
    bores: [],
    routes: [],
    reference,
    graph,
    kernel,
    graphOf: (values) => graphOf(part, values),
  };
  const drafts = await draftMutants(subject, {
    mutants: mutants * (part.share ?? 1),
    seed: seed * 1000 + hashOf(part.name),
    more: [{ operator: switchesOf(part), share: 0.05 }],
  });
  const judged: Judged[] = [];
  const notMade: string[] = [];
  const asDrawn = numbersOf(reference);
  for (const [i, draft] of drafts.entries()) {
    if (!draft.operator.includes(onlyOperator)) continue;
    const made = await makeMutant(draft);
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

/** The certificate's bracket is this wide, as a part of its limit: its uncertainty. */
const CERTIFICATE = 0.05;

const guardOf = ({ means }: Dimension): { guard?: number } =>
  means.some(({ kind }) => kind === "shape") ? { guard: CERTIFICATE } : {};

/** Each part has a chance of its own, so that a run of one alone makes the same mutants. */
const hashOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100_003, 7);
