import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { createCache, type SolidCache } from "./cache.ts";
import { evaluateGraph } from "./evaluate.ts";
import type { CsgNode, CsgOp } from "./graph.ts";
import { createKernel, type Kernel } from "./kernel.ts";
import type { Solid } from "./solid-types.ts";

let kernel: Kernel;
let cache: SolidCache;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  cache = createCache();
});

type Tree = readonly [CsgOp, ...Tree[]];

function build(tree: Tree, kept?: SolidCache): Solid | null {
  const nodes: CsgNode[] = [];
  const walk = ([op, ...inputs]: Tree): number => nodes.push({ op, inputs: inputs.map(walk) }) - 1;
  const result = evaluateGraph({ nodes, outputs: [walk(tree)] }, kernel, quietCtx(), kept);
  if (result.ok) return result.value;
  if (result.problems[0]?.code === "solid.empty") return null;
  throw new Error(JSON.stringify(result.problems));
}

const volume = (kind: "union" | "subtract" | "intersect", ...trees: Tree[]): number =>
  build([{ kind }, ...trees], cache)?.volume ?? 0;

const length = fc.integer({ min: 5, max: 60 }).map((n) => n / 5);
const place = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -20, max: 20 }).map((n) => n / 7)));
const body: fc.Arbitrary<Tree> = fc.oneof(
  fc
    .tuple(length, length, length, place)
    .map(
      ([x, y, z, p]): Tree => [
        { kind: "cuboid", size: [x, y, z], center: p as unknown as [number, number, number] },
      ],
    ),
  fc.tuple(length, length, length, place).map(
    ([r, s, height, p]): Tree => [
      {
        kind: "cylinder",
        height,
        startRadius: [r, r],
        endRadius: [s, s],
        startAngle: 0,
        endAngle: 360,
        center: p as unknown as [number, number, number],
        segments: 24,
      },
    ],
  ),
  fc.tuple(length, place).map(
    ([r, p]): Tree => [
      {
        kind: "ellipsoid",
        radius: [r, r, r],
        center: p as unknown as [number, number, number],
        segments: 16,
      },
    ],
  ),
);

describe("boolean laws", () => {
  it("hold for volumes of two bodies", () => {
    fc.assert(
      fc.property(body, body, (a, b) => {
        const [va, vb] = [volume("union", a), volume("union", b)];
        const [both, either] = [volume("intersect", a, b), volume("union", a, b)];
        const near = 1e-6 * (va + vb);
        expect(Math.abs(either + both - va - vb)).toBeLessThan(near);
        expect(Math.abs(volume("subtract", a, b) + both - va)).toBeLessThan(near);
        expect(Math.abs(volume("union", b, a) - either)).toBeLessThan(near);
        expect(volume("subtract", a, a)).toBeLessThan(near);
      }),
      { numRuns: 40 },
    );
  });

  it("give every triangle a face that exists, whose plane holds its vertices", () => {
    fc.assert(
      fc.property(body, body, body, (a, b, c) => {
        const solid = build([{ kind: "subtract" }, [{ kind: "union" }, a, b], c], cache);
        if (!solid) return;
        const { positions, triangles } = solid.mesh;
        for (let t = 0; t < solid.faceOf.length; t++) {
          const surface = solid.faces[solid.faceOf[t] as number]?.surface;
          expect(surface).toBeDefined();
          if (surface?.kind !== "plane") continue;
          for (let k = 0; k < 3; k++) {
            const v = 3 * (triangles[3 * t + k] as number);
            const [x, y, z] = positions.subarray(v, v + 3) as unknown as [number, number, number];
            const [nx, ny, nz] = surface.normal;
            expect(Math.abs(nx * x + ny * y + nz * z - surface.offset)).toBeLessThan(1e-4);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("are the same with and without flattening and cache", () => {
    fc.assert(
      fc.property(body, body, body, (a, b, c) => {
        const chain: Tree = [{ kind: "subtract" }, [{ kind: "subtract" }, a, b], c];
        const batch: Tree = [{ kind: "subtract" }, a, [{ kind: "union" }, b, c]];
        const [one, two, kept] = [build(chain), build(batch), build(chain, cache)];
        expect(one?.volume ?? 0).toBeCloseTo(two?.volume ?? 0, 6);
        expect(kept?.volume ?? 0).toBeCloseTo(one?.volume ?? 0, 6);
        // A fresh run gives the same bits again.
        expect(build(chain)?.mesh).toEqual(one?.mesh);
      }),
      { numRuns: 15 },
    );
  });
});
