import type { Vec3 } from "../../geometry/mesh.ts";
import { dot, subtract } from "../features/vectors.ts";

/**
 * How a part is laid on the reference: reference coordinate i is `rows[i] · p + shift[i]`. The rows are
 * unit and square to each other; in a turn onto the axes they hold only 0 and ±1, so nothing is rounded.
 */
export interface RigidPose {
  readonly rows: readonly [Vec3, Vec3, Vec3];
  readonly shift: Vec3;
  /** A mirror image: only for finding out that it is one. */
  readonly mirrored: boolean;
}

export const AS_IT_LIES: RigidPose = {
  rows: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  shift: [0, 0, 0],
  mirrored: false,
};

/** The part's direction in the reference's frame. */
export const turned = ({ rows }: RigidPose, d: Vec3): Vec3 => [
  dot(rows[0], d) + 0,
  dot(rows[1], d) + 0,
  dot(rows[2], d) + 0,
];

/** The part's point in the reference's frame. */
export function laid(pose: RigidPose, p: Vec3): Vec3 {
  const [x, y, z] = turned(pose, p);
  const [a, b, c] = pose.shift;
  return [x + a, y + b, z + c];
}

/** The reference's point in the part's own frame. */
export function unlaid({ rows, shift }: RigidPose, p: Vec3): Vec3 {
  return unturned({ rows }, subtract(p, shift));
}

/** The reference's direction in the part's own frame. */
export function unturned({ rows }: Pick<RigidPose, "rows">, d: Vec3): Vec3 {
  const one = (k: 0 | 1 | 2): number =>
    rows[0][k] * d[0] + rows[1][k] * d[1] + rows[2][k] * d[2] + 0;
  return [one(0), one(1), one(2)];
}

/** First `before`, then `after`. */
export function compose(after: RigidPose, before: RigidPose): RigidPose {
  const row = (k: 0 | 1 | 2): Vec3 => unturned(before, after.rows[k]);
  return {
    rows: [row(0), row(1), row(2)],
    shift: laid(after, before.shift),
    mirrored: after.mirrored !== before.mirrored,
  };
}
