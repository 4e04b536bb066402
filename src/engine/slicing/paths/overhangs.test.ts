import { describe, expect, it } from "vitest";
import { polysBuilder } from "../kernel/polys.ts";
import { outlineOf } from "./outline.ts";
import { overhangGrade, splitByGrade } from "./overhangs.ts";

const square = polysBuilder();
for (const [x, y] of [
  [0, 0],
  [10_000, 0],
  [10_000, 10_000],
  [0, 10_000],
] as const)
  square.point(x, y);
square.end();
const below = outlineOf(square.done());
const grade = overhangGrade(below, 400);

describe("an overhang's grade", () => {
  it.each([
    [9_000, 0],
    [9_800, 0],
    [9_900, 1],
    [10_000, 2],
    [10_100, 3],
    [10_200, 4],
    [12_000, 4],
  ])("of a bead whose middle is at %i, on a part that ends at 10 000, is %i", (x, expected) => {
    expect(grade(x, 5_000)).toBe(expected);
  });
  it("parts a path where it leaves the part, and keeps its length", () => {
    const pieces = splitByGrade([5_000, 5_000, 15_000, 5_000, 15_000, 8_000], grade);
    expect(pieces[0]!.grade).toBe(0);
    expect(pieces.at(-1)!.grade).toBe(4);
    expect(pieces[0]!.points.at(-2)! / 10_000).toBeCloseTo(1, 1);
    let length = 0;
    for (const [k, { points }] of pieces.entries()) {
      for (let i = 2; i < points.length; i += 2)
        length += Math.hypot(points[i]! - points[i - 2]!, points[i + 1]! - points[i - 1]!);
      if (k > 0) expect(points.slice(0, 2)).toEqual(pieces[k - 1]!.points.slice(-2));
    }
    expect(length).toBeCloseTo(13_000, 6);
  });
  it("leaves a path that is held in one piece", () => {
    const points = [1_000, 1_000, 9_000, 1_000, 9_000, 9_000];
    expect(splitByGrade(points, grade)).toEqual([{ points, grade: 0 }]);
  });
});
