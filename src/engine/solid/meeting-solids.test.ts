import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { evaluateGraph } from "./evaluate.ts";
import type { CsgNode, CsgOp } from "./graph.ts";
import { createKernel, type Kernel } from "./kernel.ts";
import type { Solid } from "./solid-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

type Vec3 = [number, number, number];
type Tree = readonly [CsgOp, ...Tree[]];

function build(tree: Tree): Solid {
  const nodes: CsgNode[] = [];
  const walk = ([op, ...inputs]: Tree): number => nodes.push({ op, inputs: inputs.map(walk) }) - 1;
  const result = evaluateGraph({ nodes, outputs: [walk(tree)] }, kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const cuboid = (size: Vec3, center: Vec3 = [0, 0, 0]): Tree => [{ kind: "cuboid", size, center }];
const union = (...trees: Tree[]): Tree => [{ kind: "union" }, ...trees];
const subtract = (...trees: Tree[]): Tree => [{ kind: "subtract" }, ...trees];
const shift = (by: Vec3, tree: Tree): Tree => [
  { kind: "transform", matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...by, 1] },
  tree,
];
/** About z, with the sine and cosine that the language gives for this many radians. */
const turnZ = (angle: number, tree: Tree): Tree => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [{ kind: "transform", matrix: [c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] }, tree];
};
/** A box from one corner to the other along `axis`, 10 mm the other ways. */
const between = (axis: number, from: number, to: number): Tree => {
  const size: Vec3 = [10, 10, 10];
  const center: Vec3 = [0, 0, 0];
  size[axis] = to - from;
  center[axis] = (from + to) / 2;
  return cuboid(size, center);
};

const tenths = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: most }).map((n) => n / 10);
const thousandths = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 100, max: 1000 * most }).map((n) => n / 1000);

const length = fc.oneof(tenths(400), thousandths(100));

describe("solids that meet at a seam", () => {
  it("are one body wherever the seam lies", () => {
    fc.assert(
      fc.property(fc.nat(2), length, length, length, (axis, start, a, b) => {
        const seam = start + a;
        const two = union(between(axis, start, seam), between(axis, seam, seam + b));
        const solid = build(two);
        expect(solid.bodies).toBe(1);
        expect(solid.volume).toBeCloseTo(100 * (a + b), 4);
      }),
    );
  });

  it("are one body when one of them was moved there in steps, or turned", () => {
    fc.assert(
      fc.property(tenths(400), tenths(400), tenths(400), (a, b, step) => {
        const moved = shift([step, 0, 0], shift([a - step, 0, 0], between(0, 0, b)));
        expect(build(union(between(0, 0, a), moved)).bodies).toBe(1);
        const turned = turnZ(Math.PI / 2, between(0, a, a + b));
        expect(build(union(between(1, 0, a), turned)).bodies).toBe(1);
      }),
    );
  });

  it("are one body as ten layers, each on the one below", () => {
    for (const height of [0.1, 0.6, 0.7, 1.1, 1.2]) {
      const layers = Array.from({ length: 10 }, (_, i) =>
        shift([0, 0, i * height], between(2, 0, height)),
      );
      expect(build(union(...layers)).bodies, `layers of ${height}`).toBe(1);
    }
  });

  it("leave no skin where a pocket ends at the face it is cut to", () => {
    fc.assert(
      fc.property(tenths(200), tenths(200), tenths(30), (height, depth, wall) => {
        const outside = 20 + 2 * wall;
        const block = cuboid([outside, outside, height + depth], [0, 0, (height + depth) / 2]);
        const pocket = shift([0, 0, height + depth / 2], cuboid([20, 20, depth]));
        const solid = build(subtract(block, pocket));
        expect([solid.bodies, solid.genus]).toEqual([1, 0]);
        expect(solid.volume).toBeCloseTo(outside ** 2 * (height + depth) - 400 * depth, 3);
      }),
    );
  });

  it("leave no slivers on a countersunk bore", () => {
    const round = (from: number, to: number, height: number, center: Vec3): Tree => [
      {
        kind: "cylinder",
        height,
        startRadius: [from, from],
        endRadius: [to, to],
        startAngle: 0,
        endAngle: 360,
        segments: 32,
        center,
      },
    ];
    fc.assert(
      fc.property(tenths(30), tenths(100), tenths(100), (scale, x, y) => {
        const k = 0.2 + scale;
        const at = (z: number): Vec3 => [k * (x - 5), k * (y - 5), k * z];
        const block = cuboid([30 * k, 30 * k, 20 * k], [0, 0, 10 * k]);
        const bore = round(2.5 * k, 2.5 * k, 22 * k, at(10));
        const sink = round(2 * k, 6 * k, 4 * k, at(19));
        const solid = build(subtract(block, bore, sink));
        expect([solid.faces.length, solid.genus, solid.mesh.triangles.length]).toEqual([8, 1, 624]);
      }),
      { numRuns: 60 },
    );
  });

  it("keep the flat faces of what is turned freely as they are", () => {
    const solid = build(turnZ(0.3, cuboid([20, 10, 5])));
    const { positions, triangles } = solid.mesh;
    expect(triangles.length).toBe(36);
    const lengths = [5, 10, 20, Math.hypot(5, 10), Math.hypot(5, 20), Math.hypot(10, 20)];
    for (let t = 0; t < triangles.length; t++) {
      const [a, b] = [t, t % 3 === 2 ? t - 2 : t + 1].map((i) => 3 * (triangles[i] as number));
      const along = [0, 1, 2].map(
        (k) => (positions[(a as number) + k] as number) - (positions[(b as number) + k] as number),
      );
      const off = Math.min(...lengths.map((length) => Math.abs(Math.hypot(...along) - length)));
      expect(off).toBeLessThan(1e-12);
    }
  });
});
