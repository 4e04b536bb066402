import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Vec3 } from "../geometry/mesh.ts";
import { geometricZone, type ZoneRequest } from "./geometric-zone.ts";

const SEED = 20_261_122;
const Z = { point: [0, 0, 0], axis: [0, 0, 1] } as const;

const coordinate = (size: number) => fc.double({ min: -size, max: size, noNaN: true });
const points = (size: number, least: number) =>
  fc.array(fc.tuple(coordinate(size), coordinate(size), coordinate(size)), {
    minLength: least,
    maxLength: 14,
  });

/** The three searches, on one set of points. */
const requests = (all: readonly Vec3[]): ZoneRequest[] => [
  { kind: "flatness", points: all },
  { kind: "straightness", points: all },
  { kind: "cylindricity", points: all, axis: Z },
  { kind: "perpendicularity", of: "axis", points: all, nominal: [0, 0, 1] },
];

describe("any points at all", () => {
  it("give a finite value that is not negative, or a named problem", () => {
    const sizes = fc.constantFrom(1e-9, 1e-3, 1, 100, 1e6);
    fc.assert(
      fc.property(points(1, 1), sizes, fc.constantFrom(1, 0), (raw, size, flat) => {
        const all = raw.map(([x, y, z]): Vec3 => [x * size, y * size, z * size * flat]);
        for (const request of requests(all)) {
          const result = geometricZone(request);
          if (!result.ok) expect(result.problems[0]?.code).toBe("assessment.zone");
          else {
            expect(result.value.value).toBeGreaterThanOrEqual(0);
            expect(result.value.bound).toBeGreaterThanOrEqual(0);
            expect(result.value.value).toBeLessThanOrEqual(4 * size + 1e-12);
          }
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("come out the same to the last bit when asked again", () => {
    fc.assert(
      fc.property(points(20, 6), (all) => {
        for (const request of requests(all))
          expect(geometricZone(request)).toEqual(geometricZone(structuredClone(request)));
      }),
      { seed: SEED, numRuns: 20 },
    );
  });
});

describe("zones of features that are nearly right", () => {
  /** A grid of 5 by 5 points on a square, each off by up to 0.05. */
  const grid = fc
    .array(coordinate(0.05), { minLength: 25, maxLength: 25 })
    .map((off) => off.map((z, i): Vec3 => [10 * (i % 5), 8 * Math.floor(i / 5), z]));

  it("grow with every point and shrink with none", () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 5, max: 24 }), (all, count) => {
        const flat = (some: readonly Vec3[]) => {
          const zone = geometricZone({ kind: "flatness", points: some });
          if (!zone.ok) throw new Error("no zone");
          return zone.value;
        };
        const [part, whole] = [flat([...all.slice(0, count), ...all.slice(20)]), flat(all)];
        expect(part.value - part.bound).toBeLessThanOrEqual(whole.value + 1e-9);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it("are as large as the part: twice the size, twice the zone", () => {
    fc.assert(
      fc.property(grid, fc.constantFrom(0.01, 2, 25.4), (all, factor) => {
        const zone = (some: readonly Vec3[]) => geometricZone({ kind: "flatness", points: some });
        const larger = all.map((p) => p.map((x) => x * factor) as unknown as Vec3);
        const [one, other] = [zone(all), zone(larger)];
        if (!one.ok || !other.ok) throw new Error("no zone");
        const slack = factor * one.value.bound + other.value.bound + 1e-9;
        expect(Math.abs(other.value.value - factor * one.value.value)).toBeLessThan(slack);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it("have a small bound, and grow when a corner is lifted", () => {
    fc.assert(
      fc.property(grid, (all) => {
        const zone = geometricZone({ kind: "flatness", points: all });
        if (!zone.ok) throw new Error("no zone");
        const { value, bound } = zone.value;
        expect(bound).toBeLessThan(1e-4 * value + 1e-9);
        // Lifting one point by more than the zone must make the zone larger.
        const [first, ...rest] = all as [Vec3, ...Vec3[]];
        const lifted = geometricZone({
          kind: "flatness",
          points: [[first[0], first[1], first[2] + 1], ...rest],
        });
        if (!lifted.ok) throw new Error("no zone");
        expect(lifted.value.value).toBeGreaterThan(value);
      }),
      { seed: SEED, numRuns: 20 },
    );
  });
});

describe("bad points", () => {
  it.each<ZoneRequest>([
    { kind: "flatness", points: [[0, 0, 0]] },
    {
      kind: "flatness",
      points: [
        [0, 0, 0],
        [1, 0, 0],
        [Number.NaN, 1, 0],
      ],
    },
    { kind: "roundness", sections: [], axis: Z },
    { kind: "cylindricity", points: [], axis: Z },
    { kind: "position", points: [], of: [0, 0, 0] },
  ])("are a named problem: $kind", (request) => {
    expect(geometricZone(request)).toMatchObject({ problems: [{ code: "assessment.zone" }] });
  });

  it.each<ZoneRequest>([
    { kind: "flatness", points: Array.from({ length: 5 }, (): Vec3 => [1, 2, 3]) },
    { kind: "flatness", points: Array.from({ length: 5 }, (_, i): Vec3 => [i, 2 * i, 0]) },
    { kind: "straightness", points: Array.from({ length: 4 }, (): Vec3 => [1, 2, 3]) },
    { kind: "roundness", sections: [Array.from({ length: 4 }, (): Vec3 => [0, 0, 3])], axis: Z },
  ])("that fall together or on a line end in a small value or a problem: $kind", (request) => {
    const result = geometricZone(request);
    if (result.ok) expect(result.value.value).toBeLessThan(1e-6);
    else expect(result.problems[0]?.code).toBe("assessment.zone");
  });
});
