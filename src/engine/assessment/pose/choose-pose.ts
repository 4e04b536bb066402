import type { Kernel } from "../../solid/kernel.ts";
import { decidesPose, runCheck } from "../checks/list.ts";
import type { Outcome } from "../checks/outcome.ts";
import type { MeasuredSolid } from "../features/measured-solid.ts";
import type { Check, Rubric } from "../rubric.ts";
import { AS_MODELLED, cornerOnCorner, type Pose, TURNS } from "./pose.ts";
import { sceneIn } from "./scene.ts";

/** What was found in the pose that serves the part best. */
export interface PosedOutcomes {
  readonly outcomes: ReadonlyMap<Check, Outcome>;
  /** Only the mirror image, or only another place or turn than asked for, is right. */
  readonly note?: "mirrored" | "elsewhere";
}

interface Candidate {
  readonly pose: Pose;
  readonly outcomes: Map<Check, Outcome>;
  readonly passes: number;
  readonly error: number;
}

/** Symmetric parts lie right in several poses; more than this many aren't told apart by volume. */
const MAX_TIES = 8;

/**
 * Lays the part on the reference in every allowed pose, and keeps the one in which most checks
 * pass; between equals "as modelled", then the one with the smaller deviations. Never a
 * best fit: that would spread the error of one feature over all.
 */
export function choosePose(
  rubric: Rubric,
  part: MeasuredSolid,
  reference: MeasuredSolid,
  kernel: Kernel,
): PosedOutcomes {
  const all = rubric.checks.length;
  const turned = (mirrored: boolean) =>
    TURNS.filter((turn) => turn.mirrored === mirrored).map((turn) =>
      cornerOnCorner(turn, part.extents, reference.extents),
    );
  const ranked = (poses: readonly Pose[]) =>
    poses.map((pose) => tryPose(pose, rubric, part, reference, kernel)).sort(byMerit);
  const posedChecks = rubric.checks.filter(decidesPose).length;
  const whole = (candidate: Candidate, thorough: boolean): Candidate => {
    const scene = { ...sceneIn(candidate.pose, part, reference, rubric, kernel), thorough };
    const outcomes = new Map(candidate.outcomes);
    for (const check of rubric.checks)
      if (!decidesPose(check)) outcomes.set(check, runCheck(check, scene));
    return { ...candidate, ...tally(outcomes), outcomes };
  };
  const best = (poses: readonly Pose[]): Candidate => finish(ranked(poses));
  const finish = (candidates: readonly Candidate[]): Candidate => {
    const [first] = candidates as [Candidate, ...Candidate[]];
    if (first.passes < posedChecks) return whole(first, false);
    // Where the features are right in several poses, the shape as a whole tells them apart.
    const ties = candidates.filter((c) => c.passes === first.passes).slice(0, MAX_TIES);
    const tried: Candidate[] = [];
    for (const tie of ties) {
      const quick = whole(tie, false);
      if (quick.passes === all) return quick;
      tried.push(quick);
    }
    // Turned the right way round the shape differs least; between equals "as modelled".
    tried.sort((a, b) => b.passes - a.passes || a.error - b.error || byMerit(a, b));
    return whole(tried[0] ?? first, true);
  };
  const asked = best(rubric.pose === "declared" ? [AS_MODELLED] : turned(false));
  if (asked.passes === all) return { outcomes: asked.outcomes };
  if (rubric.pose === "declared") {
    const other = best(turned(false));
    if (other.passes === all) return { outcomes: other.outcomes, note: "elsewhere" };
  }
  const mirrored = ranked(turned(true));
  // Comparing volumes is dear: only a mirror image whose features are all right is worth it.
  if (mirrored[0]?.passes === posedChecks) {
    const image = finish(mirrored);
    if (image.passes === all) return { outcomes: image.outcomes, note: "mirrored" };
  }
  return { outcomes: asked.outcomes };
}

function tryPose(
  pose: Pose,
  rubric: Rubric,
  part: MeasuredSolid,
  reference: MeasuredSolid,
  kernel: Kernel,
): Candidate {
  const scene = sceneIn(pose, part, reference, rubric, kernel);
  const outcomes = new Map<Check, Outcome>();
  for (const check of rubric.checks)
    if (decidesPose(check)) outcomes.set(check, runCheck(check, scene));
  return { pose, outcomes, ...tally(outcomes) };
}

function tally(outcomes: ReadonlyMap<Check, Outcome>): { passes: number; error: number } {
  let passes = 0;
  let error = 0;
  for (const outcome of outcomes.values()) {
    if (outcome.verdict === "pass" || outcome.verdict === "borderline") passes++;
    error += outcome.error;
  }
  // Rounded, so that float noise doesn't choose between equal poses.
  return { passes, error: Math.round(error * 1e4) / 1e4 };
}

/** Between equals "as modelled" comes first: it is what the person sees. */
function byMerit(a: Candidate, b: Candidate): number {
  const unturned = Number(b.pose.index === 0) - Number(a.pose.index === 0);
  return b.passes - a.passes || unturned || a.error - b.error || a.pose.index - b.pose.index;
}
