import type { Vec3 } from "../../geometry/mesh.ts";
import { along } from "../features/vectors.ts";
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
  /** All features are right here: what takes long is worth it. */
  readonly thorough: boolean;
}

/**
 * Where a point of the reference may be on a part of another size: the same from the lowest
 * corner, from the middle, or from the highest corner. One point where the sizes agree.
 */
export function placesOf(at: Vec3, { extents, reference }: Scene): readonly Vec3[] {
  const grown = ([0, 1, 2] as const).map((i) => {
    const to = reference.extents[i];
    return extents[i].max - extents[i].min - (to.max - to.min);
  });
  const [x = 0, y = 0, z = 0] = grown;
  const same = grown.every((difference) => Math.abs(difference) < 1e-6);
  return same ? [at] : [at, along(at, [x, y, z], 0.5), along(at, [x, y, z], 1)];
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
  return { part, reference, pose, extents, holes, bosses, holeOf, kernel, thorough: false };
}
