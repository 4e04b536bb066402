import { beforeAll, describe, expect, it } from "vitest";
import { createClipper } from "../clipper.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { area, concat, NO_POLYS, pathCount, type Polys, UM } from "../kernel/polys.ts";
import { distance, inPart, ngon, rect } from "../support/test-layers.ts";
import { adhesion, type AdhesionHow } from "./adhesion.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = createKernel(await createClipper({}));
});

const HOW: AdhesionHow = {
  width: 0.5,
  height: 0.2,
  skirt: { loops: 0, distance: 3, minLength: 0 },
  brim: { width: 0, side: "outer", gap: 0 },
  bed: { width: 100, depth: 100 },
};
const SPACING = 0.5 - 0.2 * (1 - Math.PI / 4);
const make = (footprint: Polys, how: Partial<AdhesionHow> = {}) =>
  adhesion(kernel, footprint, { ...HOW, ...how });
const brim = (side: "outer" | "inner" | "both", width = 4, gap = 0) => ({
  brim: { width, side, gap },
});
const points = (rings: readonly Polys[]): [number, number][] =>
  rings.flatMap((ring) =>
    Array.from({ length: ring.points.length / 2 }, (_, i): [number, number] => [
      ring.points[2 * i]! / UM,
      ring.points[2 * i + 1]! / UM,
    ]),
  );
/** A plate with a hole in which a pin stands. */
const plate = (): Polys =>
  concat(kernel.difference(rect(30, 30, 70, 70), ngon(50, 50, 14)), ngon(50, 50, 4));

describe("a skirt", () => {
  it("has its loops, the distance away, from the outside in", () => {
    const { skirt, complete } = make(rect(40, 40, 60, 60), {
      skirt: { loops: 2, distance: 3, minLength: 0 },
    });
    expect(complete).toBe(true);
    const outs = skirt.map((ring) => Math.max(...points([ring]).map(([x]) => x)));
    expect(outs[0]).toBeCloseTo(63.25 + SPACING, 2);
    expect(outs[1]).toBeCloseTo(63.25, 2);
  });

  it("grows to its least length, and stays on the bed", () => {
    const skirt = { loops: 1, distance: 3, minLength: 400 };
    const long = make(rect(40, 40, 60, 60), { skirt });
    expect(long.skirt).toHaveLength(4);
    const tight = make(rect(4, 4, 96, 96), { skirt: { ...skirt, minLength: 4000 } });
    expect(tight.skirt.length).toBeLessThan(3);
    expect(tight.complete).toBe(true);
    const none = make(rect(1, 1, 99, 99), { skirt });
    expect(none.skirt).toEqual([]);
    expect(none.complete).toBe(false);
    expect(make(rect(40, 40, 60, 60), { skirt: { ...skirt, loops: 0 } }).skirt).toEqual([]);
  });

  it("goes round an outer brim", () => {
    const how = { skirt: { loops: 1, distance: 2, minLength: 0 }, ...brim("outer", 4, 0.1) };
    const made = make(rect(40, 40, 60, 60), how);
    const far = Math.max(...points(made.brim).map(([x]) => x));
    expect(Math.max(...points(made.skirt).map(([x]) => x)) - far).toBeCloseTo(
      2 + SPACING / 2 + 0.25,
      1,
    );
  });
});

describe("a brim", () => {
  it("lies bead beside bead from the part's edge", () => {
    const { brim: rings } = make(rect(40, 40, 60, 60), brim("outer"));
    expect(rings).toHaveLength(Math.round(4 / SPACING));
    const outs = rings.map((ring) => Math.max(...points([ring]).map(([x]) => x)));
    for (const [i, x] of outs.toReversed().entries()) expect(x).toBeCloseTo(60.25 + i * SPACING, 2);
    const gapped = make(rect(40, 40, 60, 60), brim("outer", 4, 0.3)).brim.at(-1)!;
    expect(Math.max(...points([gapped]).map(([x]) => x))).toBeCloseTo(60.55, 2);
  });

  it("keeps out of holes, or goes into holes only, or both", () => {
    const hole = ngon(50, 50, 14);
    const inside = (side: "outer" | "inner" | "both"): boolean[] =>
      points(make(plate(), brim(side)).brim).map(([x, y]) => inPart(hole, x, y));
    expect(inside("outer").some(Boolean)).toBe(false);
    expect(inside("inner").every(Boolean)).toBe(true);
    expect(inside("inner").length).toBeGreaterThan(100);
    // Round the hole's edge and round the pin in it.
    expect(pathCount(make(plate(), brim("inner")).brim.at(-1)!)).toBe(2);
    expect(inside("both").length).toBe(inside("inner").length + inside("outer").length);
  });

  it("never lies on the part, and fills a hole at most", () => {
    for (const side of ["outer", "inner", "both"] as const)
      for (const width of [1, 4, 12]) {
        const footprint = kernel.union(plate());
        for (const [x, y] of points(make(plate(), brim(side, width)).brim)) {
          expect(inPart(footprint, x, y), `${x} ${y}`).toBe(false);
          expect(distance(footprint, x, y)).toBeGreaterThan(0.24);
        }
      }
  });

  it("is one round parts that are near, and unites what overlaps", () => {
    const near = concat(rect(30, 40, 45, 60), rect(46, 40, 60, 60));
    expect(pathCount(make(near, brim("outer")).brim[0]!)).toBe(1);
    const over = concat(rect(30, 40, 45, 60), rect(44, 40, 60, 60));
    const { brim: rings } = make(over, brim("both"));
    expect(rings.every((ring) => pathCount(ring) === 1)).toBe(true);
    expect(area(rings.at(-1)!) / UM / UM).toBeCloseTo(30.5 * 20.5, 1);
  });

  it("is left out beyond the bed, loop by loop", () => {
    const made = make(concat(rect(2, 40, 20, 60), rect(60, 40, 80, 60)), brim("outer"));
    expect(made.complete).toBe(false);
    const xs = points(made.brim).map(([x]) => x);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0.25);
    // The other part has its whole brim.
    expect(Math.max(...xs)).toBeGreaterThan(83);
    expect(make(NO_POLYS, brim("both"))).toEqual({ skirt: [], brim: [], complete: true });
  });
});
