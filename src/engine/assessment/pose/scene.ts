import type { Kernel } from "../../solid/kernel.ts";
import type { Extents } from "../features/extents.ts";
import type { MeasuredSolid } from "../features/measured-solid.ts";
import type { RoundFeature } from "../features/round-features.ts";
import type { Rubric } from "../rubric.ts";
import { matchHoles } from "./match-holes.ts";
import { type Pose, poseExtents, poseRound } from "./pose.ts";

/** The part laid on the reference in one pose: what a check looks at. All in the reference's frame. */
export interface Scene {
  readonly part: MeasuredSolid;
  readonly reference: MeasuredSolid;
  readonly pose: Pose;
  readonly extents: Extents;
  readonly holes: readonly RoundFeature[];
  readonly bosses: readonly RoundFeature[];
  /** The part's hole for each label of the rubric. */
  readonly holeOf: ReadonlyMap<string, RoundFeature>;
  readonly kernel: Kernel;
}

export function sceneIn(
  pose: Pose,
  part: MeasuredSolid,
  reference: MeasuredSolid,
  rubric: Rubric,
  kernel: Kernel,
): Scene {
  const extents = poseExtents(pose, part.extents);
  const rounds = part.rounds.map((round) => poseRound(pose, round));
  const holes = rounds.filter((round) => round.inward);
  const bosses = rounds.filter((round) => !round.inward);
  const holeOf = matchHoles(rubric, holes, extents, reference.extents);
  return { part, reference, pose, extents, holes, bosses, holeOf, kernel };
}
