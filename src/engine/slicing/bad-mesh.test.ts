import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { resolveProfile } from "../machines/resolve.ts";
import { type Clipper, createClipper } from "./clipper.ts";
import type { Plan } from "./plan.ts";
import { slice } from "./slice.ts";
import { box, prism, soup } from "./test-parts.ts";

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

/** Middle of the bed of the printer that tests use. */
const MIDDLE = [125, 105] as const;

function run(mesh: Mesh) {
  const profile = resolveProfile({ set: { skirt_loops: 0 } });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  return slice(mesh, profile.value, clipper, quietCtx());
}
function plan(mesh: Mesh): Plan {
  const result = run(mesh);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
const codes = (result: ReturnType<typeof run>): string[] => result.problems.map((p) => p.code);
const volume = (made: Plan): number => made.volumes.reduce((sum, v) => sum + v, 0);

describe("meshes that are not whole", () => {
  it("closes small gaps without a word, and names the layer of large ones", () => {
    const cube = box([0, 0, 0], [20, 20, 4]);
    // One whole side is gone: the three others show where it was.
    const sides = Array.from({ length: 12 }, (_, i) => i);
    const broken = soup(cube, sides);
    const without = (drop: readonly number[]): Mesh => ({
      positions: broken.positions,
      triangles: broken.triangles.filter((_, i) => !drop.includes(Math.floor(i / 3))),
    });
    const open = run(without([0, 1]));
    expect(codes(open)).toContain("slicing.open-contours");
    expect(open.problems[0]?.place).toEqual({ kind: "layer", index: 0 });
    if (open.ok) expect(volume(open.value)).toBeCloseTo(volume(plan(cube)), 3);

    const slit = prism(
      [
        [0, 0],
        [20, 0],
        [20, 20],
        [0, 20],
        [0, 0.5],
      ],
      0,
      4,
    );
    const slitSoup = soup(slit);
    const at = slitSoup.triangles.length;
    // The narrow side from (0, 0.5) to (0, 0).
    const narrow = Array.from({ length: at / 3 }, (_, t) => t).filter((t) =>
      [0, 1, 2].every((k) => {
        const v = slitSoup.triangles[3 * t + k]!;
        return slitSoup.positions[3 * v] === 0 && slitSoup.positions[3 * v + 1]! <= 0.5;
      }),
    );
    expect(narrow).toHaveLength(2);
    const closed = run({
      positions: slitSoup.positions,
      triangles: slitSoup.triangles.filter((_, i) => !narrow.includes(Math.floor(i / 3))),
    });
    expect(codes(closed)).toEqual([]);
    if (closed.ok) expect(volume(closed.value)).toBeCloseTo(volume(plan(cube)), 3);
  });

  it.each<[string, Mesh, string]>([
    [
      "no triangles",
      { positions: new Float64Array(0), triangles: new Uint32Array(0) },
      "slicing.nothing-to-print",
    ],
    [
      "numbers that are none",
      { positions: new Float64Array(9).fill(Number.NaN), triangles: Uint32Array.of(0, 1, 2) },
      "slicing.bad-mesh",
    ],
    [
      "a corner that is not there",
      { positions: new Float64Array(9), triangles: Uint32Array.of(0, 1, 3) },
      "slicing.bad-mesh",
    ],
    [
      "a broken triangle list",
      { positions: new Float64Array(9), triangles: Uint32Array.of(0, 1) },
      "slicing.bad-mesh",
    ],
    [
      "a flat sheet",
      { positions: Float64Array.of(0, 0, 0, 9, 0, 0, 0, 9, 0), triangles: Uint32Array.of(0, 1, 2) },
      "slicing.nothing-to-print",
    ],
    ["a dust grain", box([0, 0, 0], [0.1, 0.1, 0.05]), "slicing.nothing-to-print"],
    ["too wide", box([0, 0, 0], [300, 10, 10]), "slicing.too-large"],
    ["too high", box([0, 0, 0], [10, 10, 221]), "slicing.too-high"],
  ])("refuses %s", (_, mesh, code) => {
    const result = run(mesh);
    expect(result.ok).toBe(false);
    expect(codes(result)).toEqual([code]);
  });

  it("stops when it is told to", () => {
    const profile = resolveProfile({});
    if (!profile.ok) throw new Error();
    const ctx = { ...quietCtx(), cancelled: () => true };
    const result = slice(box([0, 0, 0], [9, 9, 9]), profile.value, clipper, ctx);
    expect(codes(result)).toEqual(["foundation.cancelled"]);
  });

  it("never throws, and stays on the bed, whatever the triangles", () => {
    const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(coordinate, { minLength: 9, maxLength: 90 }),
        fc.array(fc.nat(29), { minLength: 3, maxLength: 60 }),
        (numbers, corners) => {
          const positions = Float64Array.from(numbers.slice(0, 3 * Math.floor(numbers.length / 3)));
          const vertices = positions.length / 3;
          const triangles = Uint32Array.from(
            corners.slice(0, 3 * Math.floor(corners.length / 3)).map((v) => v % vertices),
          );
          const result = run({ positions, triangles });
          if (!result.ok) return;
          for (const layer of result.value.layers)
            for (let i = 0; i < layer.points.length; i += 2) {
              expect(Math.abs(layer.points[i]! - MIDDLE[0])).toBeLessThan(20.1);
              expect(Math.abs(layer.points[i + 1]! - MIDDLE[1])).toBeLessThan(20.1);
            }
          expect(Number.isFinite(volume(result.value))).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
