import type { Kernel } from "../../solid/kernel.ts";
import { form } from "../checks/form/form.ts";
import { comesLast, decidesPose, runCheck } from "../checks/list.ts";
import type { Outcome } from "../checks/outcome.ts";
import type { Scene } from "../checks/scene.ts";
import { inspectIn, type InspectionPlan } from "../inspection/inspect-in.ts";
import type { Inspection } from "../inspection/inspection-types.ts";
import type { Sight } from "../inspection/measure-feature.ts";
import { reachOf } from "../inspection/reach.ts";
import { AS_IT_LIES, type RigidPose } from "../inspection/rigid-pose.ts";
import type { Check, Rubric } from "../rubric.ts";
import { sizedIn } from "../rubric/sized-in.ts";
import { liesElsewhere } from "./lies-elsewhere.ts";
import { ontoDatums } from "./onto-datums.ts";
import { likenessTo } from "./likeness.ts";
import { likelyFrames } from "./likely-frames.ts";
import { ALL_TURNS, cornerOnCorner, likelyTurns } from "./turns.ts";

/** What was found in the pose that serves the part best. */
export interface PosedOutcomes {
  readonly inspection: Inspection;
  readonly outcomes: ReadonlyMap<Check, Outcome>;
  /** Only the mirror image, or only another place or turn than asked for, is right. */
  readonly note?: "mirrored" | "elsewhere";
  /** As the part was asked to lie, where `inspection` is of its mirror image or of another place. */
  readonly asked?: Inspection;
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

/** Likeness of a mirror image that may be right, and of a turn that isn't tried at all (see `likenessTo`). */
const ALIKE = 0.7;
const UNLIKE = 0.3;

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
  const sized = sizedIn(rubric);
  /** All sizes hold, and yet its faces lean: it may stand a fraction of a degree beside the axes. */
  const isOffForm = ({ inspection }: Candidate): boolean =>
    form(inspection, sized).verdict === "fail";
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
  const likeness = likenessTo(plan.reference.recognition, part.recognition);
  /** Along the axes; where that is not right, with its own directions on the reference's. */
  const turned = (mirrored: boolean): Candidate | undefined => {
    const all = likelyTurns(AS_IT_LIES, reachOf(part, AS_IT_LIES), plan.reach, mirrored).map(
      (turn) => ({ ...turn, like: likeness(turn.pose.rows) }),
    );
    const least = mirrored ? ALIKE : Math.max(UNLIKE, Math.max(...all.map((t) => t.like)) - UNLIKE);
    const straight = all.filter(({ like, index }) => like >= least || (index === 0 && !mirrored));
    const near = ranked(straight);
    const best = near[0]?.isRight ? finish(near) : undefined;
    if (best?.isRight && !isOffForm(best)) return best;
    const far: Candidate[] = [];
    const frames = likelyFrames(part.recognition, plan.reference.recognition, mirrored, likeness);
    for (const [i, { pose, like }] of frames.entries()) {
      if ((mirrored && like < ALIKE) || isAmong(all, pose)) continue;
      const laid = cornerOnCorner(pose, reachOf(part, pose), plan.reach);
      const candidate = tryPose(laid, ALL_TURNS + i);
      // The most alike come first: another turn that is right too says nothing else.
      const done = candidate.isRight ? whole(candidate) : candidate;
      if (done.isRight && !isOffForm(done)) return done;
      far.push(candidate);
    }
    if (best?.isRight) return best;
    const tried = [...near, ...far].sort(byMerit);
    return far.length === 0 && best ? best : tried.length > 0 ? finish(tried) : undefined;
  };
  const found = ({ inspection, outcomes }: Candidate, note?: PosedOutcomes["note"]) => ({
    inspection,
    outcomes,
    ...(note ? { note, asked: asked.inspection } : {}),
  });
  const asked =
    (rubric.pose === "declared" ? undefined : turned(false)) ??
    finish(ranked([{ pose: AS_IT_LIES, index: 0 }]));
  if (asked.isRight)
    return rubric.pose === "declared" && liesElsewhere(asked.inspection)
      ? found(asked, "elsewhere")
      : found(asked);
  if (rubric.pose === "declared") {
    const other = turned(false);
    if (other?.isRight) return found(other, "elsewhere");
  }
  const image = turned(true);
  if (image?.isRight) return found(image, "mirrored");
  return found(asked);
}

const isHeld = ({ verdict }: Outcome): boolean => verdict === "pass" || verdict === "borderline";

/** Rows as near as this are the same: rounding of files. */
const EQUAL = 1e-5;

/** Is a turn one of those that have been tried? */
const isAmong = (turns: readonly { readonly pose: RigidPose }[], { rows }: RigidPose): boolean =>
  turns.some(({ pose }) =>
    pose.rows.every((row, i) => row.every((x, k) => Math.abs(x - (rows[i]?.[k] ?? 0)) < EQUAL)),
  );

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
