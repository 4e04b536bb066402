import { expect, it } from "vitest";
import type { Mesh } from "../../../engine/geometry/mesh.ts";
import { edgesOf, surfaceOf } from "./bed-edges.ts";

/** A box from 0 to 2, 3, 4. */
const BOX: Mesh = {
  positions: Float64Array.from(
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap((i) => [2 * (i & 1), 3 * ((i >> 1) & 1), 4 * (i >> 2)]),
  ),
  triangles: Uint32Array.from(
    [
      [0, 2, 3, 0, 3, 1],
      [4, 5, 7, 4, 7, 6],
      [0, 1, 5, 0, 5, 4],
      [2, 6, 7, 2, 7, 3],
      [0, 4, 6, 0, 6, 2],
      [1, 3, 7, 1, 7, 5],
    ].flat(),
  ),
};
const FACE = {
  normal: [0, 0, -1] as const,
  at: 0,
  outline: Float64Array.from([0, 0, 0, 0, 3, 0, 2, 3, 0, 2, 0, 0]),
};
const many = (mesh: Mesh): Mesh => ({
  ...mesh,
  triangles: Uint32Array.from({ length: 36 * 700 * 3 }, (_, i) => mesh.triangles[i % 36]!),
});

it("draws the twelve edges of a box, not the diagonals of its sides", () => {
  const edges = edgesOf(BOX);
  expect(edges).toHaveLength(12 * 6);
  for (let i = 0; i < edges.length; i += 6) {
    const along = [0, 1, 2].filter((k) => edges[i + k] !== edges[i + 3 + k]);
    expect(along).toHaveLength(1);
  }
});

it("draws the border of a mesh that is open", () => {
  expect(edgesOf({ ...BOX, triangles: BOX.triangles.subarray(0, 6) })).toHaveLength(4 * 6);
});

it("gives the part's own surface of a face, and of a very large mesh the outline", () => {
  expect(surfaceOf(BOX, FACE)).toHaveLength(2 * 9);
  expect([...surfaceOf(BOX, FACE)].filter((_, i) => i % 3 === 2)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(edgesOf(many(BOX))).toHaveLength(0);
  expect(surfaceOf(many(BOX), FACE)).toHaveLength(2 * 9);
});
