import { describe, expect, it } from "vitest";
import { type Polys, polysBuilder } from "../kernel/polys.ts";
import { nestsOf, wallOrder } from "./nests.ts";

/** Squares round their middles; a negative half side runs clockwise, round a hole. */
function squares(...all: readonly (readonly [number, number, number])[]): Polys {
  const builder = polysBuilder();
  for (const [x, y, half] of all) {
    const h = Math.abs(half);
    const corners = [
      [x - h, y - h],
      [x + h, y - h],
      [x + h, y + h],
      [x - h, y + h],
    ];
    for (const [px, py] of half > 0 ? corners : corners.reverse()) builder.point(px!, py!);
    builder.end();
  }
  return builder.done();
}
const loops = [
  squares([0, 0, 1000], [50, 0, -300]),
  squares([0, 0, 900], [50, 0, -400]),
  squares([0, 0, 800]),
];

it("inner walls whose outer wall is a bead of varying width are nests of their own", () => {
  const inner = squares([0, 0, 900], [5000, 0, 400]);
  const nests = nestsOf([squares(), inner, squares([0, 0, 800])]);
  const laid = nests.flatMap((nest) => wallOrder(nest, "inner-outer-inner"));
  expect(new Set(laid.map(({ depth, path }) => `${depth}:${path}`))).toEqual(
    new Set(["1:0", "1:1", "2:0"]),
  );
});

describe("walls that belong together", () => {
  it("go round the same contour", () => {
    const nests = nestsOf(loops);
    expect(nests.map((nest) => nest.map(({ path, depth }) => [depth, path]))).toEqual([
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
      [
        [0, 1],
        [1, 1],
      ],
    ]);
  });
  it("are laid in the order asked for", () => {
    const [nest, hole] = nestsOf(loops);
    const depths = (rule: Parameters<typeof wallOrder>[1]): number[] =>
      wallOrder(nest!, rule).map(({ depth }) => depth);
    expect(depths("inner-first")).toEqual([2, 1, 0]);
    expect(depths("outer-first")).toEqual([0, 1, 2]);
    expect(depths("inner-outer-inner")).toEqual([2, 0, 1]);
    expect(wallOrder(hole!, "inner-outer-inner").map(({ depth }) => depth)).toEqual([1, 0]);
  });
});
