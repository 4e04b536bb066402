import { expect, it } from "vitest";
import type { Face, Solid } from "../../../engine/solid/solid-types.ts";
import { rotated, rotationOf } from "../../../engine/slicing/turn.ts";
import { layTurn } from "./lay-turn.ts";

const bounds = { min: [0, 0, 0], max: [0, 0, 0] } as const;
const face = (surface: Face["surface"]): Face => ({
  feature: "",
  role: "",
  surface,
  fitted: false,
  residual: 0,
  area: 1,
  bounds,
});
const plane = (normal: readonly [number, number, number], offset: number): Face =>
  face({ kind: "plane", normal, offset });

it("lays a part on a flat face that nothing of it sticks out from, and on no other", () => {
  const solid = {
    // A step: 10 high at the back, 4 in front.
    mesh: {
      positions: Float64Array.from([0, 0, 0, 20, 0, 0, 20, 10, 0, 0, 0, 4, 20, 5, 4, 20, 5, 10]),
      triangles: new Uint32Array(),
    },
    faces: [
      plane([0, 0, 1], 10),
      plane([0, 0, 1], 4),
      plane([1, 0, 0], 20),
      face({ kind: "sphere", centre: [0, 0, 0], radius: 1, inward: false }),
    ],
  } as unknown as Solid;
  for (const [at, normal] of [
    [0, [0, 0, 1]],
    [2, [1, 0, 0]],
  ] as const) {
    const turn = layTurn(solid, at);
    if (typeof turn === "string") throw new Error(turn);
    expect(rotated(rotationOf(turn), normal)[2]).toBeCloseTo(-1, 9);
  }
  expect(layTurn(solid, 1)).toBe("behind");
  expect(layTurn(solid, 3)).toBe("round");
});
