import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { UM, type Polys } from "../kernel/polys.ts";
import { clearance } from "./balls.ts";
import { holdEdge, type Piece } from "./hold-edge.ts";
import { gridOf, outlineOf } from "./outline.ts";
import * as shapes from "./shapes.ts";
import { makeWalls } from "./walls.ts";
import { WAVY_RING } from "./wavy-ring.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const HOW = {
  width: 0.45,
  outerWidth: 0.45,
  height: 0.2,
  generator: "variable",
  minBeadWidth: 0.34,
  preciseOuterWall: false,
} as const;

/** How far (µm) the outermost beads end beside the contour: on average, and out of it at most. */
function edges(region: Polys, count: number): { readonly mean: number; readonly out: number } {
  const { beads } = makeWalls(kernel, region, { ...HOW, count });
  const outline = outlineOf(region);
  const grid = gridOf(outline, 1200);
  const { points, starts, widths, roles } = beads;
  let sum = 0;
  let length = 0;
  let out = 0;
  for (let i = 0; i < widths.length; i++) {
    if (roles[i] !== 0) continue;
    for (let k = starts[i]! + 1; k < starts[i + 1]!; k++) {
      const [ax, ay] = [points[2 * k - 2]!, points[2 * k - 1]!];
      const [dx, dy] = [points[2 * k]! - ax, points[2 * k + 1]! - ay];
      const l = Math.hypot(dx, dy);
      for (let t = 0.1; t < 1; t += 0.2) {
        const room = clearance(outline, grid, ax + t * dx, ay + t * dy, UM);
        const far = (widths[i]! * UM) / 2 - room;
        sum += (Math.abs(far) * l) / 5;
        out = Math.max(out, far);
      }
      length += l;
    }
  }
  return { mean: sum / length, out };
}

describe("outermost beads of varying width", () => {
  const ring = (): Polys =>
    shapes.polys(
      ...WAVY_RING.map((flat) =>
        Array.from(
          { length: flat.length / 2 },
          (_, i) => [flat[2 * i]! / UM, flat[2 * i + 1]! / UM] as const,
        ),
      ),
    );

  it.each([1, 2, 3])("end at the contour whatever their steps in width (%i asked for)", (count) => {
    const { mean, out } = edges(ring(), count);
    expect(mean).toBeLessThan(0.5);
    expect(out).toBeLessThan(6);
  });

  it("end at both sides of a wedge", () => {
    // Where the number of beads changes they leave the contour on purpose.
    expect(edges(shapes.turned(shapes.wedge(0.75, 1), 0.37), 3).mean).toBeLessThan(0.5);
  });
});

describe("pieces of one chain", () => {
  const piece = (from: number, to: number, cover: number, side: number): Piece => ({
    xs: [from, to],
    ys: [0, 0],
    covers: [400, 400],
    sides: [side, side],
    cover,
    role: 0,
  });

  it.each([1, -1])(
    "meet at the wider one's place, and nowhere else is the edge left (%i)",
    (side) => {
      const pieces = [piece(0, 1000, 396, side), piece(1000, 2000, 408, side)];
      holdEdge(pieces, false);
      const [a, b] = pieces as [Piece, Piece];
      expect([b.xs[0], b.ys[0]]).toEqual([a.xs.at(-1), a.ys.at(-1)]);
      expect(b.ys).toEqual([4 * side, 4 * side]);
      expect(a.ys).toEqual([-2 * side, -2 * side, 4 * side]);
      expect(a.xs[1]).toBeGreaterThan(900);
    },
  );

  it("stay where contours lie on both sides of them", () => {
    const pieces = [piece(0, 1000, 396, 0), piece(1000, 2000, 408, 0)];
    holdEdge(pieces, false);
    expect(pieces.map(({ ys }) => ys)).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
