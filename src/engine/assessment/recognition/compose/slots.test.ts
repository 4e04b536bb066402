import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createKernel, type Kernel } from "../../../solid/kernel.ts";
import { loopOf, PartBuilder } from "../fixtures/parts.ts";
import { blends, build, of, see } from "../fixtures/see.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

describe("slots and corners of meshes whose facets begin anywhere", () => {
  it("finds a slot whose half cylinders have no corner where the sides begin", () => {
    for (const segments of [30, 90, 54]) {
      const b = new PartBuilder();
      const cutter = b.unite(
        b.round(4, 4, 8, [10, 15, -1], segments),
        b.round(4, 4, 8, [30, 15, -1], segments),
        b.box([20, 8, 8], [20, 15, 3]),
      );
      const found = see(
        build(b.graph(b.cut(b.box([40, 30, 6], [20, 15, 3]), cutter)), kernel).mesh,
      );
      const [slot] = of(found, "slot");
      expect(slot?.width).toBeCloseTo(8, 4);
      expect(slot?.length).toBeCloseTo(28, 4);
    }
  });

  it("takes no other plane for the side of a slot", () => {
    // The gap between the two bores is narrower than they are: a dumbbell, no slot.
    const b = new PartBuilder();
    const cutter = b.unite(
      b.round(4, 4, 8, [10, 15, -1], 90),
      b.round(4, 4, 8, [30, 15, -1], 90),
      b.box([20, 7, 8], [20, 15, 3]),
    );
    const found = see(build(b.graph(b.cut(b.box([40, 30, 6], [20, 15, 3]), cutter)), kernel).mesh);
    expect(of(found, "slot")).toEqual([]);
  });

  it("finds the round corners of a plate thinner than their radius", () => {
    const b = new PartBuilder();
    const outline = loopOf(
      [0, 0],
      [
        { to: [50, 0] },
        { to: [50, 20] },
        { to: [40, 30], center: [40, 20] },
        { to: [0, 30] },
        { to: [0, 0] },
      ],
    );
    expect(blends(see(build(b.graph(b.pulled([outline], 3)), kernel).mesh), "round")).toEqual([
      "10.000",
    ]);
  });
});
