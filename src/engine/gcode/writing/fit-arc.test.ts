import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitArc } from "./fit-arc.ts";

const arc = (radius: number, from: number, sweep: number, sides: number): number[] =>
  Array.from({ length: sides + 1 }, (_, k) => from + (sweep * k) / sides).flatMap((angle) => [
    50 + radius * Math.cos(angle),
    60 + radius * Math.sin(angle),
  ]);

describe("an arc through short sides", () => {
  it("is found with its centre, length and direction", () => {
    const turn = fc.double({ min: 0.3, max: 3, noNaN: true });
    const radius = fc.double({ min: 2, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        radius,
        turn,
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.boolean(),
        (r, sweep, from, back) => {
          const sides = Math.max(4, Math.ceil(sweep / Math.acos(1 - 0.005 / r) / 2));
          const found = fitArc(arc(r, from, back ? -sweep : sweep, sides), 0, sides, 0.0125)!;
          expect(found.to).toBe(sides);
          expect(found.clockwise).toBe(back);
          expect(found.cx).toBeCloseTo(50, 4);
          expect(found.cy).toBeCloseTo(60, 4);
          expect(found.length).toBeCloseTo(r * sweep, 3);
        },
      ),
    );
  });
  it("ends where a straight line begins", () => {
    const points = [...arc(10, 0, Math.PI / 2, 40), 40, 70, 30, 70];
    expect(fitArc(points, 0, 42, 0.01)!.to).toBe(40);
  });
  it("is not made of corners, few sides, or a wave", () => {
    expect(fitArc(arc(10, 0, Math.PI, 4), 0, 4, 0.01)).toBeUndefined();
    expect(fitArc(arc(10, 0, 0.02, 3), 0, 3, 0.01)).toBeUndefined();
    expect(fitArc([0, 0, 1, 0.1, 2, 0, 3, 0.1, 4, 0, 5, 0.1], 0, 5, 0.01)).toBeUndefined();
    expect(fitArc([0, 0, 1, 0, 2, 0, 3, 0, 4, 0], 0, 4, 0.01)).toBeUndefined();
  });
});
