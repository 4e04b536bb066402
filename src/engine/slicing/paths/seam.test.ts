import { describe, expect, it } from "vitest";
import { type Polys, polysBuilder } from "../kernel/polys.ts";
import { nearestPoint, type SeamContext, seamOf } from "./seam.ts";

function loop(...points: readonly (readonly [number, number])[]): Polys {
  const builder = polysBuilder();
  for (const [x, y] of points) builder.point(x * 1000, y * 1000);
  builder.end();
  return builder.done();
}
/** A square with a notch cut into its front: point 2 is the only inner corner. */
const notched = loop([0, 0], [8, 0], [10, 4], [12, 0], [20, 0], [20, 20], [0, 20]);
const round = loop(
  ...Array.from({ length: 90 }, (_, k): [number, number] => [
    10 * Math.cos((k * Math.PI) / 45),
    10 * Math.sin((k * Math.PI) / 45),
  ]),
);
const context = (rule: SeamContext["rule"], more: Partial<SeamContext> = {}): SeamContext => ({
  rule,
  at: { x: 0, y: 0 },
  below: [],
  seed: 1,
  ...more,
});

describe("a seam", () => {
  it("lies at the rear, the right one of equals", () => {
    expect(seamOf(notched, 0, context("rear"))).toBe(5);
  });
  it("hides in the sharpest inner corner", () => {
    expect(seamOf(notched, 0, context("sharpest"))).toBe(2);
    expect(seamOf(notched, 0, context("aligned"))).toBe(2);
  });
  it("stays above the one below, on a round part too", () => {
    const below = [10_000 * Math.cos(2), 10_000 * Math.sin(2)];
    const seam = seamOf(round, 0, context("aligned", { below }));
    const away = Math.hypot(
      round.points[2 * seam]! - below[0]!,
      round.points[2 * seam + 1]! - below[1]!,
    );
    expect(away).toBeLessThan(400);
    expect(seamOf(round, 0, context("aligned"))).toBe(seamOf(round, 0, context("rear")));
  });
  it("is found above the right one of a hundred below", () => {
    const below = Array.from({ length: 100 }, (_, k) => [30_000 + 9_000 * k, 500 * (k % 7)]).flat();
    expect(seamOf(round, 0, context("aligned", { below }))).toBe(
      seamOf(round, 0, context("aligned")),
    );
    below.push(-9_500, 2_000);
    const seam = seamOf(round, 0, context("aligned", { below: [...below] }));
    expect(round.points[2 * seam]!).toBeLessThan(-9_000);
    expect(round.points[2 * seam + 1]!).toBeGreaterThan(1_000);
  });
  it("is near the nozzle, unless a corner is worth the way", () => {
    expect(seamOf(notched, 0, context("nearest", { at: { x: 0, y: 19_000 } }))).toBe(6);
    expect(seamOf(notched, 0, context("nearest", { at: { x: 9_000, y: 2_000 } }))).toBe(2);
  });
  it("takes of equal corners the one towards the infill, and stays off a round part's sides", () => {
    const square = loop([0, 0], [60, 0], [60, 60], [0, 60]);
    const toward = [5_000, 8_000] as const;
    expect(seamOf(square, 0, context("sharpest"))).toBe(2);
    expect(seamOf(square, 0, context("sharpest", { toward }))).toBe(0);
    // A much better corner is worth the way.
    expect(seamOf(notched, 0, context("aligned", { toward: [0, 20_000] }))).toBe(2);
    const plain = seamOf(round, 0, context("aligned"));
    expect(seamOf(round, 0, context("aligned", { toward: [-10_000, 0] }))).toBe(plain);
  });
  it("lies beside that of another wall of the piece, corner or none", () => {
    const seam = seamOf(round, 0, context("aligned", { beside: [-14_000, 0] }));
    expect(round.points[2 * seam]!).toBeLessThan(-9_000);
    const square = loop([0, 0], [60, 0], [60, 60], [0, 60]);
    expect(seamOf(square, 0, context("sharpest", { beside: [1_000, 61_000] }))).toBe(3);
  });
  it("is scattered by chance, the same each time", () => {
    const seams = Array.from({ length: 40 }, (_, seed) =>
      seamOf(round, 0, context("random", { seed })),
    );
    expect(new Set(seams).size).toBeGreaterThan(20);
    expect(seams).toEqual(
      Array.from({ length: 40 }, (_, seed) => seamOf(round, 0, context("random", { seed }))),
    );
  });
  it("is not in the air where another place is held", () => {
    const held = (x: number, y: number): boolean => y < 15_000 && x > 9_000;
    expect(seamOf(notched, 0, context("rear", { held }))).toBe(2);
    for (let seed = 0; seed < 20; seed++) {
      const seam = seamOf(round, 0, context("random", { seed, held: (x) => x > 0 }));
      expect(round.points[2 * seam]!).toBeGreaterThan(0);
    }
  });
  it("of an inner wall lies beside that of the outer one", () => {
    expect(nearestPoint(notched, 0, 19_000, 18_000)).toBe(5);
  });
});
