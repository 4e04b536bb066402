import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createKernel } from "../../solid/kernel.ts";
import { PartBuilder } from "../recognition/fixtures/parts.ts";
import { build, see } from "../recognition/fixtures/see.ts";
import { planWhole } from "./plan-whole.ts";

it("counts ways through only where holes and slots don't tell, and hollows always", async () => {
  const kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  const planOf = (cuts: (b: PartBuilder) => number) => {
    const b = new PartBuilder();
    const solid = build(b.graph(b.cut(b.box([40, 40, 10], [0, 0, 0]), cuts(b))), kernel);
    return planWhole(solid, see(solid.mesh)).map(({ kind, count }) => [kind, count]);
  };
  expect(planOf((b) => b.round(5, 5, 20, [0, 0, -10]))).toEqual([["solid.voids", 0]]);
  expect(planOf((b) => b.box([20, 20, 20], [0, 0, 0]))).toEqual([
    ["solid.voids", 0],
    ["solid.genus", 1],
  ]);
  expect(planOf((b) => b.box([20, 20, 4], [0, 0, 0]))).toEqual([["solid.voids", 1]]);
});
