import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../foundation/random.ts";
import type { Mesh, Vec3 } from "../geometry/mesh.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { answered, drilled, meant, raw } from "./deviation/fixtures/compare.ts";
import { boxMesh, distanceByAll, moved, sampledMost } from "./deviation/fixtures/oracle.ts";
import { reordered } from "./recognition/fixtures/disturb.ts";
import { PartBuilder } from "./recognition/fixtures/parts.ts";
import { build, see } from "./recognition/fixtures/see.ts";

const SEED = 20_261_122;
let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

describe("whatever the input", () => {
  const size = fc.integer({ min: 4, max: 40 }).map((x) => x / 2);
  const any = fc.record({
    box: fc.tuple(size, size, size),
    other: fc.tuple(size, size, size),
    by: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -30, max: 30 }).map((x) => x / 7))),
    cone: fc.tuple(size, size, fc.integer({ min: 3, max: 24 })),
    seed: fc.integer({ min: 1, max: 1e6 }),
  });
  type Given = typeof any extends fc.Arbitrary<infer T> ? T : never;
  const pairOf = ({ box, other, by, cone: [r1, r2, n] }: Given): [Mesh, Mesh] => {
    const b = new PartBuilder();
    const round = b.round(r1 / 2, r2 / 2, 12, [0, 0, -3], n);
    const one = build(b.graph(b.unite(b.box(box, [0, 0, 0]), round)), kernel).mesh;
    return [one, moved(boxMesh(other), by as unknown as Vec3)];
  };

  it("the bracket holds every sample, and its point is where it says", () => {
    fc.assert(
      fc.property(any, (given) => {
        const [a, b] = pairOf(given);
        const { fromPart, fromReference } = raw(a, b, { within: 0.02 });
        const random = seededRandom(given.seed);
        for (const [one, other, side] of [
          [a, b, fromPart],
          [b, a, fromReference],
        ] as const) {
          expect(sampledMost(one, other, 60, random)).toBeLessThanOrEqual(side.hi + 1e-9);
          expect(side.hi - side.lo).toBeLessThanOrEqual(0.02 + 1e-9);
          expect(distanceByAll(other, side.at)).toBeCloseTo(side.lo, 7);
          expect(distanceByAll(one, side.at)).toBeLessThan(1e-9);
        }
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  it("roles swapped give the same numbers", () => {
    fc.assert(
      fc.property(any, (given) => {
        const [a, b] = pairOf(given);
        const [one, two] = [raw(a, b), raw(b, a)];
        expect(two.lo).toBe(one.lo);
        expect(two.hi).toBe(one.hi);
        expect(two.fromPart.at).toEqual(one.fromReference.at);
      }),
      { seed: SEED, numRuns: 15 },
    );
  });

  it("the order of triangles and vertices changes no bit", () => {
    const [a, b] = [drilled(kernel, 3.05, 16), drilled(kernel, 3, 20, 1)];
    const { fromPart: one, ...rest } = meant(a, b);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const random = seededRandom(seed);
        const [c, d] = [reordered(a, random), reordered(b, random)];
        const { fromPart: two, ...others } = meant(c, d);
        const bare = (side: typeof one) => ({ ...side, partTriangle: 0 });
        expect(bare(two)).toEqual(bare(one));
        expect([others.lo, others.hi, others.chord]).toEqual([rest.lo, rest.hi, rest.chord]);
      }),
      { seed: SEED, numRuns: 5 },
    );
  });

  it("a pose is the same as moving the mesh", () => {
    const [a, b] = [drilled(kernel, 3.1, 24), drilled(kernel, 3, 40)];
    const quarter = {
      rows: [
        [0, 1, 0],
        [-1, 0, 0],
        [0, 0, 1],
      ],
      shift: [-20, 60, 0],
      mirrored: false,
    };
    const back: Mesh = {
      ...a,
      positions: a.positions.map((_, i, p) => {
        const [x, y, z] = [0, 1, 2].map((k) => p[i - (i % 3) + k] as number) as [
          number,
          number,
          number,
        ];
        return [60 - y, x + 20, z][i % 3] as number;
      }),
    };
    const posed = answered({
      part: { mesh: back, recognition: see(back), pose: quarter as never },
      reference: { mesh: b, recognition: see(b) },
    });
    const plain = meant(a, b);
    expect(posed.lo).toBeCloseTo(plain.lo, 2);
    expect(posed.hi).toBeCloseTo(plain.hi, 2);
    expect(posed.fromPart.material).toBe("missing");
  });
});
