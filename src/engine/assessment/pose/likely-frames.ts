import type { Vec3 } from "../../geometry/mesh.ts";
import { dot } from "../features/vectors.ts";
import { AS_IT_LIES, compose, type RigidPose } from "../inspection/rigid-pose.ts";
import type { Recognition } from "../recognition-types.ts";
import { type Direction, directionsOf, frameOn, isAcross } from "./directions.ts";

/** Directions of the reference that are tried as the first and as the second of a pair. */
const FIRSTS = 4;
const SECONDS = 4;
/** Directions of the part that may answer one of the reference. */
const ANSWERS = 12;
/** Part of the weight, and of the length of a link, by which those that answer each other may differ. */
const WEIGHT = 0.5;
const LINK = 0.05;
/** Angles of pairs differ by no more than about 3°: the difference of their cosines. */
const ANGLE = 0.055;
/** Turns within about 3° of each other are one, laid on different faces: the sum of the rows' cosines. */
const SAME_TURN = 2.9973;
/** Turns tried at the most, ways to lay each on its faces, and how much less alike the last may be. */
const MOST_TURNS = 6;
const MOST_WAYS = 4;
const LESS = 0.1;
/** Rows as near as this are one way: about 0.01°, more than rounding turns a face. */
const EQUAL = 2e-4;

/**
 * The turns that lay a pair of the part's directions on a pair of the reference's that stand at the same
 * angle, the first exactly: those in which the part is most like the reference, most alike first. Which faces
 * a turn is laid on matters where an angle between them may differ a little: all are tried, none is averaged.
 * With `mirrored`, of the part's mirror image.
 */
export function likelyFrames(
  part: Recognition,
  reference: Recognition,
  mirrored: boolean,
  likeness: (rows: RigidPose["rows"]) => number,
): readonly { readonly pose: RigidPose; readonly like: number }[] {
  const image = mirrored ? IMAGE : AS_IT_LIES;
  const own = directionsOf(part).map((d): Direction => {
    const [x, y, z] = d.line;
    return mirrored ? { ...d, line: [-x, y, z] } : d;
  });
  const found = pairedTurns(own, directionsOf(reference))
    .map((rows) => compose({ ...AS_IT_LIES, rows }, image))
    .map((pose) => ({ pose, like: Math.round(likeness(pose.rows) * 1e6) / 1e6 }))
    .sort((a, b) => b.like - a.like);
  const turns: (typeof found)[] = [];
  for (const one of found) {
    const { pose, like } = one;
    if (like < (found[0]?.like ?? 0) - LESS) break;
    const ways = turns.find(([first]) => first && agree(first.pose, pose) > SAME_TURN);
    if (!ways) {
      if (turns.length < MOST_TURNS) turns.push([one]);
    } else if (ways.length < MOST_WAYS && ways.every((way) => !isSame(way.pose, pose)))
      ways.push(one);
  }
  return turns.flat();
}

const IMAGE: RigidPose = {
  rows: [
    [-1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  shift: [0, 0, 0],
  mirrored: true,
};

const agree = (a: RigidPose, b: RigidPose): number =>
  a.rows.reduce((sum, row, i) => sum + dot(row, b.rows[i] as Vec3), 0);

const isSame = (a: RigidPose, b: RigidPose): boolean =>
  a.rows.every((row, i) => row.every((x, k) => Math.abs(x - (b.rows[i]?.[k] ?? 0)) < EQUAL));

/** The turns of all pairs of directions that answer each other; each once, or nearly. */
function pairedTurns(own: readonly Direction[], meant: readonly Direction[]): RigidPose["rows"][] {
  const turns: RigidPose["rows"][] = [];
  const add = (made: RigidPose["rows"], asked: RigidPose["rows"]): void => {
    // Rows of the reference's frame as columns: back from its directions to its axes.
    const column = (k: 0 | 1 | 2): Vec3 => [asked[0][k], asked[1][k], asked[2][k]];
    const back: RigidPose = { ...AS_IT_LIES, rows: [column(0), column(1), column(2)] };
    const pose = compose(back, { ...AS_IT_LIES, rows: made });
    turns.push(pose.rows);
  };
  const answers = (to: Direction): Direction[] =>
    own
      .filter(
        (d) =>
          d.sort === to.sort &&
          Math.abs(d.weight - to.weight) <= WEIGHT * Math.max(d.weight, to.weight) &&
          Math.abs(d.far - to.far) <= LINK * to.far + LINK / 10,
      )
      .slice(0, ANSWERS);
  for (const first of meant.slice(0, FIRSTS)) {
    const seconds = meant.filter((d) => isAcross(first.line, d.line)).slice(0, SECONDS);
    for (const a of answers(first).flatMap(bothWays)) {
      if (seconds.length === 0) add(frameOn(a), frameOn(first.line));
      for (const second of seconds)
        for (const b of answers(second).flatMap(bothWays))
          if (isAcross(a, b) && Math.abs(dot(a, b) - dot(first.line, second.line)) < ANGLE)
            add(frameOn(a, b), frameOn(first.line, second.line));
    }
  }
  return turns;
}

const bothWays = ({ line, twoWay }: Direction): Vec3[] =>
  twoWay ? [line, [-line[0], -line[1], -line[2]]] : [line];
