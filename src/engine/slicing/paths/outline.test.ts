import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inRegion, type Polys, polysBuilder } from "../kernel/polys.ts";
import { outlineOf } from "./outline.ts";

/** Rings of one or two stars: concave, and of many sides where asked for. */
function star(corners: number, radii: readonly number[], x = 0, y = 0): Polys {
  const builder = polysBuilder();
  for (const radius of radii) {
    for (let k = 0; k < corners; k++) {
      const r = k % 2 === 0 ? radius : radius * 0.6;
      const angle = (2 * Math.PI * k) / corners + 0.1;
      builder.point(Math.round(x + r * Math.cos(angle)), Math.round(y + r * Math.sin(angle)));
    }
    builder.end();
  }
  return builder.done();
}

const shapes: readonly Polys[] = [
  star(8, [20_000]),
  star(60, [30_000, 9_000], 5_000, -7_000),
  star(4_000, [50_000, 20_000]),
];
const place = fc.integer({ min: -60_000, max: 60_000 });
const point = fc.tuple(place, place);
const shape = fc.constantFrom(...shapes);

/** Shares of the line at which it meets a side, by trying every side. */
function slow(polys: Polys, [ax, ay]: number[], [bx, by]: number[]): number[] {
  const found: number[] = [];
  for (let path = 0; path + 1 < polys.starts.length; path++) {
    const [from, to] = [polys.starts[path]!, polys.starts[path + 1]!];
    for (let k = from; k < to; k++) {
      const n = k + 1 < to ? k + 1 : from;
      const [px, py] = [polys.points[2 * k]!, polys.points[2 * k + 1]!];
      const [ex, ey] = [polys.points[2 * n]! - px, polys.points[2 * n + 1]! - py];
      const cross = (bx! - ax!) * ey - (by! - ay!) * ex;
      const t = ((px - ax!) * ey - (py - ay!) * ex) / cross;
      const u = ((px - ax!) * (by! - ay!) - (py - ay!) * (bx! - ax!)) / cross;
      if (cross !== 0 && t >= 0 && t <= 1 && u >= 0 && u < 1) found.push(t);
    }
  }
  return found.sort((a, b) => a - b);
}

describe("contours in a grid", () => {
  it("meet a line where trying every side says so", () => {
    fc.assert(
      fc.property(shape, point, point, (polys, a, b) => {
        const outline = outlineOf(polys);
        const expected = slow(polys, a, b);
        expect(outline.meetings(...a, ...b).map(({ t }) => t)).toEqual(expected);
        expect(outline.crosses(...a, ...b)).toBe(expected.length > 0);
      }),
    );
  });
  it("know inside from outside", () => {
    fc.assert(
      fc.property(shape, point, (polys, [x, y]) => {
        expect(outlineOf(polys).inside(x + 0.25, y + 0.25)).toBe(
          inRegion(polys, x + 0.25, y + 0.25),
        );
      }),
    );
  });
  it("give the distance to a square's sides, up to the reach", () => {
    const square = polysBuilder();
    for (const [x, y] of [
      [0, 0],
      [10_000, 0],
      [10_000, 10_000],
      [0, 10_000],
    ] as const)
      square.point(x, y);
    square.end();
    const outline = outlineOf(square.done());
    expect(outline.distance(5_000, 1_000, 3_000)).toBe(1_000);
    expect(outline.distance(13_000, 14_000, 9_000)).toBe(5_000);
    expect(outline.distance(5_000, 5_000, 3_000)).toBe(3_000);
  });
  it("hold nothing where there is nothing", () => {
    const outline = outlineOf(polysBuilder().done());
    expect(outline.crosses(0, 0, 9, 9)).toBe(false);
    expect(outline.inside(0, 0)).toBe(false);
    expect(outline.distance(0, 0, 7)).toBe(7);
  });
});
