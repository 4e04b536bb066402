import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { area, isEmpty, pathCount, type Polys } from "../kernel/polys.ts";
import { compensate } from "./compensate.ts";
import { oneWallOnTop } from "./one-wall-on-top.ts";
import { polys, rect, wall } from "./shapes.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const NONE = { xy: 0, hole: 0, elephantFoot: 0, bead: 0.45 };
const square = (side: number, hole: number): Polys =>
  polys(
    rect(-side / 2, -side / 2, side / 2, side / 2),
    [...rect(-hole / 2, -hole / 2, hole / 2, hole / 2)].reverse(),
  );
const mm2 = (region: Polys): number => area(region) / 1e6;

describe("compensation", () => {
  it("moves all contours by xy, holes by theirs besides", () => {
    const part = square(20, 6);
    expect(compensate(kernel, part, NONE)).toBe(part);
    expect(mm2(compensate(kernel, part, { ...NONE, xy: 0.1 }))).toBeCloseTo(
      20.2 ** 2 - 5.8 ** 2,
      2,
    );
    expect(mm2(compensate(kernel, part, { ...NONE, hole: -0.1 }))).toBeCloseTo(400 - 6.2 ** 2, 2);
    expect(mm2(compensate(kernel, part, { ...NONE, hole: 0.1 }))).toBeCloseTo(400 - 5.8 ** 2, 2);
    expect(mm2(compensate(kernel, part, { ...NONE, hole: 3.1 }))).toBeCloseTo(400, 2);
  });

  it("keeps an island inside a hole", () => {
    const nested = polys(
      rect(-10, -10, 10, 10),
      [...rect(-6, -6, 6, 6)].reverse(),
      rect(-3, -3, 3, 3),
      [...rect(-1, -1, 1, 1)].reverse(),
    );
    const result = compensate(kernel, nested, { ...NONE, hole: -0.2 });
    expect(pathCount(result)).toBe(4);
    expect(mm2(result)).toBeCloseTo(400 - 12.4 ** 2 + 36 - 2.4 ** 2, 2);
  });

  it.each([0.3, 0.46, 0.5, 0.6, 0.7, 0.85, 1, 2])("leaves a foot of %f mm a bead", (thick) => {
    const result = compensate(kernel, wall(thick), { ...NONE, elephantFoot: 0.2 });
    expect(isEmpty(result)).toBe(false);
    const left = Math.min(thick, 0.45);
    expect(isEmpty(kernel.offset(result, -(left / 2 - 0.01) * 1000))).toBe(false);
    // Never more than was there, and wide places give all.
    expect(mm2(kernel.difference(result, wall(thick)))).toBeLessThan(0.01);
    if (thick > 0.9) expect(mm2(result)).toBeCloseTo((thick - 0.4) * 19.6, 1);
  });
});

describe("one wall on top", () => {
  it("is what nothing covers, where it is wide", () => {
    const part = polys(rect(0, 0, 20, 20));
    expect(oneWallOnTop(kernel, part, polys(), 0.45)).toBe(part);
    expect(isEmpty(oneWallOnTop(kernel, part, part, 0.45))).toBe(true);
    const half = oneWallOnTop(kernel, part, polys(rect(0, 0, 10, 20)), 0.45);
    expect(mm2(half)).toBeCloseTo((10 - 0.225) * 20, 1);
    // A step of half a bead is no top to speak of.
    expect(isEmpty(oneWallOnTop(kernel, part, polys(rect(0, 0, 19.7, 20)), 0.45))).toBe(true);
  });
});
