import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../../../foundation/context.ts";
import { createKernel, type Kernel } from "../../../solid/kernel.ts";
import type { Solid } from "../../../solid/solid-types.ts";
import { assess } from "../../assess.ts";
import { PartBuilder } from "../../recognition/fixtures/parts.ts";
import { build } from "../../recognition/fixtures/see.ts";
import type { CheckResult } from "../../report-types.ts";
import { rubricSchema } from "../../rubric.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

const made = (make: (b: PartBuilder) => number): Solid => {
  const b = new PartBuilder();
  return build(b.graph(make(b)), kernel);
};

/** One check of a part against a reference. */
async function checked(
  part: Solid,
  check: object,
  reference = part,
  rubric: object = {},
): Promise<CheckResult> {
  const parsed = rubricSchema.parse({
    pose: "declared",
    checks: [{ id: "one", ...check }],
    print: { printers: ["any"] },
    ...rubric,
  });
  const input = { lesson: { id: "part", rubric: parsed }, part, reference };
  const report = await assess(input, kernel, quietCtx());
  if (!report.ok) throw new Error(JSON.stringify(report.problems));
  const found = report.value.checks.find(({ id }) => id === "one");
  if (!found) throw new Error("no such check");
  return found;
}

interface Body {
  readonly name: string;
  readonly make: (b: PartBuilder, segments: number) => number;
  readonly volume: number;
  readonly area: number;
  readonly centre: readonly [number, number, number];
}

const PI = Math.PI;
/** Bodies whose measures are known by formula, none of them about zero. */
const BODIES: readonly Body[] = [
  {
    name: "box",
    make: (b) => b.box([40, 30, 20], [25, 5, 12]),
    volume: 24_000,
    area: 5200,
    centre: [25, 5, 12],
  },
  {
    name: "cylinder",
    make: (b, n) => b.round(10, 10, 30, [3, 4, 5], n),
    volume: 3000 * PI,
    area: 800 * PI,
    centre: [3, 4, 20],
  },
  {
    name: "frustum",
    make: (b, n) => b.round(12, 6, 24, [0, 0, 1], n),
    volume: 2016 * PI,
    area: PI * (144 + 36 + 18 * Math.sqrt(36 + 576)),
    centre: [0, 0, 1 + (24 * (144 + 2 * 72 + 3 * 36)) / (4 * (144 + 72 + 36))],
  },
  {
    name: "ball",
    make: (b, n) => b.ball(12, [7, -3, 2], n),
    volume: 2304 * PI,
    area: 576 * PI,
    centre: [7, -3, 2],
  },
  {
    name: "tube",
    make: (b, n) => b.cut(b.round(15, 15, 20, [0, 0, 0], n), b.round(9, 9, 30, [0, 0, -5], n)),
    volume: 2880 * PI,
    area: 1248 * PI,
    centre: [0, 0, 10],
  },
];

describe("measures of the whole body", () => {
  it.each(BODIES)("$name: as the formula says, in however many segments", async (body) => {
    for (const segments of [24, 64]) {
      const solid = made((b) => body.make(b, segments));
      for (const of of ["volume", "area"] as const) {
        const { measured = 0, uncertainty } = await checked(solid, {
          kind: `solid.${of}`,
          within: 0.02,
        });
        const off = Math.abs(measured - body[of]);
        // Within its own uncertainty, which is small besides.
        expect(off, `${of}, ${segments} segments`).toBeLessThanOrEqual(uncertainty + 1e-6);
        expect(uncertainty).toBeLessThan(0.004 * body[of]);
      }
    }
  });

  it.each(BODIES)("$name: its centre is found to a hundredth", async (body) => {
    const [x, y, z] = body.centre;
    const there = made((b) => b.box([2, 2, 2], [x, y, z]));
    const apart = made((b) => b.box([2, 2, 2], [x + 3, y, z]));
    const solid = made((b) => body.make(b, 40));
    const check = { kind: "solid.centroid", max: 0.1 };
    const [right, wrong] = [await checked(solid, check, there), await checked(solid, check, apart)];
    expect(right.verdict).toBe("pass");
    expect(right.measured).toBeLessThan(0.01);
    expect(wrong).toMatchObject({ verdict: "fail", message: "check.centroid.off" });
    expect(wrong.params).toMatchObject({ axis: "x", side: "less" });
    expect(Math.abs((wrong.measured ?? 0) - 3)).toBeLessThan(0.01);
  });

  it("the same part in coarse and in fine chords agrees to a thousandth", async () => {
    const [coarse, fine] = [20, 128].map((n) => made((b) => b.round(10, 10, 30, [3, 4, 5], n)));
    for (const of of ["volume", "area"]) {
      const check = { kind: `solid.${of}`, within: 0.001 };
      const { verdict } = await checked(coarse as Solid, check, fine as Solid);
      expect(verdict, of).not.toBe("fail");
    }
  });

  it("mass: density times volume, in grams, light and heavy", async () => {
    const box = made((b) => b.box([20, 20, 25], [0, 0, 0]));
    const check = { kind: "solid.mass", density: 1.24, tolerance: "±0.1" };
    const right = await checked(box, { ...check, nominal: 12.4 });
    expect(right).toMatchObject({ verdict: "pass", message: "check.mass.pass", unit: "g" });
    expect(right.measured).toBeCloseTo(12.4, 3);
    const light = await checked(box, { ...check, nominal: 13 });
    expect(light).toMatchObject({ verdict: "fail", message: "check.mass.too-light" });
    expect(light.params).toMatchObject({ off: 0.6, nominal: 13, density: 1.24 });
    expect((await checked(box, { ...check, nominal: 12 })).message).toBe("check.mass.too-heavy");
  });

  it("a mass has no tolerance by a class for lengths", () => {
    for (const tolerance of ["general", "H7", "ISO 2768-m"]) {
      const check = { id: "m", kind: "solid.mass", density: 1.24, nominal: 12, tolerance };
      const print = { printers: ["any"] };
      const rubric = { pose: "declared", general: "ISO 2768-m", checks: [check], print };
      expect(rubricSchema.safeParse(rubric).success, tolerance).toBe(false);
    }
  });

  it("grows with the cube, wherever the part stands", async () => {
    const sizes = fc.tuple(...[1, 2, 3].map(() => fc.double({ min: 5, max: 60, noNaN: true })));
    const places = fc.double({ min: -500, max: 500, noNaN: true });
    await fc.assert(
      fc.asyncProperty(sizes, places, async (size, place) => {
        const [x, y, z] = size as [number, number, number];
        const solid = made((b) => b.box([x, y, z], [place, -place, place / 2]));
        const { measured = 0 } = await checked(solid, { kind: "solid.volume", within: 0.01 });
        expect(Math.abs(measured / (x * y * z) - 1)).toBeLessThan(1e-4);
      }),
      { numRuns: 5, seed: 4 },
    );
  });
});

