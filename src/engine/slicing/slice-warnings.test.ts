import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Problem } from "../foundation/problem.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "./clipper.ts";
import { depthInside } from "./bed/hull-outline.ts";
import { joinShares } from "./join-shares.ts";
import { joinOnBed, layOnBed } from "./lay-on-bed.ts";
import { createSlicer } from "./slicer.ts";
import { box, prism, together } from "./test-parts.ts";
import { NO_TURN } from "./turn.ts";

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

type Set = NonNullable<ProfileRequest["set"]>;

/** The warnings of a part whose middle lies on the bed's (125, 105), by the number of shares. */
function warned(mesh: Mesh, set: Set = {}, of = 1): readonly Problem[] {
  const profile = resolveProfile({ set });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const slicer = createSlicer(clipper);
  const shares = Array.from({ length: of }, (_, index) => {
    const share = { index, of };
    const made = slicer.slice({ mesh, profile: profile.value, share }, quietCtx());
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    return made.value;
  });
  return joinShares(shares).problems;
}
const codes = (mesh: Mesh, set: Set = {}): string[] => warned(mesh, set).map(({ code }) => code);
const layerOf = ({ place }: Problem) => (place?.kind === "layer" ? place : undefined);
const only = (mesh: Mesh, code: string, set: Set = {}): Problem => {
  const found = warned(mesh, set).filter((each) => each.code === code);
  expect(found).toHaveLength(1);
  return found[0]!;
};

/** A bar from one rectangle to another (x0, x1), 10 deep, that leans between two heights. */
function leaning(low: readonly [number, number], high: readonly [number, number], z: number): Mesh {
  const bar = box([low[0], 0, 0], [low[1], 10, z]);
  const positions = bar.positions.map((value, k) => {
    if (k % 3 !== 0 || bar.positions[k + 2]! < z) return value;
    return value === low[0] ? high[0] : high[1];
  });
  return { positions, triangles: bar.triangles };
}

const cube = box([0, 0, 0], [20, 20, 20]);
/** A stem of 10 × 10 with a head of 30 × 10 from 10 mm on. */
const head = together(box([0, 0, 0], [10, 10, 10]), box([-10, 0, 10], [20, 10, 14]));
const gate = (wide: number): Mesh =>
  together(
    box([0, 0, 0], [5, 10, 8]),
    box([5 + wide, 0, 0], [10 + wide, 10, 8]),
    box([0, 0, 8], [10 + wide, 10, 12]),
  );

