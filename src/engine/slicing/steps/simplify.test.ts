import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { area, type Polys, polysBuilder } from "../kernel/polys.ts";
import { simplify, simplifyEvenly } from "./simplify.ts";

function ring(points: readonly (readonly [number, number])[]): Polys {
  const builder = polysBuilder(points.length);
  for (const [x, y] of points) builder.point(Math.round(x), Math.round(y));
  builder.end();
  return builder.done();
}
const circle = (radius: number, count: number, cx = 0, cy = 0): Polys =>
  ring(
    Array.from({ length: count }, (_, k) => {
      const angle = (2 * Math.PI * k) / count;
      return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)] as const;
    }),
  );
/** How far the sides and corners of a path lie from a circle, µm: outside positive. */
function offCircle({ points }: Polys, radius: number): number[] {
  const off: number[] = [];
  for (let k = 0; k < points.length; k += 2) {
    const [ax, ay] = [points[k]!, points[k + 1]!];
    const [bx, by] = [points[(k + 2) % points.length]!, points[(k + 3) % points.length]!];
    for (let t = 0; t < 1; t += 0.05)
      off.push(Math.hypot(ax + (bx - ax) * t, ay + (by - ay) * t) - radius);
  }
  return off;
}
const mean = (list: readonly number[]): number =>
  list.reduce((sum, x) => sum + Math.abs(x), 0) / list.length;

describe("simplified evenly", () => {
  it("a circle keeps its area, and is half as far off as with its corners on it", () => {
    for (const radius of [5_000, 12_000, 20_000, 60_000]) {
      const fine = circle(radius, 2_000);
      const even = simplifyEvenly(fine, 12.5);
      const plain = simplify(fine, 12.5);
      expect(even.points.length).toBe(plain.points.length);
      expect(Math.abs(area(even) / area(fine) - 1)).toBeLessThan(2 / radius);
      const [off, was] = [offCircle(even, radius), offCircle(plain, radius)];
      expect(mean(off)).toBeLessThan(0.6 * mean(was));
      expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.8 * Math.max(...was.map(Math.abs)));
    }
  });
  it("a hole is as good as an outline", () => {
    const hole = circle(5_000, 720);
    hole.points.set(
      Array.from({ length: 720 }, (_, k) => 719 - k).flatMap((k) => {
        const angle = (2 * Math.PI * k) / 720;
        return [Math.round(5_000 * Math.cos(angle)), Math.round(5_000 * Math.sin(angle))];
      }),
    );
    expect(mean(offCircle(simplifyEvenly(hole, 12.5), 5_000))).toBeLessThan(4);
  });
  it("straight sides and their corners stay, where they run into a bend too", () => {
    const bend = Array.from({ length: 91 }, (_, k) => {
      const angle = (Math.PI / 180) * k;
      return [10_000 + 3_000 * Math.cos(angle), 7_000 + 3_000 * Math.sin(angle)] as const;
    });
    const even = simplifyEvenly(
      ring([[0, 0], [6_000, 0], [13_000, 0], ...bend, [0, 10_000]]),
      12.5,
    );
    const corners: [number, number][] = [];
    for (let k = 0; k < even.points.length; k += 2)
      corners.push([even.points[k]!, even.points[k + 1]!]);
    const nearest = (x: number, y: number): number =>
      Math.min(...corners.map(([cx, cy]) => Math.hypot(cx - x, cy - y)));
    expect(nearest(0, 0)).toBe(0);
    expect(nearest(0, 10_000)).toBeLessThan(5);
    expect(nearest(13_000, 0)).toBeLessThan(5);
    expect(nearest(6_000, 0)).toBeGreaterThan(5_000);
  });
  it("never moves a corner farther than twice the tolerance from the line", () => {
    const noisy = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 5 })),
      {
        minLength: 8,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(noisy, fc.integer({ min: 2, max: 40 }), (steps, tolerance) => {
        const count = steps.length;
        const points = steps.map(([r], k) => {
          const angle = (2 * Math.PI * k) / count;
          return [(900 + r) * Math.cos(angle), (900 + r) * Math.sin(angle)] as const;
        });
        const from = ring(points);
        const even = simplifyEvenly(from, tolerance);
        const plain = simplify(from, tolerance);
        expect(even.points.length).toBe(plain.points.length);
        for (let k = 0; k < even.points.length; k++)
          expect(Math.abs(even.points[k]! - plain.points[k]!)).toBeLessThanOrEqual(
            2 * tolerance + 1,
          );
      }),
    );
  });
});
