import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import type { PrintProfile } from "../machines/profile-types.ts";
import { type ProfileRequest, resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "./clipper.ts";
import { joinShares } from "./join-shares.ts";
import { type BedPart, joinOnBed, layOnBed } from "./lay-on-bed.ts";
import type { Plan } from "./plan.ts";
import type { BedObject, SliceJob } from "./slice-job.ts";
import { createSlicer } from "./slicer.ts";
import { box, prism, squareWithHole } from "./test-parts.ts";
import { NO_TURN } from "./turn.ts";

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

type Set = NonNullable<ProfileRequest["set"]>;
const profileOf = (set: Set = {}): PrintProfile => {
  const profile = resolveProfile({ set: { skirt_loops: 0, ...set } });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  return profile.value;
};
const part = (mesh: Mesh, copies = 1, more: Partial<BedPart> = {}): BedPart => ({
  name: "part",
  mesh,
  turn: NO_TURN,
  copies,
  ...more,
});
const BED = { width: 250, depth: 210 };

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
function boxOf({ outline }: BedObject): Box {
  const xs = [...outline].filter((_, i) => i % 2 === 0);
  const ys = [...outline].filter((_, i) => i % 2 === 1);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}
const apart = (a: Box, b: Box): number =>
  Math.max(a.x0 - b.x1, b.x0 - a.x1, a.y0 - b.y1, b.y0 - a.y1);

/** A convex footprint of some corners on an ellipse. */
const plate = fc
  .tuple(
    fc.integer({ min: 3, max: 12 }),
    fc.double({ min: 2, max: 45, noNaN: true }),
    fc.double({ min: 2, max: 45, noNaN: true }),
    fc.double({ min: -50, max: 50, noNaN: true }),
  )
  .map(([n, rx, ry, off]) =>
    prism(
      Array.from({ length: n }, (_, k) => [
        off + rx * Math.cos((2 * Math.PI * k) / n),
        ry * Math.sin((2 * Math.PI * k) / n),
      ]),
      off,
      off + 2,
    ),
  );

describe("several objects on the bed", () => {
  it("never overlap, keep their gap and stay on the bed, whatever their outlines", () => {
    const parts = fc.array(fc.tuple(plate, fc.integer({ min: 1, max: 4 })), {
      minLength: 1,
      maxLength: 8,
    });
    const gaps = fc.double({ min: 0, max: 12, noNaN: true });
    let placed = 0;
    fc.assert(
      fc.property(parts, gaps, fc.double({ min: 0, max: 6, noNaN: true }), (list, gap, brim) => {
        const profile = profileOf({ brim_width: brim, brim_gap: 0, skirt_loops: 1 });
        const given = list.map(([mesh, copies]) => part(mesh, copies));
        const laid = layOnBed(given, gap, profile);
        const count = given.reduce((sum, { copies }) => sum + copies, 0);
        if (!laid.ok) {
          const [told] = laid.problems;
          expect(told?.code).toBe("slicing.bed-full");
          expect(told?.params["count"]).toBe(count);
          expect(told?.params["fit"]).toBeLessThan(count);
          return;
        }
        placed++;
        const boxes = laid.value.objects.map(boxOf);
        expect(boxes).toHaveLength(count);
        for (const [i, one] of boxes.entries()) {
          if (count > 1) {
            expect(one.x0).toBeGreaterThan(brim - 1e-6);
            expect(one.y0).toBeGreaterThan(brim - 1e-6);
            expect(one.x1).toBeLessThan(BED.width - brim + 1e-6);
            expect(one.y1).toBeLessThan(BED.depth - brim + 1e-6);
          }
          for (const other of boxes.slice(i + 1))
            expect(apart(one, other)).toBeGreaterThan(gap + 2 * brim - 1e-5);
        }
        if (count === 1) return;
        const { positions } = joinOnBed(laid.value);
        let low = Infinity;
        for (let i = 2; i < positions.length; i += 3) low = Math.min(low, positions[i]!);
        expect(low).toBeCloseTo(0, 9);
        expect(new globalThis.Set(laid.value.objects.map(({ name }) => name)).size).toBe(count);
        expect(layOnBed(given, gap, profile)).toEqual(laid);
      }),
      { numRuns: 120 },
    );
    expect(placed).toBeGreaterThan(20);
  });

  it("come in rows, as many as a grid holds, and it is told how many fit", () => {
    const cube = box([0, 0, 0], [40, 30, 5]);
    // 5 columns of 40 with 5 between are 220 wide, 6 rows of 30 are 205 deep.
    const full = layOnBed([part(cube, 30)], 5, profileOf());
    expect(full.ok && full.value.objects.length).toBe(30);
    const more = layOnBed([part(cube, 31)], 5, profileOf());
    expect(more.problems).toMatchObject([
      { code: "slicing.bed-full", params: { count: 31, fit: 30, bed_width: 250, bed_depth: 210 } },
    ]);
  });

  it("lie round the middle of the bed", () => {
    const laid = layOnBed([part(box([3, 9, 0], [23, 19, 5]), 3)], 4, profileOf());
    if (!laid.ok) throw new Error("no place");
    const boxes = laid.value.objects.map(boxOf);
    const ends = (low: keyof Box, high: keyof Box): number =>
      Math.min(...boxes.map((b) => b[low])) + Math.max(...boxes.map((b) => b[high]));
    expect(ends("x0", "x1") / 2).toBeCloseTo(125, 6);
    expect(ends("y0", "y1") / 2).toBeCloseTo(105, 6);
  });

  it("leave room for the skirt if there is any, and else for the parts alone", () => {
    const wide = box([0, 0, 0], [118, 20, 5]);
    const profile = profileOf({ skirt_loops: 2, skirt_distance: 8 });
    const rows = layOnBed([part(wide, 2)], 5, profile);
    expect(rows.ok && boxOf(rows.value.objects[0]!).x0).toBeCloseTo(66, 6);
    expect(layOnBed([part(box([0, 0, 0], [122, 100, 5]), 4)], 5, profile).ok).toBe(true);
  });

  it("are refused where numbers or memory end", () => {
    const cube = box([0, 0, 0], [1, 1, 1]);
    const codes = (parts: BedPart[]) => layOnBed(parts, 1, profileOf()).problems.map((p) => p.code);
    for (const copies of [0, 1.5, 101, NaN, -1])
      expect(codes([part(cube, copies)])).toEqual(["slicing.bed-copies"]);
    const heavy = { ...cube, triangles: new Uint32Array(3 * 500_000) };
    expect(codes([part(heavy, 20)])).toEqual(["slicing.bed-heavy"]);
    expect(codes([part({ ...cube, positions: cube.positions.with(0, NaN) }, 2)])).toEqual([
      "slicing.bad-mesh",
    ]);
    expect(codes([part({ ...cube, triangles: new Uint32Array() }, 2)])).toEqual([
      "slicing.nothing-to-print",
    ]);
  });

  it("are told apart by names that firmwares take", () => {
    const cube = box([0, 0, 0], [9, 9, 1]);
    const laid = layOnBed(
      [part(cube, 2, { name: "peça 1.stl" }), part(cube, 1, { name: "peça 1.3mf" }), part(cube, 1)],
      2,
      profileOf(),
    );
    expect(laid.ok && laid.value.objects.map(({ name }) => name)).toEqual([
      "peca_1_1",
      "peca_1_2",
      "peca_1",
      "part",
    ]);
  });
});

describe("slicing what lies on the bed", () => {
  function plan(mesh: Mesh, profile: PrintProfile, of = 1): Plan {
    const slicer = createSlicer(clipper);
    const shares = Array.from({ length: of }, (_, index) => {
      const job: SliceJob = { mesh, profile, share: { index, of } };
      const made = slicer.slice(job, quietCtx());
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      return made.value;
    });
    const whole = joinShares(shares);
    if (!whole.ok) throw new Error(JSON.stringify(whole.problems));
    return whole.value;
  }
  const total = ({ volumes }: Plan): number => volumes.reduce((sum, v) => sum + v, 0);

  it("is the same as before for one part as it comes, down to its arrays", () => {
    const mesh = squareWithHole(20, 8, 3, 32);
    const laid = layOnBed([part(mesh)], 5, profileOf());
    expect(laid.ok && joinOnBed(laid.value)).toBe(mesh);
    expect(laid.ok && boxOf(laid.value.objects[0]!).x0).toBeCloseTo(115, 6);
  });

  it.each([2, 5])("takes %i times the filament of one", (copies) => {
    // Lines of infill begin anywhere in a part: the part is large enough for that not to matter.
    const mesh = squareWithHole(60, 20, 3, 32);
    const sets: Set[] = [{}, { brim_width: 3 }, { infill_pattern: "gyroid" }];
    for (const set of sets) {
      const profile = profileOf(set);
      const laid = layOnBed([part(mesh, copies)], 5, profile);
      if (!laid.ok) throw new Error("no place");
      const many = total(plan(joinOnBed(laid.value), profile));
      expect(many / (copies * total(plan(mesh, profile)))).toBeGreaterThan(0.995);
      expect(many / (copies * total(plan(mesh, profile)))).toBeLessThan(1.005);
    }
  });

  it("gives the same plan for any number of shares", () => {
    const profile = profileOf({ support: true });
    const parts = [part(squareWithHole(20, 8, 3, 32), 3), part(box([0, 0, 0], [9, 30, 6]), 2)];
    const laid = layOnBed(parts, 3, profile);
    if (!laid.ok) throw new Error("no place");
    const mesh = joinOnBed(laid.value);
    const one = plan(mesh, profile);
    expect(plan(mesh, profile, 3).layers).toEqual(one.layers);
    // Each path lies in the rectangle of one object.
    const boxes = laid.value.objects.map(boxOf);
    for (const { points } of one.layers)
      for (let i = 0; i < points.length; i += 2) {
        const [x, y] = [points[i]!, points[i + 1]!];
        const inside = boxes.filter(({ x0, y0, x1, y1 }) => x > x0 && x < x1 && y > y0 && y < y1);
        expect(inside).toHaveLength(1);
      }
  });
});
