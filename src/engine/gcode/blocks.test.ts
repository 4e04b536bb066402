import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { BLOCK } from "../slicing/block.ts";
import { createClipper } from "../slicing/clipper.ts";
import { slice } from "../slicing/slice.ts";
import { box, together } from "../slicing/test-parts.ts";
import type { Motion } from "./gcode-types.ts";
import { writeGcode } from "./write.ts";

const clipper = await createClipper({});

type Asked = NonNullable<ProfileRequest["set"]>;

function motionOf(mesh: Mesh, set: Asked): Motion {
  const profile = resolveProfile({ set: { skirt_loops: 0, retraction_length: 0.7, ...set } });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const plan = slice(mesh, profile.value, clipper, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const file = writeGcode(plan.value, profile.value, quietCtx());
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.value.motion;
}

const HEIGHT = 2.5 * BLOCK * 0.2;
const cube = box([0, 0, 0], [20, 20, HEIGHT]);
const towers = together(box([0, 0, 0], [10, 10, HEIGHT]), box([40, 0, 0], [50, 10, HEIGHT]));

/** Indices of the moves of layers for which `wanted` holds. */
const moves = (motion: Motion, wanted: (i: number) => boolean): number[] =>
  [...motion.layer.keys()].filter((i) => motion.layer[i]! >= 0 && wanted(i));

describe("blocks of layers", () => {
  it.each<Asked>([{}, { relative_extrusion: false }, { wipe_length: 1, z_hop: 0.4 }])(
    "follow on each other without a retraction, and the last move pulls back (%o)",
    (set) => {
      const motion = motionOf(cube, set);
      const pulled = moves(motion, (i) => motion.extrude[i]! < 0);
      const laid = moves(motion, (i) => motion.extrude[i]! > 0);
      const { to } = motion;
      const stands = (i: number): boolean =>
        to[3 * i] === to[3 * i - 3] && to[3 * i + 1] === to[3 * i - 2];
      expect(laid.filter(stands)).toHaveLength(1);
      expect(motion.unknown).toEqual([]);
      expect(pulled).toHaveLength(1);
      expect(pulled[0]!).toBeGreaterThan(laid.at(-1)!);
      expect(motion.extrude[pulled[0]!]!).toBeCloseTo(-0.7, 5);
    },
  );
  it("lift the nozzle between towers, at a block's first layer as at any other", () => {
    const hop = 0.4;
    const motion = motionOf(towers, { z_hop: hop, combing: false });
    const { to, extrude, layer, layerZ } = motion;
    expect(motion.unknown).toEqual([]);
    // Nothing dips into what lies below, on the way up to a block's first layer either.
    for (const i of moves(motion, (k) => layer[k]! > 0))
      expect(to[3 * i + 2]!).toBeGreaterThan(layerZ[layer[i]! - 1]! - 1e-6);
    const far = moves(
      motion,
      (i) => !(extrude[i]! > 0) && Math.abs(to[3 * i]! - to[3 * i - 3]!) > 20 && layer[i]! > 0,
    );
    // The last one leads to where the part is taken off.
    const between = far.filter((i) => i < moves(motion, (k) => extrude[k]! > 0).at(-1)!);
    expect(new Set(between.map((i) => layer[i]!)).size).toBeGreaterThan(2 * BLOCK);
    for (const i of between) expect(to[3 * i + 2]!).toBeCloseTo(layerZ[layer[i]!]! + hop, 6);
  });
});
