import { describe, expect, it } from "vitest";
import { acos, atan2, cos, sin } from "./exact-math.ts";
import { seededRandom } from "./random.ts";

/** The largest difference to `Math` over a grid and over seeded arguments. */
function worst(range: number, ours: (x: number) => number, theirs: (x: number) => number): number {
  const random = seededRandom(7);
  let most = 0;
  for (let i = 0; i <= 20_000; i++) {
    const x = i % 2 === 0 ? (i / 10_000 - 1) * range : (2 * random() - 1) * range;
    most = Math.max(most, Math.abs(ours(x) - theirs(x)));
  }
  return most;
}

describe("trigonometry of our own", () => {
  // Math's own functions are right within one unit in the last place: 2.3e-16 at 1.
  it("keeps the stated errors", () => {
    expect(worst(10, sin, Math.sin)).toBeLessThan(4e-16);
    expect(worst(10, cos, Math.cos)).toBeLessThan(4e-16);
    expect(worst(1e4, sin, Math.sin)).toBeLessThan(1e-15);
    expect(worst(1e4, cos, Math.cos)).toBeLessThan(1e-15);
    expect(worst(1, acos, Math.acos)).toBeLessThan(9e-16);
    const circle = (f: (y: number, x: number) => number) => (a: number) =>
      f(3 * Math.sin(a), 3 * Math.cos(a));
    expect(worst(Math.PI, circle(atan2), circle(Math.atan2))).toBeLessThan(9e-16);
  });

  it("is exact at the quarter turns and whole at the ends", () => {
    expect([atan2(0, 1), atan2(1, 0), atan2(0, -1), atan2(-1, 0), atan2(0, 0)]).toEqual([
      0,
      Math.PI / 2,
      Math.PI,
      -Math.PI / 2,
      0,
    ]);
    expect([acos(1), acos(-1), acos(2), acos(-2), acos(0)]).toEqual([
      0,
      Math.PI,
      0,
      Math.PI,
      Math.PI / 2,
    ]);
    expect([sin(0), cos(0)]).toEqual([0, 1]);
  });
});
