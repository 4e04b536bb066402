import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import type { Vec3 } from "../../../geometry/mesh.ts";
import { createKernel, type Kernel } from "../../../solid/kernel.ts";
import type { Solid } from "../../../solid/solid-types.ts";
import { PartBuilder } from "../../recognition/fixtures/parts.ts";
import { build } from "../../recognition/fixtures/see.ts";
import type { FeatureSpec } from "../../rubric/feature-spec.ts";
import { inspector } from "./fixtures/look.ts";
import { form } from "./form.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** A block with a channel between two lands, the right one higher by `up`. */
function channel(up: number): Solid {
  const b = new PartBuilder();
  const land = (x: number, height: number) =>
    b.box([20, 30, height], [x, 15, 10 + height / 2] as Vec3);
  return build(
    b.graph(b.unite(b.box([60, 30, 10], [30, 15, 5]), land(10, 12), land(50, 12 + up))),
    kernel,
  );
}

const top = (x: number): FeatureSpec => ({ type: "plane", at: [x, 15, 22], normal: [0, 0, 1] });
const features = { L: top(10), R: top(50) };

it.each([
  [-1.1, "fail"],
  [0.9, "fail"],
  [0.2, "pass"],
  [0, "pass"],
])("a land %d mm beside the other's level: %s", (up, verdict) => {
  const inspection = inspector(channel(0), { features })(channel(up));
  const outcome = form(inspection, new Set(["L"]));
  expect(outcome.verdict).toBe(verdict);
  if (verdict !== "fail") return;
  expect(outcome.message).toBe("check.form.steps");
  expect(outcome.measured).toBeCloseTo(Math.abs(up), 6);
  // ISO 2768-m for the 67 mm from corner to corner: ±0.3.
  expect(outcome.allowed?.max).toBeCloseTo(0.6, 9);
});

it("leaves it to their own sizes where both have some", () => {
  const inspection = inspector(channel(0), { features })(channel(0.9));
  expect(form(inspection, new Set(["L", "R"])).verdict).toBe("pass");
});
