import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../foundation/random.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { createKernel, type Kernel } from "./kernel.ts";
import { solidFromMesh } from "./solid-from-mesh.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

type Corner = readonly [number, number, number];

/** Boxes side by side, by lowest corner and size; triangles in an order by `seed`. */
function boxes(list: readonly (readonly [Corner, Corner])[], seed: number): Mesh {
  const positions: number[] = [];
  const triangles: [number, number, number][] = [];
  for (const [at, size] of list) {
    const first = positions.length / 3;
    for (let i = 0; i < 8; i++)
      for (const k of [0, 1, 2] as const) positions.push(at[k] + ((i >> k) & 1) * size[k]);
    for (const [a, b, c, d] of [
      [0, 2, 3, 1],
      [4, 5, 7, 6],
      [0, 1, 5, 4],
      [2, 6, 7, 3],
      [0, 4, 6, 2],
      [1, 3, 7, 5],
    ] as const)
      triangles.push([a + first, b + first, c + first], [a + first, c + first, d + first]);
  }
  const random = seededRandom(seed);
  const order = triangles.map((t) => ({ t, at: random(), by: Math.floor(3 * random()) }));
  order.sort((a, b) => a.at - b.at);
  const turned = order.flatMap(({ t, by }) => [0, 1, 2].map((k) => t[(k + by) % 3] as number));
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(turned) };
}

const CUBE = [
  [0, 0, 0],
  [10, 10, 10],
] as const;
const TOUCHING: Readonly<Record<string, readonly (readonly [Corner, Corner])[]>> = {
  edge: [
    CUBE,
    [
      [10, 10, 0],
      [10, 10, 10],
    ],
  ],
  face: [
    CUBE,
    [
      [10, 0, 0],
      [10, 10, 10],
    ],
  ],
  corner: [
    CUBE,
    [
      [10, 10, 10],
      [4, 4, 4],
    ],
  ],
  "three about an edge": [
    CUBE,
    [
      [10, 10, 0],
      [10, 10, 10],
    ],
    [
      [10, 0, 0],
      [5, 10, 10],
    ],
  ],
};

describe("solids that only touch", () => {
  it("stay as many as they are, whole, in any order of triangles", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(TOUCHING)),
        fc.integer({ min: 1, max: 1e9 }),
        (name, seed) => {
          const list = TOUCHING[name] ?? [];
          const made = solidFromMesh(boxes(list, seed), kernel);
          const volume = list.reduce((sum, [, [x, y, z]]) => sum + x * y * z, 0);
          expect(made.ok && [made.value.bodies, made.value.genus]).toEqual([list.length, 0]);
          expect(made.ok && made.value.volume).toBeCloseTo(volume, 6);
        },
      ),
      { numRuns: 60, seed: 8 },
    );
  });
});
