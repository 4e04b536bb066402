import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../../foundation/context.ts";
import { createKernel, type Kernel } from "../../solid/kernel.ts";
import { assess } from "../assess.ts";
import { proposePlan } from "../propose.ts";
import { loopOf, PartBuilder } from "../recognition/fixtures/parts.ts";
import { build } from "../recognition/fixtures/see.ts";
import type { Report } from "../report-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

type Maker = (b: PartBuilder, off: number) => number;

/** `off`: a size off its nominal, -1 to 1 of its tolerance. */
const PARTS: Readonly<Record<string, Maker>> = {
  // No two of its large faces are square to each other, but for those that say nothing of its slope.
  wedge: (b, off) => {
    const slope = Math.tan(((15 + off / 3) * Math.PI) / 180);
    const side = loopOf([0, 0], [{ to: [60, 0] }, { to: [60, 8] }, { to: [0, 8 + 60 * slope] }]);
    return b.cut(b.pulled([side], 30), b.round(4, 4, 32, [18, 9, -1], 48));
  },
  // Only where its holes are tells how it is turned about its axis.
  disc: (b, off) =>
    b.cut(
      b.round(25, 25, 8, [0, 0, 0], 96),
      b.round(6 + 0.1 * off, 6 + 0.1 * off, 10, [0, 0, -1], 48),
      b.round(2.5, 2.5, 10, [16, 0, -1], 32),
      b.round(3.5, 3.5, 10, [-4, 15, -1], 32),
    ),
  // One face leans over, and none of the rest is the largest by far.
  block: (b, off) =>
    b.cut(
      b.box([30, 28, 26 + 0.15 * off], [15, 14, 13 + 0.075 * off]),
      b.round(3, 3, 40, [8, 10, -5], 48),
      b.matrix(
        b.box([60, 60, 20], [30, 0, 10]),
        [1, 0, 0, 0, 0, 0.8, 0.6, 0, 0, -0.6, 0.8, 0, 0, 16, 20, 1],
      ),
    ),
};

type Matrix = readonly number[];

/** Column by column: turned about a unit axis, and moved. */
function turned([x, y, z, a]: readonly [number, number, number, number], by: number): Matrix {
  const size = Math.sqrt(x * x + y * y + z * z) || 1;
  const [u, v, w] = [x / size, y / size, z / size];
  const [c, s] = [Math.cos(a), Math.sin(a)];
  const t = 1 - c;
  return [
    [t * u * u + c, t * u * v + s * w, t * u * w - s * v, 0],
    [t * u * v - s * w, t * v * v + c, t * v * w + s * u, 0],
    [t * u * w + s * v, t * v * w - s * u, t * w * w + c, 0],
    [by, -by / 2, by / 3, 1],
  ].flat();
}

const IMAGE: Matrix = [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

const solidOf = (name: string, off: number, ...matrices: readonly Matrix[]) => {
  const b = new PartBuilder();
  const made = (PARTS[name] as Maker)(b, off);
  return build(b.graph(matrices.reduce((node, matrix) => b.matrix(node, matrix), made)), kernel);
};

async function judged(name: string, off: number, ...matrices: Matrix[]): Promise<Report> {
  const reference = solidOf(name, 0);
  const plan = proposePlan(reference, { pose: "any" }, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const lesson = { id: name, rubric: plan.value };
  const part = solidOf(name, off, ...matrices);
  const report = await assess({ lesson, part, reference }, kernel, quietCtx());
  if (!report.ok) throw new Error(JSON.stringify(report.problems));
  return report.value;
}

const one = fc.double({ min: -1, max: 1, noNaN: true });
const turn = fc
  .tuple(one, one, one, fc.double({ min: 0.1, max: 3, noNaN: true }))
  .filter(([x, y, z]) => x * x + y * y + z * z > 0.01);
const part = fc.constantFrom(...Object.keys(PARTS));

describe("a part that lies as it may", () => {
  it("is accepted in any turn, its sizes anywhere in their limits", async () => {
    await fc.assert(
      fc.asyncProperty(
        part,
        turn,
        fc.integer({ min: -100, max: 100 }),
        one,
        async (name, r, by, off) => {
          const report = await judged(name, 0.8 * off, turned(r, by));
          expect([name, report.verdict]).toEqual([name, "pass"]);
        },
      ),
      { numRuns: 16, seed: 31 },
    );
  });

  it("is accepted when it stands a fraction of a degree beside the axes", async () => {
    const axes = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 2, -1],
    ] as const;
    for (const name of Object.keys(PARTS))
      for (const [x, y, z] of axes)
        for (const degrees of [0.3, 0.6]) {
          const report = await judged(name, 0, turned([x, y, z, (degrees * Math.PI) / 180], 3));
          expect([name, x, y, z, degrees, report.verdict]).toEqual([
            name,
            x,
            y,
            z,
            degrees,
            "pass",
          ]);
        }
  });

  it("is told to be the mirror image in any turn", async () => {
    await fc.assert(
      fc.asyncProperty(turn, async (r) => {
        const report = await judged("block", 0, IMAGE, turned(r, 20));
        expect(report.verdict).toBe("fail");
        expect(report.checks[0]?.message).toBe("check.pose.mirrored");
      }),
      { numRuns: 4, seed: 3 },
    );
  });

  it("is told to be in another unit in any turn", async () => {
    const inches = [25.4, 0, 0, 0, 0, 25.4, 0, 0, 0, 0, 25.4, 0, 0, 0, 0, 1];
    const report = await judged("wedge", 0, inches, turned([1, 2, 3, 1], 5));
    expect(report.verdict).toBe("fail");
    expect(report.checks[0]?.message).toBe("check.envelope.inch-big");
  });
});
