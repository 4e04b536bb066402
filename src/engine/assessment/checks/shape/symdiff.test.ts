import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../../../foundation/context.ts";
import { createKernel, type Kernel } from "../../../solid/kernel.ts";
import type { Solid } from "../../../solid/solid-types.ts";
import { assess } from "../../assess.ts";
import { PartBuilder } from "../../recognition/fixtures/parts.ts";
import { build } from "../../recognition/fixtures/see.ts";
import type { Report } from "../../report-types.ts";
import { rubricSchema } from "../../rubric.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

const block = (size: [number, number, number], at: [number, number, number]): Solid => {
  const b = new PartBuilder();
  return build(b.graph(b.box(size, at)), kernel);
};
const plan = (more: object = {}): object => ({
  pose: "any",
  features: {},
  checks: [
    { id: "solid", kind: "solid.valid" },
    { id: "amount", kind: "shape.symdiff", max: 50, ...more },
  ],
  print: { printers: ["any"] },
});

async function judged(part: Solid, reference: Solid): Promise<Report> {
  const rubric = rubricSchema.parse(plan());
  const report = await assess(
    { lesson: { id: "part", rubric }, part, reference },
    kernel,
    quietCtx(),
  );
  if (!report.ok) throw new Error(JSON.stringify(report.problems));
  return report.value;
}

describe("the volume that differs", () => {
  const drawn = () => block([40, 30, 20], [0, 0, 0]);

  it("is what the two have not in common, wherever the part stands", async () => {
    for (const [length, at, volume] of [
      [40, 0, 0],
      [40.05, 0, 30],
      [39.95, 0, 30],
      [40.05, 300, 30],
    ] as const) {
      const { checks } = await judged(block([length, 30, 20], [at, at, 0]), drawn());
      const found = checks.find(({ id }) => id === "amount");
      expect(found?.measured).toBeCloseTo(volume, 3);
      expect(found?.verdict).toBe("pass");
    }
  });

  it("informs where it is large, and neither counts nor is told", async () => {
    const { checks, told, score } = await judged(block([41, 30, 20], [0, 0, 0]), drawn());
    const found = checks.find(({ id }) => id === "amount");
    expect(found).toMatchObject({ verdict: "pass", message: "check.symdiff.above" });
    expect(found?.params).toMatchObject({ measured: 600, max: 50 });
    expect(told).not.toContain("amount");
    expect(score?.most).toBe(1);
  });

  it("can be given neither weight nor the power to fail a part", () => {
    for (const more of [{ weight: 1 }, { gate: true }])
      expect(rubricSchema.safeParse(plan(more)).success).toBe(false);
  });
});
