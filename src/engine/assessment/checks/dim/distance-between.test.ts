import { describe, expect, it } from "vitest";
import type { Vec3 } from "../../../geometry/mesh.ts";
import type { PlaneFeature } from "../../inspection/inspection-types.ts";
import { distancesBetween, farthest } from "./distance-between.ts";

/** A face through some corners, square to z but for what the corners say. */
function face(points: readonly Vec3[], normal: Vec3): PlaneFeature {
  const [point = [0, 0, 0]] = points;
  const shared = { surfaces: [0], faces: [0], uncertainty: 0, chord: 0, area: 1, middle: point };
  return { shape: "plane", ...shared, points, point, normal };
}

const square = (z: number, from = 0, to = 10): Vec3[] => [
  [from, 0, z],
  [to, 0, z],
  [to, 10, z],
  [from, 10, z],
];

describe("distances over the extent of two faces", () => {
  const floor = face(square(0), [0, 0, -1]);

  it("are as many as there are corners over each other", () => {
    // Falls from 8 to 7 over 10 mm.
    const size = Math.sqrt(101);
    const slope = face(
      [
        [0, 0, 8],
        [10, 0, 7],
        [10, 10, 7],
        [0, 10, 8],
      ],
      [1 / size, 0, 10 / size],
    );
    const { values } = distancesBetween(floor, slope, [0, 0, 1]);
    expect(Math.min(...values)).toBeCloseTo(7, 9);
    expect(Math.max(...values)).toBeCloseTo(8, 9);
  });

  it("of faces side by side are those of the second", () => {
    const step = face(square(5, 20, 30), [0, 0, 1]);
    expect(distancesBetween(floor, step, [0, 0, 1]).values).toEqual([5, 5, 5, 5]);
  });
});

describe("the value that is judged", () => {
  it("is the one farther from the nominal, on either side", () => {
    expect(farthest([10, 10.3, 9.9], 10)).toBe(10.3);
    expect(farthest([10.1, 9.6, 10.2], 10)).toBe(9.6);
  });

  it("is the first where rounding alone makes the difference", () => {
    expect(farthest([10.1, 9.9 - 1e-9], 10)).toBe(10.1);
  });
});
