import { expect, it } from "vitest";
import { splitFace } from "./split-face.ts";

type Point = readonly [number, number, number];
const L: readonly Point[] = [
  [0, 0, 5],
  [8, 0, 5],
  [8, 2, 5],
  [2, 2, 5],
  [2, 9, 5],
  [0, 9, 5],
];
/** A comb: from none of its corners all others can be seen. */
const COMB: readonly Point[] = [
  [0, 0, 0],
  [10, 0, 0],
  [10, 5, 1],
  [8, 5, 1],
  [8, 2, 0.4],
  [6, 2, 0.4],
  [6, 5, 1],
  [4, 5, 1],
  [4, 2, 0.4],
  [2, 2, 0.4],
  [2, 5, 1],
  [0, 5, 1],
];

/** Area of each triangle seen from above, signed. */
function areas(points: readonly Point[]): number[] {
  const corners = points.map((_, i) => i);
  const split = splitFace(corners, (i) => points[i] as Point);
  return Array.from({ length: split.length / 3 }, (_, t) => {
    const [a, b, c] = [0, 1, 2].map((k) => points[split[3 * t + k] as number]) as [
      Point,
      Point,
      Point,
    ];
    return ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
  });
}

it.each([
  ["an L", L, 30],
  ["a comb", COMB, 38],
])("covers %s once, from whichever corner it begins", (_, shape, area) => {
  for (let start = 0; start < shape.length; start++) {
    const found = areas([...shape.slice(start), ...shape.slice(0, start)]);
    expect(found).toHaveLength(shape.length - 2);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
    expect(found.reduce((sum, a) => sum + a, 0)).toBeCloseTo(area, 9);
  }
});

it("makes a fan of a convex face, and something of one that crosses itself", () => {
  const square: Point[] = [
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
    [0, 1, 0],
  ];
  expect(splitFace([7, 8, 9, 4], (c) => square[[7, 8, 9, 4].indexOf(c)] as Point)).toHaveLength(6);
  const bow = [square[0], square[2], square[1], square[3]] as Point[];
  expect(splitFace([0, 1, 2, 3], (i) => bow[i] as Point)).toHaveLength(6);
});
