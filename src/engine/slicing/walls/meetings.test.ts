import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import type { Polys } from "../kernel/polys.ts";
import { type Cover, coverOf } from "./measure.ts";
import * as shapes from "./shapes.ts";
import { makeWalls, type WallOptions } from "./walls.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const HOW: WallOptions = {
  width: 0.45,
  outerWidth: 0.45,
  height: 0.2,
  count: 3,
  generator: "variable",
  minBeadWidth: 0.3,
  preciseOuterWall: false,
};

type Path = ReturnType<typeof shapes.rect>;
const together = (...paths: readonly Path[]): Polys =>
  shapes.turned(kernel.union(shapes.polys(...paths)), 0.37);

/** Voids and overlaps in % of the area. */
function measured(region: Polys, how: WallOptions = HOW): Cover & { voided: number; over: number } {
  const cover = coverOf(kernel, region, makeWalls(kernel, region, how), how, 20);
  return {
    ...cover,
    voided: (100 * cover.voids) / cover.area,
    over: (100 * cover.overlaps) / cover.area,
  };
}

/** A square plate with holes of so many corners, every second column moved up. */
function holed(corners: number, radius: number, pitch: number): Polys {
  const holes: Path[] = [];
  for (let i = 0; (i + 1) * pitch < 9; i++)
    for (let j = 0; (j + 1) * pitch < 9; j++)
      holes.push(
        shapes.circle(radius, corners, (i + 0.5) * pitch + (j % 2) * 0.3, (j + 0.5) * pitch),
      );
  return kernel.difference(
    shapes.polys(shapes.rect(0, 0, 9, 9)),
    kernel.union(shapes.polys(...holes)),
  );
}

describe("where walls meet", () => {
  // The corner of a K faces its back: a narrow place that begins and ends amidst the corner.
  it.each([0.6, 0.8, 1, 1.3])("a letter K of %f mm keeps its walls", (thick) => {
    const cover = measured(
      together(
        shapes.bar(0, 0, 0, 10, thick),
        shapes.bar(0, 5, 5, 10, thick),
        shapes.bar(0, 5, 5, 0, thick),
      ),
    );
    expect(cover.voided).toBeLessThan(4);
    expect(cover.over).toBeLessThan(5);
    expect(cover.outside).toBeLessThan(10);
  });

  it.each([2, 3])("a boss on a thin bar has its own walls, %i asked for", (count) => {
    const boss = [shapes.circle(1.1, 32), shapes.bar(0, 0, 8, 1, 0.5)];
    expect(measured(together(...boss), { ...HOW, count }).voided).toBeLessThan(4);
  });

  it("five thick arms are filled where they meet", () => {
    const arms = [0.2, 1.1, 2.5, 3.7, 5].map((a) =>
      shapes.bar(0.2, 0.1, 7 * Math.cos(a), 7 * Math.sin(a), 1.9),
    );
    const cover = measured(together(...arms));
    expect(cover.voided).toBeLessThan(1.5);
    expect(cover.over).toBeLessThan(1);
  });

  it("plates with holes close to each other are filled between them", () => {
    for (const [corners, radius, pitch, count] of [
      [6, 0.5, 2, 2],
      [16, 0.5, 1.9, 3],
    ] as const) {
      const cover = measured(holed(corners, radius, pitch), { ...HOW, count });
      expect(cover.voided).toBeLessThan(7);
      expect(cover.over).toBeLessThan(5);
    }
  });

  it("no bead runs across a hole, nor sticks out where a thick wall meets a thin one", () => {
    expect(measured(holed(4, 0.6, 1.8), { ...HOW, count: 2 }).outside).toBeLessThan(30);
    const frame = kernel.difference(
      shapes.polys(shapes.rect(0, 0, 10, 8)),
      shapes.polys(shapes.rect(0.35, 0.35, 9.3, 7.3)),
    );
    expect(measured(shapes.turned(frame, 0.37)).outside).toBeLessThan(30);
  });
});
