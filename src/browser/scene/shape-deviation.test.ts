import { expect, it } from "vitest";
import { holedBox } from "./fixtures/holed-box.ts";
import { reachOf } from "./part/ghost.ts";
import { shapeDeviation } from "./shape-deviation.ts";

const solid = holedBox(16);

it("draws each corner of each piece at its own distance, with the normals of its face", () => {
  const { mesh } = solid;
  const source = Uint32Array.from({ length: mesh.triangles.length / 3 }, (_, t) => t);
  const distances = Float64Array.from({ length: mesh.positions.length / 3 }, (_, v) => v / 8);
  const shape = shapeDeviation(solid, { ...mesh, source, distances });
  for (const [i, vertex] of mesh.triangles.entries()) {
    const point = shape.triangles.index[i] as number;
    expect(shape.distances[point]).toBe(vertex / 8);
    expect(shape.triangles.faces[point]).toBe(solid.faceOf[Math.floor(i / 3)]);
  }
});

it("keeps the box of a reference that stands elsewhere", () => {
  const bounds = { min: [0, 0, 0], max: [10, 20, 30] } as const;
  expect(reachOf(bounds)).toEqual(bounds);
  const rows = [
    [0, -1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ] as const;
  const placed = { rows, shift: [7, -3, 11] } as const;
  expect(reachOf(bounds, placed)).toEqual({ min: [-13, -3, 11], max: [7, 7, 41] });
});
