import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "./clipper.ts";
import { joinShares } from "./join-shares.ts";
import type { Plan } from "./plan.ts";
import { createSlicer, type Slicer } from "./slicer.ts";
import { box, prism, together } from "./test-parts.ts";

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

type Set = NonNullable<ProfileRequest["set"]>;

/** A foot, a stem and a wide head that hangs over it: every step has something to do. */
const mushroom = together(
  box([0, 0, 0], [20, 20, 4]),
  box([7, 7, 4], [13, 13, 14]),
  box([0, 0, 14], [20, 20, 20]),
);

const disc = (radius: number, z: number): Mesh =>
  prism(
    Array.from({ length: 48 }, (_, k) => [
      radius * Math.cos((Math.PI * k) / 24),
      radius * Math.sin((Math.PI * k) / 24),
    ]),
    z,
    z + 0.2,
  );

function plan(slicer: Slicer, mesh: Mesh, set: Set = {}, of = 1): Plan {
  const profile = resolveProfile({ set });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const shares = Array.from({ length: of }, (_, index) => {
    const share = { index, of };
    const made = slicer.slice({ mesh, profile: profile.value, share }, quietCtx());
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    return made.value;
  });
  const whole = joinShares(shares.reverse());
  if (!whole.ok) throw new Error(JSON.stringify(whole.problems));
  return whole.value;
}

describe("shares of the layers", () => {
  const variants: readonly (readonly [number, Set])[] = [
    [2, { support: true }],
    [3, {}],
    [2, { raft_layers: 4, support: true, support_on_bed_only: true }],
    [5, { vertical_shell_thickness: true, top_thickness: 1.5 }],
    [4, { adaptive_layers: true, seam: "aligned", avoid_crossing_walls: true }],
    [40, { support: true, overhang_speed_100: 10, wall_order: "outer-first" }],
  ];
  it.each(variants)("give the same toolpaths when there are %i of them, with %o", (of, set) => {
    const one = plan(createSlicer(clipper), mushroom, set);
    const many = plan(createSlicer(clipper), mushroom, set, of);
    expect(many.layers).toEqual(one.layers);
    for (const [i, volume] of many.volumes.entries())
      expect(volume).toBeCloseTo(one.volumes[i]!, 6);
  });
});

it("gives the same toolpaths for shares of a slope with its walls seen from above", () => {
  const set = { one_wall_on_top: true, vertical_shell_thickness: true, wall_count: 4 };
  const cone = together(...Array.from({ length: 40 }, (_, k) => disc(12 - 0.2 * k, 0.2 * k)));
  const one = plan(createSlicer(clipper), cone, set);
  expect(plan(createSlicer(clipper), cone, set, 3).layers).toEqual(one.layers);
});

describe("a slicer that has sliced before", () => {
  const changes: readonly Set[] = [
    { infill_density: 0.4 },
    { infill_density: 1 },
    { wall_count: 3 },
    { top_layers: 0 },
    { bottom_layers: 7 },
    { layer_height: 0.25 },
    { line_width: 0.5 },
    { support: true },
    { top_thickness: 2, bottom_thickness: 0.1 },
    { vertical_shell_thickness: true },
    { adaptive_layers: true },
    { seam: "random" },
    { raft_layers: 2 },
    { infill_pattern: "gyroid" },
    { infill_pattern: "honeycomb", bridge_over_infill: true },
    { ironing: true, skin_pattern: "concentric" },
    { overhang_speed_50: 15 },
    { skirt_loops: 3, brim_width: 2 },
    { outer_wall_speed: 20 },
    {},
  ];

  it("answers each change as a fresh one does", () => {
    const warm = createSlicer(clipper);
    for (const set of changes)
      expect(plan(warm, mushroom, set)).toEqual(plan(createSlicer(clipper), mushroom, set));
  });

  it("knows another part of the same size from the last", () => {
    const warm = createSlicer(clipper);
    const other = together(box([0, 0, 0], [20, 20, 4]), box([7, 7, 4], [14, 13, 20]));
    plan(warm, mushroom);
    expect(plan(warm, other)).toEqual(plan(createSlicer(clipper), other));
  });

  it("goes on after it was stopped half-way", () => {
    const warm = createSlicer(clipper);
    const profile = resolveProfile({});
    if (!profile.ok) throw new Error("no profile");
    for (const stopAt of [1, 5, 12, 20]) {
      let asked = 0;
      const ctx = { ...quietCtx(), cancelled: () => ++asked > stopAt };
      const stopped = warm.slice({ mesh: mushroom, profile: profile.value }, ctx);
      expect(stopped.problems.map(({ code }) => code)).toEqual(["foundation.cancelled"]);
    }
    expect(plan(warm, mushroom)).toEqual(plan(createSlicer(clipper), mushroom));
  });
});
