import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { isEmpty, NO_POLYS, type Polys, UM } from "../kernel/polys.ts";
import type { Lines } from "../infill/lines.ts";
import { supportLines, type SupportLinesHow } from "./support-lines.ts";
import type { SupportLayer } from "./support-types.ts";
import { distance, inPart, ngon, rect } from "./test-layers.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const HOW: SupportLinesHow = {
  pattern: "lines",
  density: 0.18,
  interfaceDensity: 0.8,
  width: 0.45,
  angle: 0,
  outline: false,
};
const layerOf = (body: Polys, roof = NO_POLYS, floor = NO_POLYS): SupportLayer => ({
  body,
  roof,
  floor,
});
const make = (layer: SupportLayer, how: Partial<SupportLinesHow> = {}, index = 5) =>
  supportLines(kernel, layer, index, { ...HOW, ...how });

/** Every straight piece, mm. */
function strokes({ points, starts }: Lines): [number, number, number, number][] {
  const found: [number, number, number, number][] = [];
  for (let i = 0; i + 1 < starts.length; i++)
    for (let k = starts[i]!; k + 1 < starts[i + 1]!; k++)
      found.push([...points.subarray(2 * k, 2 * k + 4)].map((v) => v / UM) as never);
  return found;
}
const length = (lines: Lines): number =>
  strokes(lines).reduce((sum, [a, b, c, d]) => sum + Math.hypot(c - a, d - b), 0);
/** A ring with a bay, two islands, one with a hole. */
const hard = (): Polys =>
  kernel.union(
    kernel.difference(
      kernel.union(kernel.union(ngon(0, 0, 15, 80))),
      kernel.union(rect(-2, -20, 3, 4)),
    ),
  );

describe("support lines", () => {
  it("have the density that is asked for, twice that on the bed", () => {
    const square = rect(0, 0, 40, 40);
    for (const pattern of ["lines", "grid", "zigzag"] as const) {
      const paths = make(layerOf(square), { pattern });
      expect((length(paths.body) * 0.45) / 1600, pattern).toBeGreaterThan(0.16);
      expect((length(paths.body) * 0.45) / 1600, pattern).toBeLessThan(0.2);
      const first = make(layerOf(square), { pattern }, 0);
      expect(length(first.body) / length(paths.body), pattern).toBeGreaterThan(1.85);
    }
    const roofed = make(layerOf(NO_POLYS, square));
    expect((length(roofed.roof) * 0.45) / 1600).toBeGreaterThan(0.75);
    expect((length(roofed.roof) * 0.45) / 1600).toBeLessThan(0.85);
    const dense = make(layerOf(square), { density: 1 }, 0);
    expect((length(dense.body) * 0.45) / 1600).toBeLessThan(1.01);
  });

  it("lie across each other in body and roof", () => {
    const paths = make(layerOf(rect(0, 0, 20, 20), rect(30, 0, 50, 20), rect(60, 0, 80, 20)));
    expect(strokes(paths.body).every(([, y, , y1]) => Math.abs(y - y1) < 1e-6)).toBe(true);
    for (const lines of [paths.roof, paths.floor]) {
      const upright = strokes(lines).filter(([x, , x1]) => Math.abs(x - x1) < 1e-6);
      expect(upright.length).toBeGreaterThan(20);
    }
  });

  it.each(["lines", "grid", "zigzag"] as const)("%s stay inside hard areas", (pattern) => {
    for (const angle of [0, 0.3, 1.2])
      for (const density of [0.1, 0.4]) {
        const area = hard();
        const { body, outline } = make(layerOf(area), { pattern, angle, density, outline: true });
        expect(isEmpty(outline)).toBe(false);
        for (const [ax, ay, bx, by] of strokes(body))
          for (const t of [0, 0.25, 0.5, 0.75, 1]) {
            const [x, y] = [ax + (bx - ax) * t, ay + (by - ay) * t];
            expect(inPart(area, x, y), `${x} ${y}`).toBe(true);
            expect(distance(area, x, y)).toBeGreaterThan(0.2);
          }
      }
  });

  it("are one path back and forth in a zigzag, and go round a bay", () => {
    const square = rect(0, 0, 20, 20);
    expect(make(layerOf(square), { pattern: "zigzag" }).body.starts).toHaveLength(2);
    expect(make(layerOf(square)).body.starts.length).toBeGreaterThan(6);
    expect(make(layerOf(hard()), { pattern: "zigzag" }).body.starts.length).toBeGreaterThan(2);
  });

  it("do not step over a slot between two lines in a zigzag", () => {
    const slots = [1.5, 6.5, 11.5].map((y) => rect(12, y, 25, y + 0.2));
    const area = slots.reduce((left, slot) => kernel.difference(left, slot), rect(0, 0, 20, 20));
    const { body } = make(layerOf(area), { pattern: "zigzag" });
    for (const [ax, ay, bx, by] of strokes(body))
      for (let t = 0; t <= 1; t += 0.05)
        expect(inPart(area, ax + (bx - ax) * t, ay + (by - ay) * t)).toBe(true);
  });

  it("keep whole chains: each ends where its last path ends", () => {
    for (const pattern of ["lines", "grid", "zigzag"] as const) {
      const { body } = make(layerOf(hard()), { pattern });
      expect(body.chains.at(-1)).toBe(body.starts.length - 1);
      expect(body.starts.at(-1)).toBe(body.points.length / 2);
    }
  });

  it("are none where no bead fits", () => {
    const { body, roof, floor, outline } = make(
      layerOf(rect(0, 0, 10, 0.3), NO_POLYS, rect(0, 5, 0.3, 6)),
      { outline: true },
    );
    for (const lines of [body, roof, floor]) expect(strokes(lines)).toEqual([]);
    expect(isEmpty(outline)).toBe(true);
  });
});
