import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { seededRandom } from "../../../foundation/random.ts";
import { createKernel } from "../../../solid/kernel.ts";
import { PartBuilder } from "../fixtures/parts.ts";
import { build, count, see } from "../fixtures/see.ts";

it("keeps the thin rim of a box one face when its corners are rounded to some ten-thousandths", async () => {
  const kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  const b = new PartBuilder();
  const outer = b.box([64, 44, 30], [32, 22, 15]);
  const mesh = build(b.graph(b.cut(outer, b.box([59, 39, 30], [32, 22, 18]))), kernel).mesh;
  for (let seed = 1; seed <= 12; seed++) {
    const random = seededRandom(seed);
    const positions = mesh.positions.map((x) => x + 5e-4 * (random() - 0.5));
    expect(count(see({ positions, triangles: mesh.triangles })), `seed ${seed}`).toEqual({
      plane: 11,
    });
  }
});

it("leaves faces apart that make an edge of a twentieth of a degree", async () => {
  const kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  const b = new PartBuilder();
  const roof = b.pulled(
    [
      {
        points: [
          [0, 0],
          [60, 0],
          [60, 10],
          [30, 10.02618],
          [0, 10],
        ],
      },
    ],
    40,
  );
  expect(count(see(build(b.graph(roof), kernel).mesh))).toEqual({ plane: 7 });
});