describe("ways through and hollows", () => {
  const plate = (holes: number, deep = 20) =>
    made((b) => {
      const cuts = Array.from({ length: holes }, (_, i) =>
        b.round(3, 3, deep, [10 + 10 * i, 10, -1], 24),
      );
      return b.cut(b.box([60, 20, 8], [30, 10, 4]), ...cuts);
    });
  const hollow = (inside: number, ball = false) =>
    made((b) => {
      const shell = Array.from({ length: inside }, (_, i) =>
        b.box([6, 6, 6], [-20 + 20 * i, 0, 0]),
      );
      const cut = b.cut(b.box([60, 20, 20], [0, 0, 0]), ...shell);
      return ball ? b.unite(cut, b.ball(1, [-20, 0, 0], 16)) : cut;
    });

  it.each([0, 1, 4])("%i holes through", async (count) => {
    const { verdict, measured } = await checked(plate(count), { kind: "solid.genus", count });
    expect({ verdict, measured }).toEqual({ verdict: "pass", measured: count });
  });

  it("a blind hole is no way through; a turned ring is one", async () => {
    const blind = await checked(plate(2, 5), { kind: "solid.genus", count: 2 });
    expect(blind).toMatchObject({ verdict: "fail", message: "check.solid-genus.too-few" });
    expect(blind.params).toEqual({ measured: 0, nominal: 2, off: 2 });
    const ring = made((b) => b.cut(b.round(9, 9, 5, [0, 0, 0]), b.round(5, 5, 9, [0, 0, -2])));
    expect((await checked(ring, { kind: "solid.genus", count: 0 })).message).toBe(
      "check.solid-genus.too-many",
    );
  });

  it.each([
    [0, false],
    [1, false],
    [3, true],
  ])("%i hollows, a loose ball in one: %s", async (count, ball) => {
    const solid = hollow(count, ball);
    const { verdict, measured } = await checked(solid, { kind: "solid.voids", count });
    expect({ verdict, measured }).toEqual({ verdict: "pass", measured: count });
    const more = await checked(solid, { kind: "solid.voids", count: count + 1 });
    expect(more.message).toBe("check.solid-voids.too-few");
  });

  it("a hollow that opens outside is none", async () => {
    const open = made((b) => b.cut(b.box([20, 20, 20], [0, 0, 0]), b.box([6, 6, 30], [0, 0, 10])));
    expect((await checked(open, { kind: "solid.voids", count: 0 })).verdict).toBe("pass");
  });
});

describe("round sizes by pin and ring", () => {
  const features = {
    hole: { type: "hole", at: [0, 0, 5], axis: [0, 0, 1] },
    shaft: { type: "boss", at: [0, 0, 5], axis: [0, 0, 1] },
  };
  const bush = (n: number) =>
    made((b) => b.cut(b.round(15, 15, 10, [0, 0, 0], n), b.round(10, 10, 20, [0, 0, -5], n)));
  const measured = async (kind: string, of: string, mesh: object): Promise<number> => {
    const sized = { kind, of, nominal: kind === "dim.radius" ? 10 : 20, tolerance: "±20" };
    return (await checked(bush(32), sized, undefined, { features, ...mesh })).measured ?? 0;
  };

  it("a pin goes between the flats, a ring over the corners", async () => {
    const flats = 20 * Math.cos(PI / 32);
    const gauge = { mesh: { size: "gauge" } };
    expect(await measured("dim.diameter", "hole", {})).toBeCloseTo(20, 3);
    expect(await measured("dim.diameter", "hole", gauge)).toBeCloseTo(flats, 3);
    expect(await measured("dim.radius", "hole", gauge)).toBeCloseTo(flats / 2, 3);
    expect(await measured("dim.diameter", "shaft", gauge)).toBeCloseTo(30, 3);
  });

  it("a check may say its own, and a fit is taken by the pin too", async () => {
    const gauge = { features, mesh: { size: "gauge" } };
    const own = { kind: "dim.diameter", of: "hole", size: "intent", nominal: 20, tolerance: "±1" };
    expect((await checked(bush(32), own, undefined, gauge)).measured).toBeCloseTo(20, 3);
    const fit = { kind: "fit.pair", hole: "hole", shaft: "hole", nominal: 20, fit: "H7/g6" };
    const meant = await checked(bush(32), fit, undefined, { features });
    expect(meant.message).toBe("check.fit.shaft-too-big");
    const byPin = await checked(bush(32), fit, undefined, gauge);
    expect(byPin).toMatchObject({ message: "check.fit.hole-too-small", verdict: "fail" });
  });
});
