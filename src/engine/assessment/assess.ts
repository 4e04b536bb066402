import type { Ctx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { isEmpty } from "./checks/closed-solid.ts";
import { causeRank } from "./checks/list.ts";
import { type Outcome, plain } from "./checks/outcome.ts";
import { measureSolid } from "./features/measured-solid.ts";
import { type GcodeFinding, gcodeCheck } from "./gcode-finding.ts";
import { choosePose, type PosedOutcomes } from "./pose/choose-pose.ts";
import { reportHash, roundMillionth } from "./report-hash.ts";
import type { CheckResult, Report, Verdict } from "./report-types.ts";
import type { Check, Rubric } from "./rubric.ts";

/** Written into every report; changes when a verdict can change. */
export const ASSESSMENT_VERSION = "assess/2";

export interface AssessInput {
  readonly lesson: { readonly id: string; readonly rubric: Rubric };
  readonly part: Solid;
  /** The lesson's reference part, in the frame that the rubric speaks of. */
  readonly reference: Solid;
  /** What the G-code proof found: becomes further checks. */
  readonly gcode?: { readonly findings: readonly GcodeFinding[] };
}

/**
 * Inspects a part against a lesson's rubric: recognises its features by their exact surfaces,
 * measures each dimension from the part's own edges, judges it with its uncertainty. Checks come
 * back with what is wrong first, causes before consequences. A bad part is a report that fails;
 * problems: `assessment.reference` (the reference is empty), `foundation.cancelled`.
 */
export async function assess(
  input: AssessInput,
  kernel: Kernel,
  ctx: Ctx,
): Promise<Result<Report>> {
  const { lesson, reference } = input;
  if (isEmpty(reference)) return fail(problem("assessment.reference", { lesson: lesson.id }));
  if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
  ctx.progress(0, "assess");
  const posed = outcomesOf(input, kernel);
  ctx.progress(0.9, "assess");
  if (ctx.cancelled()) return fail(problem("foundation.cancelled"));
  const solidChecks = lesson.rubric.checks.map((check) =>
    toResult(check, posed.outcomes.get(check) ?? noSolid()),
  );
  if (posed.note) solidChecks.unshift(noteCheck(posed.note));
  const gcode = (input.gcode?.findings ?? []).map(gcodeCheck);
  const checks = inOrder([...solidChecks, ...gcode]);
  const counts = { pass: checks.filter(isRight).length, total: checks.length };
  const verdict = overall(checks);
  const report = { lesson: lesson.id, engine: ASSESSMENT_VERSION, verdict, checks, counts };
  ctx.progress(1, "assess");
  return ok({ ...report, hash: reportHash(report) });
}

function outcomesOf({ lesson, part, reference }: AssessInput, kernel: Kernel): PosedOutcomes {
  const { rubric } = lesson;
  if (!isEmpty(part))
    return choosePose(rubric, measureSolid(part), measureSolid(reference), kernel);
  const outcomes = new Map<Check, Outcome>();
  for (const check of rubric.checks)
    outcomes.set(
      check,
      check.kind === "closed-solid" ? plain("fail", "check.closed-solid.empty") : noSolid(),
    );
  return { outcomes };
}

const noSolid = (): Outcome => plain("not-assessed", "check.any.no-solid");

function toResult(check: Check, outcome: Outcome): CheckResult {
  const { verdict, message, unit } = outcome;
  const dimension = check.dimension;
  const places = [...(outcome.places ?? [])];
  if (dimension) places.push({ kind: "dimension", id: dimension });
  const { allowed, anchor, measured } = outcome;
  return {
    id: check.id,
    kind: check.kind,
    verdict,
    message,
    params: outcome.params,
    ...(measured === undefined ? {} : { measured: roundMillionth(measured) }),
    ...(allowed
      ? {
          allowed: {
            min: roundMillionth(allowed.min),
            max: roundMillionth(allowed.max),
            nominal: roundMillionth(allowed.nominal),
          },
        }
      : {}),
    unit,
    uncertainty: roundMillionth(outcome.uncertainty ?? 0),
    places,
    ...(anchor
      ? {
          anchor: [roundMillionth(anchor[0]), roundMillionth(anchor[1]), roundMillionth(anchor[2])],
        }
      : {}),
    ...(dimension ? { dimension } : {}),
  };
}

function noteCheck(note: NonNullable<PosedOutcomes["note"]>): CheckResult {
  const message = `check.pose.${note}`;
  const base = { params: {}, unit: "none", uncertainty: 0, places: [] } as const;
  return { id: note, kind: "pose", verdict: "fail", message, ...base };
}

/** Wrong first, causes before consequences; then what was not measured, then near, then right. */
function inOrder(checks: readonly CheckResult[]): CheckResult[] {
  const urgency: readonly Verdict[] = ["fail", "not-assessed", "borderline", "pass"];
  const rank = (check: CheckResult): number => {
    if (check.kind === "pose" || EXPLAINED.test(check.message)) return EXPLAINED_RANK;
    return causeRank(check.kind);
  };
  return checks
    .map((check, place) => ({ check, place }))
    .sort((a, b) => {
      const first = urgency.indexOf(a.check.verdict) - urgency.indexOf(b.check.verdict);
      if (first !== 0) return first;
      const cause = a.check.verdict === "fail" ? rank(a.check) - rank(b.check) : 0;
      return cause || a.place - b.place;
    })
    .map(({ check }) => check);
}

/** A mix-up that explains the number; it mostly explains the other failures too. */
const EXPLAINED = /\.(inch-small|inch-big|tenth|ten-times|double|half)$/;
/** After "closed" and "in one piece", before all sizes. */
const EXPLAINED_RANK = 1.5;

const isRight = ({ verdict }: CheckResult): boolean =>
  verdict === "pass" || verdict === "borderline";

/** The worst counts; what could not be measured never counts as passed. */
function overall(checks: readonly CheckResult[]): Verdict {
  for (const verdict of ["fail", "not-assessed", "borderline"] as const)
    if (checks.some((check) => check.verdict === verdict)) return verdict;
  return "pass";
}
