import { describe, expect, it } from "vitest";
import { type Polys, polysBuilder } from "../kernel/polys.ts";
import { PATH_ROLES } from "../plan.ts";
import { layNests, type WallLaying } from "./lay.ts";
import { layerBuilder } from "./layer-builder.ts";
import { nestsOf } from "./nests.ts";
import { anywhere } from "./order.ts";

/** Squares with their lower left corners and sides, mm. */
function squares(...all: readonly (readonly [number, number, number])[]): Polys {
  const builder = polysBuilder();
  for (const [x, y, side] of all) {
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const)
      builder.point((x + dx * side) * 1000, (y + dy * side) * 1000);
    builder.end();
  }
  return builder.done();
}

function laid(loops: readonly Polys[], how: Partial<WallLaying>) {
  const out = layerBuilder(new Float64Array(PATH_ROLES.length), anywhere(), () => ({
    retract: false,
    via: [],
  }));
  const laying = { order: "inner-first", seam: "rear", below: [], layer: 5, ...how } as const;
  layNests(out, nestsOf(loops), () => 0.45, laying);
  const seams = [...out.nozzle.seams];
  const { starts, points } = out.done(1, 0.2);
  const begins = Array.from(starts.subarray(0, -1), (k) => [points[2 * k]!, points[2 * k + 1]!]);
  const ends = Array.from(starts.subarray(1), (k) => [points[2 * k - 2]!, points[2 * k - 1]!]);
  return { begins, ends, seams };
}

describe("nests of walls", () => {
  it("begin and end at their seams, inner walls beside the outer one", () => {
    const { begins, ends, seams } = laid([squares([0, 0, 10]), squares([0.4, 0.4, 9.2])], {});
    expect(begins).toEqual([
      [9.6, 9.6],
      [10, 10],
    ]);
    expect(ends).toEqual(begins);
    expect(seams).toEqual([10_000, 10_000]);
  });
  it("begin at a held place between two corners if no corner is held", () => {
    const held = (x: number, y: number): boolean => x > 3_900 && x < 5_100 && y > 9_000;
    const { begins, ends } = laid([squares([0, 0, 10])], { held });
    expect(begins[0]![1]).toBe(10);
    expect(begins[0]![0]).toBeGreaterThan(3.9);
    expect(begins[0]![0]).toBeLessThan(5.1);
    expect(ends).toEqual(begins);
  });
  it("begin at another corner if only that is held", () => {
    const held = (x: number): boolean => x < 1_000;
    expect(laid([squares([0, 0, 10])], { held }).begins).toEqual([[0, 10]]);
  });
  it("are laid on a short way, not to and fro", () => {
    const row = squares([40, 0, 4], [0, 0, 4], [30, 0, 4], [10, 0, 4], [20, 0, 4]);
    const xs = laid([row], {}).begins.map(([x]) => x!);
    expect(xs).toEqual([4, 14, 24, 34, 44]);
  });
});
