import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../foundation/random.ts";
import type { Mesh, Vec3 } from "../../../geometry/mesh.ts";
import { reordered, turned } from "../fixtures/disturb.ts";
import { count, see } from "../fixtures/see.ts";

/** A cube from the origin and a box that touches it, as one mesh. */
function touching(at: Vec3, size: Vec3): Mesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (const [from, by] of [
    [
      [0, 0, 0],
      [10, 10, 10],
    ],
    [at, size],
  ] as const) {
    const first = positions.length / 3;
    for (let i = 0; i < 8; i++)
      for (const k of [0, 1, 2] as const) positions.push(from[k] + ((i >> k) & 1) * by[k]);
    for (const [a, b, c, d] of [
      [0, 2, 3, 1],
      [4, 5, 7, 6],
      [0, 1, 5, 4],
      [2, 6, 7, 3],
      [0, 4, 6, 2],
      [1, 3, 7, 5],
    ] as const)
      triangles.push(...[a, b, c, a, c, d].map((v) => v + first));
  }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

describe("two boxes that touch in an edge or a face", () => {
  it("have the faces of two boxes, in any order of triangles and however they lie", () => {
    for (const mesh of [
      touching([10, 10, 0], [10, 10, 10]),
      touching([10, 0, 0], [10, 10, 10]),
      touching([10, 10, 10], [5, 5, 5]),
    ])
      for (let seed = 1; seed <= 20; seed++) {
        const random = seededRandom(seed);
        const other = reordered(seed % 2 === 0 ? turned(mesh, random) : mesh, random);
        expect(count(see(other))).toEqual({ plane: 12 });
      }
  });
});
