import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convexHull } from "./convex-hull.ts";
import { side } from "./orient.ts";

/** The hull is closed, every corner is one of the points, and no point lies beyond any triangle. */
function check(grid: Float64Array): void {
  const hull = convexHull(grid);
  if (!hull) return;
  const { triangles, neighbours } = hull;
  const sides = new Set<string>();
  for (let t = 0; t < triangles.length / 3; t++) {
    const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
    const at = (p: number): number[] => [...grid.subarray(3 * p, 3 * p + 3)];
    const minus = (p: number): number[] => at(p).map((v, k) => v - at(a)[k]!);
    const [[ux, uy, uz], [vx, vy, vz]] = [minus(b), minus(c)] as [number[], number[]];
    const n = [uy! * vz! - uz! * vy!, uz! * vx! - ux! * vz!, ux! * vy! - uy! * vx!] as const;
    for (let p = 0; p < grid.length / 3; p++) {
      const [dx, dy, dz] = minus(p) as [number, number, number];
      expect(side(...n, dx, dy, dz)).toBeLessThanOrEqual(0);
    }
    for (let k = 0; k < 3; k++) {
      const [from, to] = [triangles[3 * t + k]!, triangles[3 * t + ((k + 1) % 3)]!];
      expect(sides.has(`${from} ${to}`)).toBe(false);
      sides.add(`${from} ${to}`);
      const beyond = [...triangles.subarray(3 * neighbours[3 * t + k]!).subarray(0, 3)];
      expect(beyond[(beyond.indexOf(to) + 1) % 3]).toBe(from);
    }
  }
  for (const each of sides) expect(sides.has(each.split(" ").reverse().join(" "))).toBe(true);
}

const points = (size: number, minLength: number, maxLength: number) => {
  const at = fc.integer({ min: 0, max: size });
  return fc
    .array(fc.tuple(at, at, at), { minLength, maxLength })
    .map((list) => Float64Array.from(list.flat()));
};

describe("convex hull", () => {
  it("holds all points of a fine grid", () => {
    fc.assert(fc.property(points(2 ** 20, 4, 60), check), { numRuns: 150 });
  });
  it("holds all points of a coarse grid, where many lie in one plane or twice", () => {
    fc.assert(fc.property(points(4, 4, 60), check), { numRuns: 300 });
  });
  it("is nothing for points in a plane", () => {
    expect(convexHull(Float64Array.from([0, 0, 0, 5, 0, 5, 0, 5, 5, 5, 5, 10, 1, 1, 2]))).toBe(
      undefined,
    );
  });
  it("tells the side of a point that rounding would put on the plane", () => {
    const far = 2 ** 20;
    // Determinant 1 beside products of 2^60.
    expect(side(far * far, -far * far, 1, far, far, 1)).toBe(1);
    expect(side(far * far, -far * far, 1, far, far, -1)).toBe(-1);
  });
});
