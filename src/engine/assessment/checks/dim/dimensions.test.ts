import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../../../foundation/context.ts";
import { createKernel, type Kernel } from "../../../solid/kernel.ts";
import type { Solid } from "../../../solid/solid-types.ts";
import { assess } from "../../assess.ts";
import { build } from "../../recognition/fixtures/see.ts";
import type { Report } from "../../report-types.ts";
import { rubricSchema } from "../../rubric.ts";
import { JIG, JIG_RUBRIC, type Jig, jigGraph, type JigOptions } from "../fixtures/jig.ts";

let kernel: Kernel;
let reference: Solid;
const rubric = rubricSchema.parse(JIG_RUBRIC);

beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  reference = build(jigGraph(), kernel);
});

async function inspect(part: Solid): Promise<Report> {
  const result = await assess(
    { lesson: { id: "jig", rubric }, part, reference },
    kernel,
    quietCtx(),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const jig = (sizes: Partial<Jig> = {}, options: JigOptions = {}): Promise<Report> =>
  inspect(build(jigGraph(sizes, options), kernel));

const measured = (report: Report, id: string): number =>
  report.checks.find((check) => check.id === id)?.measured ?? Number.NaN;

const wrong = (report: Report): string[] =>
  report.checks.filter(({ verdict }) => verdict === "fail").map((c) => `${c.id} ${c.message}`);

type Size = readonly [key: keyof Jig, id: string, tolerance: number];

/** Each size with its check and its tolerance. */
const SIZES: readonly Size[] = [
  ["length", "length", 0.1],
  ["width", "width", 0.1],
  ["height", "height", 0.1],
  ["angle", "angle", 0.5],
  ["corner", "corner", 0.1],
  ["chamfer", "chamfer", 0.1],
  ["slotWidth", "slot-width", 0.1],
  ["slotLength", "slot-length", 0.1],
  ["slotY", "slot-y", 0.1],
  ["blindDiameter", "blind-diameter", 0.1],
  ["blindDepth", "blind-depth", 0.1],
  ["blindX", "blind-x", 0.1],
  ["ring", "ring", 0.1],
  ["ring", "ring-pitch", 0.2],
  ["bossDiameter", "boss-diameter", 0.1],
  ["bossHeight", "boss-height", 0.1],
  ["apart", "apart", 0.1],
];

/** Each check measures its size; six on a circle are as far apart as its radius is long. */
function expectMeasures(report: Report, sizes: Partial<Jig>): void {
  for (const [key, id] of SIZES) {
    const size = sizes[key] ?? JIG[key];
    const off = Math.abs(measured(report, id) - (id === "ring-pitch" ? size / 2 : size));
    // The legs of a chamfer come from its area.
    expect(off, id).toBeLessThan(id === "chamfer" ? 2e-3 : 2e-4);
  }
}

describe("every kind of dimension", () => {
  it("passes on the reference, and measures what was drawn", async () => {
    const report = await jig();
    expect(report.checks.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
    expectMeasures(report, {});
  });

  it("moves with its parameter, by as much, and stays right within the tolerance", async () => {
    const parts = SIZES.map(([key, , tolerance]) =>
      fc.double({ min: -0.45, max: 0.45, noNaN: true }).map((k) => [key, k * tolerance] as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.tuple(...parts), fc.integer({ min: 12, max: 32 }), async (offs, n) => {
        const sizes: Partial<Jig> = {};
        for (const [key, off] of offs) sizes[key] = JIG[key] + off;
        const report = await jig(sizes, { segments: 4 * n });
        expect(wrong(report)).toEqual([]);
        expectMeasures(report, sizes);
      }),
      { numRuns: 5, seed: 41 },
    );
  });

  it.each(SIZES)("%s out of tolerance fails %s", async (key, id, tolerance) => {
    // Up or down by turns, to be quick.
    const sign = id.length % 2 === 0 ? 1 : -1;
    const report = await jig({ [key]: JIG[key] + 1.3 * sign * tolerance });
    const failed = wrong(report).map((line) => line.split(" ")[0]);
    expect(failed).toContain(id);
    expect(report.verdict).toBe("fail");
  });
});

describe("what is there", () => {
  it("a hole too few: the count, the pattern, and nothing that is measured without it", async () => {
    const report = await jig({}, { ringLess: true });
    expect(wrong(report).slice(0, 2)).toEqual([
      "holes check.hole-count.too-few",
      "even check.pattern.too-few",
    ]);
    expect(report.checks.find(({ id }) => id === "ring")?.verdict).toBe("not-assessed");
  });

  it("a hole of the ring off by 0.3 is uneven, and off the pitch circle by twice as much", async () => {
    const report = await jig({}, { ringOff: 0.3 });
    expect(wrong(report)).toContain("even check.pattern.uneven");
    expect(measured(report, "ring")).toBeGreaterThan(20.3);
  });

  it("a round corner that leaves edges is not tangent", async () => {
    expect(wrong(await jig({}, { sharp: 2 }))).toContain("smooth check.tangent.edge");
  });

  it("a lump is one face that the drawing doesn't show, or more", async () => {
    const report = await jig({}, { lump: true });
    expect(wrong(report)[0]).toBe("nothing-extra check.extra.found");
    expect(report.checks[0]?.anchor?.[2]).toBeGreaterThan(16);
    expect(report.checks[0]?.places.length).toBeGreaterThan(0);
  });
});

describe("what no dimension names", () => {
  it("a hole that leans by 1.5° fails by its direction", async () => {
    const report = await jig({}, { lean: 1.5 });
    expect(wrong(report)).toContain("form check.form.leans");
    // Its ends are 8 mm from its middle: 0.21 to the side, of which the spacing sees the most.
    expect(wrong(report).join()).toMatch(/ring-pitch check\.pitch\.too-(near|far)/);
    expect(report.verdict).toBe("fail");
  });
});

describe("how the part lies and is meshed", () => {
  it("changes no verdict and no measure", async () => {
    const sizes = { slotWidth: 8.3, blindX: 20.05 };
    const before = await jig(sizes);
    expect(wrong(before)).toEqual(["slot-width check.size.above"]);
    const turns = [
      [0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 5, -7, 100, 1],
      [-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 0.1, 0.2, 0.3, 1],
    ];
    for (const matrix of turns) {
      const after = await jig(sizes, { matrix });
      expect(after.checks.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(
        before.checks.map(({ id, verdict }) => `${id} ${verdict}`),
      );
      for (const { id, measured: value } of before.checks)
        if (value !== undefined) expect(measured(after, id)).toBeCloseTo(value, 3);
    }
  });
});
