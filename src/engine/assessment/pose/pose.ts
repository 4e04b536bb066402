import type { Vec3 } from "../../geometry/mesh.ts";
import type { Extents } from "../features/extents.ts";
import type { RoundFeature } from "../features/round-features.ts";
import { withoutSign } from "../features/vectors.ts";

type Index = 0 | 1 | 2;

/**
 * How the part is laid on the reference: reference coordinate i is `signs[i]` times the part's
 * coordinate `order[i]`, plus `shift[i]`. A signed permutation, so nothing is rounded by turning.
 */
export interface Pose {
  /** Place in the list of turns; 0 is "as modelled". */
  readonly index: number;
  readonly order: readonly [Index, Index, Index];
  readonly signs: Vec3;
  readonly mirrored: boolean;
  readonly shift: Vec3;
}

export const AS_MODELLED: Pose = {
  index: 0,
  order: [0, 1, 2],
  signs: [1, 1, 1],
  mirrored: false,
  shift: [0, 0, 0],
};

const ORDERS = [
  [0, 1, 2],
  [1, 2, 0],
  [2, 0, 1],
  [1, 0, 2],
  [0, 2, 1],
  [2, 1, 0],
] as const;

/** The 24 turns onto the axes, "as modelled" first, then the 24 that mirror. */
export const TURNS: readonly Pose[] = listTurns();

function listTurns(): Pose[] {
  const all: Omit<Pose, "index">[] = [];
  ORDERS.forEach((order, place) => {
    for (let bits = 0; bits < 8; bits++) {
      const signs: Vec3 = [bits & 1 ? -1 : 1, bits & 2 ? -1 : 1, bits & 4 ? -1 : 1];
      const odd = place > 2 ? -1 : 1;
      const mirrored = signs[0] * signs[1] * signs[2] * odd < 0;
      all.push({ order, signs, mirrored, shift: [0, 0, 0] });
    }
  });
  const sorted = [...all.filter((t) => !t.mirrored), ...all.filter((t) => t.mirrored)];
  return sorted.map((turn, index) => ({ ...turn, index }));
}

/** The turn with the shift that lays the part's lowest corner on the reference's. */
export function cornerOnCorner(turn: Pose, part: Extents, reference: Extents): Pose {
  const turned = poseExtents({ ...turn, shift: [0, 0, 0] }, part);
  const shift = (i: Index) => reference[i].min - turned[i].min;
  return { ...turn, shift: [shift(0), shift(1), shift(2)] };
}

export function toReference(pose: Pose, p: Vec3): Vec3 {
  const one = (i: Index) => pose.signs[i] * p[pose.order[i]] + pose.shift[i];
  return [one(0), one(1), one(2)];
}

export function turnToReference(pose: Pose, direction: Vec3): Vec3 {
  return toReference({ ...pose, shift: [0, 0, 0] }, direction);
}

export function toPart(pose: Pose, p: Vec3): Vec3 {
  const out: [number, number, number] = [0, 0, 0];
  for (const i of [0, 1, 2] as const) out[pose.order[i]] = pose.signs[i] * (p[i] - pose.shift[i]);
  return out;
}

export function turnToPart(pose: Pose, direction: Vec3): Vec3 {
  return toPart({ ...pose, shift: [0, 0, 0] }, direction);
}

export function poseExtents(pose: Pose, part: Extents): Extents {
  const one = (i: Index) => {
    const { min, max, uncertainty } = part[pose.order[i]];
    const sign = pose.signs[i];
    const [low, high] = sign > 0 ? [min, max] : [-max, -min];
    return { min: low + pose.shift[i], max: high + pose.shift[i], uncertainty };
  };
  return [one(0), one(1), one(2)];
}

/** A round feature in the reference's frame; its spans run along the new axis. */
export function poseRound(pose: Pose, round: RoundFeature): RoundFeature {
  const turned = turnToReference(pose, round.axis);
  const axis = withoutSign(turned);
  const same = axis === turned;
  const spans = same
    ? round.spans
    : round.spans.map(([low, high]) => [-high, -low] as const).reverse();
  return { ...round, axis, point: toReference(pose, round.point), spans };
}
