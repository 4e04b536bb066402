import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../../foundation/context.ts";
import { createKernel, type Kernel } from "../../solid/kernel.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { assess } from "../assess.ts";
import { JIG_RUBRIC, jigGraph, type JigOptions } from "../checks/fixtures/jig.ts";
import { inspector } from "../checks/form/fixtures/look.ts";
import type { Inspection } from "../inspection/inspection-types.ts";
import { build } from "../recognition/fixtures/see.ts";
import type { Report } from "../report-types.ts";
import { type Rubric, rubricSchema } from "../rubric.ts";
import { ontoDatums } from "./onto-datums.ts";

let kernel: Kernel;
let reference: Solid;
const rubric = rubricSchema.parse(JIG_RUBRIC);

beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  reference = build(jigGraph(), kernel);
});

async function inspect(part: Solid, changed: Partial<Rubric>): Promise<Report> {
  const lesson = { id: "jig", rubric: { ...rubric, ...changed } };
  const result = await assess({ lesson, part, reference }, kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const verdicts = (report: Report): string[] =>
  report.checks.map(({ id, verdict, message }) => `${id} ${verdict} ${message}`);

const jig = (options: JigOptions, changed: Partial<Rubric> = {}, blindX = 20): Promise<Report> =>
  inspect(build(jigGraph({ blindX }, options), kernel), changed);

/** Column by column: turned by `a` about z, then by `b` about x, then moved. */
function turnedBy(a: number, b: number, [x, y, z]: readonly [number, number, number]): number[] {
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  return [
    [ca, cb * sa, sb * sa, 0],
    [-sa, cb * ca, sb * ca, 0],
    [0, -sb, cb, 0],
    [x, y, z, 1],
  ].flat();
}

/** Well off every axis. */
const angle = fc
  .tuple(fc.integer({ min: 20, max: 70 }), fc.integer({ min: 0, max: 3 }))
  .map(([degrees, quarters]) => ((degrees + 90 * quarters) * Math.PI) / 180);
const place = fc.integer({ min: -200, max: 200 });

describe("how a part is laid on the reference", () => {
  it("any way: turned and moved as one likes, every verdict is the same", async () => {
    const right = verdicts(await jig({}));
    const wrong = verdicts(await jig({}, {}, 20.3));
    expect(wrong.join()).toContain("blind-x fail");
    await fc.assert(
      fc.asyncProperty(angle, angle, place, fc.boolean(), async (a, b, x, isWrong) => {
        const matrix = turnedBy(a, b, [x, -x / 2, x / 3]);
        const report = await jig({ matrix }, {}, isWrong ? 20.3 : 20);
        expect(verdicts(report)).toEqual(isWrong ? wrong : right);
      }),
      { numRuns: 4, seed: 23 },
    );
  });

  it("as declared: moved or turned over as a whole it is told so, though all its sizes hold", async () => {
    const declared = { pose: "declared" as const };
    expect((await jig({}, declared)).verdict).toBe("pass");
    for (const matrix of [
      turnedBy(0, 0, [10, 20, 5]),
      turnedBy(0, 0, [0, 0, 1.5]),
      turnedBy(Math.PI / 2, 0, [0, 0, 0]),
    ]) {
      const report = await jig({ matrix }, declared);
      expect(report.verdict).toBe("fail");
      expect(report.checks[0]?.message).toBe("check.pose.elsewhere");
    }
  });

  it("by datums: on A, then against B and C, whatever else is wrong", async () => {
    const datums = { pose: "datums" as const, datums: ["bottom", "front", "left"] };
    const matrix = turnedBy(0.4, 1.1, [7, 8, 9]);
    expect((await jig({ matrix }, datums)).verdict).toBe("pass");
    const report = await jig({ matrix }, datums, 20.3);
    expect(report.checks[0]?.id).toBe("blind-x");
    expect(report.checks[0]?.measured).toBeCloseTo(20.3, 3);
  });

  it("datums settle what lies a little off, to rounding", () => {
    const { features } = rubric;
    const look = inspector(reference, { features, datums: ["bottom", "front", "left"] });
    const part = build(jigGraph({}, { matrix: turnedBy(0.05, 0.03, [0.4, -0.3, 0.2]) }), kernel);
    const before = look(part);
    const settled = look(part, ontoDatums(before));
    const off = (inspection: Inspection): number =>
      Math.max(
        ...["bottom", "front", "left"].flatMap((label) => {
          const points = inspection.features.get(label)?.part?.points ?? [[9, 9, 9]];
          const k = { bottom: 2, front: 1, left: 0 }[label] ?? 0;
          return points.map((p) => Math.abs(p[k] ?? 9));
        }),
      );
    expect(off(before)).toBeGreaterThan(1);
    expect(off(settled)).toBeLessThan(1e-4);
  });

  it("as declared: turned is told, and a mirror image is told as one", async () => {
    const declared = { pose: "declared" } as const;
    expect((await jig({}, declared)).verdict).toBe("pass");
    const quarter = turnedBy(Math.PI / 2, 0, [0, 0, 0]);
    expect((await jig({ matrix: quarter }, declared)).checks[0]?.message).toBe(
      "check.pose.elsewhere",
    );
    const mirror = [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    expect((await jig({ matrix: mirror })).checks[0]?.message).toBe("check.pose.mirrored");
  });

  it("a size that is swapped for another is told as wrong, not as turned", async () => {
    const swapped = build(jigGraph({ width: 100, length: 60, apart: 20 }), kernel);
    const report = await inspect(swapped, {});
    expect(report.verdict).toBe("fail");
    expect(report.told?.length).toBeGreaterThan(0);
  });
});
