import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { assess } from "./assess.ts";
import { proposePlan } from "./propose.ts";
import { PartBuilder } from "./recognition/fixtures/parts.ts";
import { build } from "./recognition/fixtures/see.ts";
import { rubricSchema } from "./rubric.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** Plate 80 × 50 × 6 with four holes in a row or none, all of it so many times as large. */
function plate(times: number, holes: number): Solid {
  const b = new PartBuilder();
  const drills = Array.from({ length: holes }, (_, i) =>
    b.round(3, 3, 8, [16 * (i + 1), 25, -1], 32),
  );
  const body = b.box([80, 50, 6], [40, 25, 3]);
  const part = holes > 0 ? b.cut(body, ...drills) : body;
  const matrix = [times, 0, 0, 0, 0, times, 0, 0, 0, 0, times, 0, 0, 0, 0, 1];
  return build(b.graph(b.matrix(part, matrix)), kernel);
}

it.each([
  [1 / 25.4, "inch-small"],
  [25.4, "inch-big"],
  [10, "ten-times"],
])(
  "a plate %d times as large and without its holes is told of the unit first, and of nothing else",
  async (times, words) => {
    const reference = plate(1, 4);
    const plan = proposePlan(reference, { general: "ISO 2768-m", pose: "declared" }, quietCtx());
    if (!plan.ok) throw new Error(plan.problems[0]?.code);
    const lesson = { id: "plate", rubric: rubricSchema.parse(plan.value) };
    const report = await assess({ lesson, part: plate(times, 0), reference }, kernel, quietCtx());
    if (!report.ok) throw new Error(report.problems[0]?.code);
    const { told, checks, verdict } = report.value;
    expect(verdict).toBe("fail");
    const messages = told?.map((id) => checks.find((check) => check.id === id)?.message);
    expect(messages).toEqual([`check.envelope.${words}`]);
  },
);
