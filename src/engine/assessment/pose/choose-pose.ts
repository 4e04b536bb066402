import type { Kernel } from "../../solid/kernel.ts";
import { comesLast, decidesPose, runCheck } from "../checks/list.ts";
import type { Outcome } from "../checks/outcome.ts";
import type { Scene } from "../checks/scene.ts";
import { inspectIn, type InspectionPlan } from "../inspection/inspect-in.ts";
import type { Inspection } from "../inspection/inspection-types.ts";
import type { Sight } from "../inspection/measure-feature.ts";
import { reachOf } from "../inspection/reach.ts";
import { AS_IT_LIES, type RigidPose } from "../inspection/rigid-pose.ts";
import type { Check, Rubric } from "../rubric.ts";
import { liesElsewhere } from "./lies-elsewhere.ts";
import { ontoDatums } from "./onto-datums.ts";
import { ontoMainDirections } from "./main-directions.ts";
import { ALL_TURNS, likelyTurns } from "./turns.ts";

/** What was found in the pose that serves the part best. */
export interface PosedOutcomes {
  readonly inspection: Inspection;
  readonly outcomes: ReadonlyMap<Check, Outcome>;
  /** Only the mirror image, or only another place or turn than asked for, is right. */
  readonly note?: "mirrored" | "elsewhere";
}

interface Candidate {
  /** Place in the list of turns; 0 is "as modelled". */
  readonly index: number;
  readonly inspection: Inspection;
  readonly outcomes: Map<Check, Outcome>;
  /** Checks that hold; one more where no surface is left without a partner. */
  readonly passes: number;
  /** All of them. */
  readonly isRight: boolean;
  readonly error: number;
}

/** Symmetric parts lie right in several poses; more than this many aren't told apart by their shape. */
const MAX_TIES = 8;

/**
 * Lays the part on the reference in every allowed pose, and keeps the one in which most checks
 * pass (see `byMerit`). Never a best fit: that would spread the error of one feature over all.
 */
export function choosePose(
  rubric: Rubric,
  part: Sight,
  plan: InspectionPlan,
  kernel: Kernel,
): PosedOutcomes {
  const posedChecks = rubric.checks.filter(decidesPose);
  const tryPose = (pose: RigidPose, index: number): Candidate => {
    const first = inspectIn(pose, part, plan);
    const settled = rubric.pose === "datums" ? ontoDatums(first) : undefined;
    const inspection = settled ? inspectIn(settled, part, plan) : first;
    const scene: Scene = { ...inspection, kernel };
    const outcomes = new Map(posedChecks.map((check) => [check, runCheck(check, scene)]));
    return { index, inspection, outcomes, ...tally(outcomes, inspection) };
  };
  type Turns = ReturnType<typeof likelyTurns>;
  const ranked = (turns: Turns) =>
    turns.map(({ pose, index }) => tryPose(pose, index)).sort(byMerit);
  const whole = (candidate: Candidate): Candidate => {
    const { inspection } = candidate;
    const holds = [...candidate.outcomes.values()].every(isHeld);
    const outcomes = new Map(candidate.outcomes);
    for (const check of rubric.checks)
      if (!decidesPose(check) && (holds || !comesLast(check)))
        outcomes.set(check, runCheck(check, { ...inspection, kernel }));
    return { ...candidate, ...tally(outcomes, inspection), outcomes };
  };
  const finish = (candidates: readonly Candidate[]): Candidate => {
    const [first] = candidates as [Candidate, ...Candidate[]];
    if (!first.isRight) return whole(first);
    // Where the features are right in several poses, the shape as a whole tells them apart.
    const ties = candidates.filter((candidate) => candidate.isRight).slice(0, MAX_TIES);
    const tried: Candidate[] = [];
    for (const tie of ties) {
      const candidate = whole(tie);
      if (candidate.isRight) return candidate;
      tried.push(candidate);
    }
    return tried.sort(byMerit)[0] ?? whole(first);
  };
  const base = ontoMainDirections(part.recognition, plan.reference.recognition);
  const turned = (mirrored: boolean): Turns =>
    [AS_IT_LIES, ...(base ? [base] : [])].flatMap((lies, i) =>
      likelyTurns(lies, reachOf(part, lies), plan.reach, mirrored).map(({ pose, index }) => ({
        pose,
        index: index + i * ALL_TURNS,
      })),
    );
  const best = (turns: Turns): Candidate => finish(ranked(turns));
  const found = ({ inspection, outcomes }: Candidate, note?: PosedOutcomes["note"]) => ({
    inspection,
    outcomes,
    ...(note ? { note } : {}),
  });
  const asked = best(rubric.pose === "declared" ? [{ pose: AS_IT_LIES, index: 0 }] : turned(false));
  if (asked.isRight)
    return rubric.pose === "declared" && liesElsewhere(asked.inspection)
      ? found(asked, "elsewhere")
      : found(asked);
  if (rubric.pose === "declared") {
    const other = best(turned(false));
    if (other.isRight) return found(other, "elsewhere");
  }
  const image = best(turned(true));
  if (image.isRight) return found(image, "mirrored");
  return found(asked);
}

const isHeld = ({ verdict }: Outcome): boolean => verdict === "pass" || verdict === "borderline";

function tally(
  outcomes: ReadonlyMap<Check, Outcome>,
  { extra, missing }: Inspection,
): Pick<Candidate, "passes" | "isRight" | "error"> {
  let passes = extra.length + missing.length === 0 ? 1 : 0;
  let error = 0;
  for (const outcome of outcomes.values()) {
    if (isHeld(outcome)) passes++;
    error += outcome.error;
  }
  // Rounded, so that float noise doesn't choose between equal poses.
  return { passes, isRight: passes > outcomes.size, error: Math.round(error * 1e3) / 1e3 };
}

/**
 * What is right in all comes first. Else "as modelled", which is what the person sees, also with one pass
 * less: a hole that is off shifts two dimensions of a chain, but only one of a symmetric part turned over.
 */
function byMerit(a: Candidate, b: Candidate): number {
  const merit = ({ passes, index }: Candidate): number => passes + (index === 0 ? 1.5 : 0);
  const right = Number(b.isRight) - Number(a.isRight);
  return right || merit(b) - merit(a) || a.error - b.error || a.index - b.index;
}