describe("warnings of the slicer", () => {
  it("has none for a cube, and none for a slope at the angle itself", () => {
    expect(codes(cube)).toEqual([]);
    expect(codes(leaning([0, 20], [-10, 30], 10))).toEqual([]);
  });

  it("shows where a part hangs over nothing, and how much of it, unless support is on", () => {
    const found = only(head, "slicing.overhang");
    expect(found.params["angle"]).toBe(45);
    expect(Number(found.params["area"])).toBeGreaterThan(180);
    expect(Number(found.params["area"])).toBeLessThanOrEqual(200);
    const place = layerOf(found)!;
    // Layer 51 is the first of the head; the place lies beside the stem.
    expect(place.index).toBe(50);
    expect(Math.abs(place.at![0] - 125)).toBeGreaterThan(5);
    expect(codes(head, { support: true })).not.toContain("slicing.overhang");
  });

  it("finds a slope that leans over farther than the angle", () => {
    expect(codes(leaning([0, 20], [-14, 34], 10))).toEqual(["slicing.overhang"]);
    expect(codes(leaning([0, 20], [-14, 34], 10), { support_angle: 60 })).toEqual([]);
  });

  it("measures a bridge that is too long, and lets a short one be", () => {
    const { params } = only(gate(30), "slicing.long-bridge");
    expect(params).toEqual({ span: 30, most: 10 });
    expect(codes(gate(8))).toEqual([]);
    expect(codes(gate(30), { support_max_bridge: 40 })).toEqual([]);
    expect(codes(gate(30))).toEqual(["slicing.long-bridge"]);
  });

  it("points at a fin that no line fits in, on a part that is printed otherwise", () => {
    const fin = together(box([0, 0, 0], [20, 20, 6]), box([20, 9.96, 0], [40, 10.04, 6]));
    const found = only(fin, "slicing.thin-lost");
    const [x, y] = layerOf(found)!.at!;
    expect(x).toBeGreaterThan(125);
    expect(Math.abs(y - 105)).toBeLessThan(0.1);
    expect(codes(together(box([0, 0, 0], [20, 20, 6]), box([20, 9.8, 0], [40, 10.2, 6])))).toEqual(
      [],
    );
  });

  it("tells when little of a part lies on the bed, and nothing of it where a brim holds it", () => {
    const cup = together(box([9, 9, 0], [11, 11, 1]), box([0, 0, 1], [20, 20, 8]));
    const { params, place } = only(cup, "slicing.little-contact");
    expect(params).toEqual({ area: 4, largest: 400 });
    expect(place).toMatchObject({ kind: "layer", index: 0 });
    expect(codes(cup, { brim_width: 5 })).not.toContain("slicing.little-contact");
  });

  it("tells when a part leans over its foot, by how far", () => {
    const arm = together(box([0, 0, 0], [5, 10, 10]), box([0, 0, 10], [45, 10, 20]));
    // Middle of mass: (500 · 2.5 + 4500 · 22.5) / 5000 = 20.5; the foot's walls end at 4.8.
    expect(only(arm, "slicing.tips-over").params["distance"]).toBe(16);
    expect(codes(cube)).not.toContain("slicing.tips-over");
  });

  it("tells when a part is tall on a narrow foot", () => {
    expect(codes(box([0, 0, 0], [5, 5, 60]))).toEqual(["slicing.tall-narrow"]);
    expect(codes(box([0, 0, 0], [20, 20, 60]))).toEqual([]);
    expect(codes(box([0, 0, 0], [5, 5, 60]), { brim_width: 5 })).toEqual([]);
  });

  it("looks at every object on the bed for itself", () => {
    const tower = box([0, 0, 0], [5, 5, 60]);
    const slab = box([0, 0, 0], [30, 30, 10]);
    const parts = [slab, tower].map((mesh, i) => ({
      name: `part-${i}`,
      mesh,
      turn: NO_TURN,
      copies: i + 1,
    }));
    const profile = resolveProfile({});
    if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
    const laid = layOnBed(parts, 5, profile.value);
    if (!laid.ok) throw new Error(JSON.stringify(laid.problems));
    const { objects } = laid.value;
    const mesh = joinOnBed(laid.value);
    const made = createSlicer(clipper).slice({ mesh, profile: profile.value, objects }, quietCtx());
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const { problems } = joinShares([made.value]);
    expect(problems.map(({ code }) => code)).toEqual(["slicing.tall-narrow"]);
    const [x, y] = layerOf(problems[0]!)!.at!;
    const ring = objects.find(({ outline }) => depthInside(Array.from(outline), x, y) > 0);
    expect(ring?.name).toMatch(/part-1/);
    // As one heap it would stand well.
    expect(codes(mesh)).toEqual([]);
  });

  it("says the same for any number of shares", () => {
    for (const part of [head, gate(30), leaning([0, 20], [-14, 34], 30)])
      for (const of of [2, 3]) expect(warned(part, {}, of)).toEqual(warned(part));
  });

  it("names a raft's layers in its places", () => {
    const plain = layerOf(only(head, "slicing.overhang"))!;
    const raised = layerOf(only(head, "slicing.overhang", { raft_layers: 3 }))!;
    expect(raised.index).toBe(plain.index + 3);
  });

  it("finds the same however the part is turned about", () => {
    // Whole thousandths, so that all directions are as likely: they are not among all numbers.
    const angles = fc.integer({ min: 0, max: 6283 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(angles, (angle) => {
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const turned = (part: Mesh): Mesh => {
          const positions = part.positions.slice();
          for (let k = 0; k < positions.length; k += 3) {
            const [x, y] = [part.positions[k]!, part.positions[k + 1]!];
            positions[k] = c * x - s * y;
            positions[k + 1] = s * x + c * y;
          }
          return { positions, triangles: part.triangles };
        };
        expect(codes(turned(gate(30)))).toEqual(["slicing.long-bridge"]);
        expect(codes(turned(head))).toEqual(["slicing.overhang"]);
        expect(
          codes(
            turned(
              prism(
                [
                  [0, 0],
                  [20, 0],
                  [20, 20],
                  [0, 20],
                ],
                0,
                10,
              ),
            ),
          ),
        ).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
