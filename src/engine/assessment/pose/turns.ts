import type { Vec3 } from "../../geometry/mesh.ts";
import type { Reach } from "../inspection/reach.ts";
import { compose, laid, type RigidPose } from "../inspection/rigid-pose.ts";

/** How many there are. */
export const ALL_TURNS = 24;

const ORDERS = [
  [0, 1, 2],
  [1, 2, 0],
  [2, 0, 1],
  [1, 0, 2],
  [0, 2, 1],
  [2, 1, 0],
] as const;

/** The 24 turns onto the axes, "as modelled" first; with `mirrored` the 24 that mirror. */
function turnsOf(mirrored: boolean): readonly RigidPose[] {
  const all: RigidPose[] = [];
  ORDERS.forEach((order, place) => {
    for (let bits = 0; bits < 8; bits++) {
      const signs: Vec3 = [bits & 1 ? -1 : 1, bits & 2 ? -1 : 1, bits & 4 ? -1 : 1];
      const odd = place > 2 ? -1 : 1;
      if (signs[0] * signs[1] * signs[2] * odd < 0 !== mirrored) continue;
      const row = (i: 0 | 1 | 2): Vec3 => {
        const [x, y, z] = [0, 1, 2].map((k) => (k === order[i] ? signs[i] : 0));
        return [x ?? 0, y ?? 0, z ?? 0];
      };
      all.push({ rows: [row(0), row(1), row(2)], shift: [0, 0, 0], mirrored });
    }
  });
  return all;
}

/** The pose with the shift that lays the part's lowest corner on the reference's. */
export function cornerOnCorner(pose: RigidPose, part: Reach, reference: Reach): RigidPose {
  const [a, b, c] = pose.shift;
  const add = (k: 0 | 1 | 2): number => reference.min[k] - part.min[k];
  return { ...pose, shift: [a + add(0), b + add(1), c + add(2)] };
}

/** The reach of a part that is turned onto the axes. */
function turnedReach({ min, max }: Reach, turn: RigidPose): Reach {
  const [a, b] = [laid(turn, min), laid(turn, max)];
  return {
    min: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.min(a[2], b[2])],
    max: [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.max(a[2], b[2])],
  };
}

/** Sizes may be off by this part of the largest, and this much, mm, all together. */
const SIZE_PART = 0.15;
const SIZE_SLACK = 1;

/**
 * The turns of a part that is first laid as `lies` says (there it reaches as `part` says), its lowest corner
 * on the reference's: those in which the overall sizes agree about as well as they can, and the unturned
 * one always. The place in the list of all turns stays with them.
 */
export function likelyTurns(
  lies: RigidPose,
  part: Reach,
  reference: Reach,
  mirrored: boolean,
): readonly { readonly pose: RigidPose; readonly index: number }[] {
  const sizes = ({ min, max }: Reach): readonly number[] =>
    [0, 1, 2].map((k) => (max[k] ?? 0) - (min[k] ?? 0));
  const meant = sizes(reference);
  const all = turnsOf(mirrored).map((turn, index) => {
    const turned = turnedReach(part, turn);
    const off = sizes(turned).reduce((sum, size, k) => sum + Math.abs(size - (meant[k] ?? 0)), 0);
    return { pose: cornerOnCorner(compose(turn, lies), turned, reference), index, off };
  });
  const least = Math.min(...all.map(({ off }) => off));
  const most = least + SIZE_PART * Math.max(...meant) + SIZE_SLACK;
  return all.filter(({ off, index }) => index === 0 || off <= most);
}
