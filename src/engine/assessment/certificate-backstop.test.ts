import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { backstops } from "./checks/backstops.ts";
import { inspector } from "./checks/form/fixtures/look.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { block } from "./checks/form/fixtures/off-form.ts";
import { PartBuilder } from "./recognition/fixtures/parts.ts";
import { build } from "./recognition/fixtures/see.ts";
import { rubricSchema } from "./rubric.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** A bar of 60 mm whose upper edge is a wave, `bump` of which stands out at one place, mm. */
function wavy(height: number, bump = 0): Solid {
  const b = new PartBuilder();
  const wave = Array.from({ length: 161 }, (_, i): [number, number] => {
    const x = 60 - 0.375 * i;
    const hill = bump * Math.exp(-(((x - 22) / 5) ** 2));
    return [x, 25 + height * Math.sin((x / 60) * Math.PI * 2) + hill];
  });
  return build(b.graph(b.pulled([{ points: [[0, 0], [60, 0], ...wave] }], 7)), kernel);
}

const rubric = (more: readonly object[] = []) =>
  rubricSchema.parse({
    pose: "declared",
    features: {},
    checks: [{ id: "valid", kind: "solid.valid" }, ...more],
    print: { printers: ["any"] },
  });

const certificate = (part: Solid, reference: Solid, plan = rubric()) =>
  backstops(plan, inspector(reference)(part)).find(({ result }) => result.id === "certificate")
    ?.result;

it("compares a free outline with the drawing though the rubric does not ask for it", () => {
  expect(certificate(wavy(6), wavy(6))?.verdict).toBe("pass");
  expect(certificate(wavy(6.2), wavy(6))?.verdict).toBe("pass");
  const off = certificate(wavy(6, 1.4), wavy(6));
  expect([off?.verdict, off?.message]).toEqual(["fail", "check.deviation.extra"]);
  // Three times what ISO 2768-m allows 60 mm.
  expect(off?.params["max"]).toBe(0.9);
});

it("leaves it to the rubric's own, and parts without free surfaces to their checks", () => {
  const own = rubric([{ id: "shape", kind: "shape.deviation", max: 2 }]);
  expect(certificate(wavy(6, 1.4), wavy(6), own)).toBeUndefined();
  const plain = build(block(), kernel);
  expect(certificate(plain, plain)).toBeUndefined();
});
