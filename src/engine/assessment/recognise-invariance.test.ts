import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { seededRandom } from "../foundation/random.ts";
import { importMesh } from "../interchange/import-mesh.ts";
import type { CsgGraph } from "../solid/graph.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { reordered, split, turned } from "./recognition/fixtures/disturb.ts";
import { octaSphere, skewRings, skewTorus } from "./recognition/fixtures/other-meshes.ts";
import { bored, dressed, knob, plate, slotted } from "./recognition/fixtures/parts.ts";
import {
  build as buildWith,
  count,
  essence,
  of,
  see,
  throughStl,
} from "./recognition/fixtures/see.ts";
import { recognise } from "./recognise.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

const build = (graph: CsgGraph): Solid => buildWith(graph, kernel);

describe("what must not matter", () => {
  const makers = { plate, bored, slotted, dressed, knob };
  it("pose, order of triangles, splitting and 32-bit files", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(makers) as (keyof typeof makers)[])),
        fc.integer({ min: 1, max: 1e9 }),
        (name, seed) => {
          const random = seededRandom(seed);
          const { mesh } = build(makers[name](32));
          const disturbed = throughStl(turned(split(reordered(mesh, random), random), random));
          expect(essence(see(disturbed))).toBe(essence(see(mesh)));
        },
      ),
      { numRuns: 20, seed: 4 },
    );
  });

  it("vertices rounded to a tenth of a micrometre, to six digits, and to few decimals", () => {
    for (const [name, grid] of [
      ["bored", 1e-4],
      ["plate", 5e-4],
      ["dressed", 5e-4],
      // Three and two decimals: coarser than six digits of so small a part.
      ["knob", 1e-3],
      ["bored", 1e-3],
      ["bored", 1e-2],
    ] as const) {
      const { mesh } = build(makers[name](32));
      const positions = mesh.positions.map((x) => Math.round((x + 0.37 * grid) / grid) * grid);
      expect([name, grid, essence(see({ ...mesh, positions }))]).toEqual([
        name,
        grid,
        essence(see(mesh)),
      ]);
    }
  });

  it("corners that are off by some micrometres: thinned out, measured, or written with four digits", () => {
    const random = seededRandom(7);
    for (const [name, most] of [
      ["plate", 0.001],
      ["bored", 0.001],
      ["knob", 0.001],
      ["plate", 0.002],
    ] as const) {
      const { mesh } = build(makers[name](32));
      const positions = mesh.positions.map((x) => x + (2 * random() - 1) * most);
      expect([name, most, essence(see({ ...mesh, positions }))]).toEqual([
        name,
        most,
        essence(see(mesh)),
      ]);
    }
  });

  it("the number of segments, from 16 on", () => {
    // Without a vertex where the slot's side touches the round, the union has true steps there.
    const counts = {
      plate: [16, 23, 96],
      bored: [16, 23, 96],
      slotted: [16, 48, 96],
      knob: [16, 31],
    };
    for (const name of ["plate", "bored", "slotted", "knob"] as const)
      for (const n of counts[name])
        expect(essence(see(throughStl(build(makers[name](n)).mesh)))).toBe(
          essence(see(build(makers[name](32)).mesh)),
        );
  });

  it("the way another program cuts a curve into triangles", () => {
    const straight = (r: number) => [0, 3, 9, 20].map((z) => ({ r, z }));
    const cone = [0, 6, 10].map((z) => ({ r: 5 + z / 2, z }));
    const ball = Array.from({ length: 21 }, (_, k) => {
      const a = Math.PI * (0.1 + 0.04 * k);
      return { r: 9 * Math.sin(a), z: -9 * Math.cos(a) };
    });
    for (const n of [16, 40, 128]) {
      const cylinder = see(throughStl(skewRings(straight(5), n)));
      expect(count(cylinder)).toEqual({ plane: 2, cylinder: 1 });
      expect(of(cylinder, "boss")[0]?.diameter).toBeCloseTo(10, 4);
      expect(count(see(throughStl(skewRings(cone, n))))).toEqual({ plane: 2, cone: 1 });
      const ring = see(throughStl(skewTorus(20, 4, n, Math.max(16, n / 2))));
      expect(ring.surfaces.map((x) => x.shape)).toMatchObject([{ kind: "torus" }]);
      const [{ shape } = { shape: { kind: "free" as const } }] = ring.surfaces;
      expect(shape.kind === "torus" && shape.majorRadius).toBeCloseTo(20, 4);
      expect(shape.kind === "torus" && shape.minorRadius).toBeCloseTo(4, 4);
    }
    expect(count(see(throughStl(skewRings(ball, 40))))).toEqual({ plane: 2, sphere: 1 });
    for (const levels of [2, 4])
      expect(see(throughStl(octaSphere(7, levels))).surfaces.map((x) => x.shape)).toMatchObject([
        { kind: "sphere", inward: false },
      ]);
  });

  it("gives the very same numbers in any order of triangles", () => {
    const { mesh } = build(bored(24));
    const { surfaceOf: _a, surfaces: a, ...first } = see(mesh);
    const { surfaceOf: _b, surfaces: b, ...again } = see(reordered(mesh, seededRandom(3)));
    const plain = (list: typeof a) =>
      list.map(({ triangles, ...rest }) => ({ ...rest, n: triangles.length }));
    expect(again).toEqual(first);
    expect(plain(b)).toEqual(plain(a));
  });
});

describe("the same in every JavaScript engine", () => {
  it("uses only arithmetic that the language defines exactly", () => {
    const folder = "src/engine/assessment/recognition";
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (f) => f.endsWith(".ts") && !f.startsWith("fixtures"),
    );
    expect(files.length).toBeGreaterThan(20);
    const inexact =
      /Math\.(?:sin|cos|tan|a(?:sin|cos|tan)[2h]?|sinh|cosh|tanh|pow|exp|expm1|log\w*|hypot|cbrt|random)\b|\w \*\* /;
    for (const file of ["../recognise.ts", ...files])
      expect(inexact.exec(readFileSync(`${folder}/${file}`, "utf8")), file).toBeNull();
  });
});

describe("meshes that nobody here made", () => {
  const MODELS = "../shared/models";
  const mechanical = [
    "cube20",
    "bridge",
    "calicube25",
    "enclosure",
    "extruder_idler",
    "gimbal",
    "m3_screw",
  ];
  it.runIf(existsSync(MODELS))("explains the mechanical ones", () => {
    for (const name of mechanical) {
      const file = readFileSync(`${MODELS}/${name}.stl`);
      const mesh = importMesh(new Uint8Array(file), `${name}.stl`, quietCtx());
      if (!mesh.ok) throw new Error(name);
      const found = see(mesh.value.mesh);
      expect(found.explained, name).toBeGreaterThan(0.95);
      if (name === "m3_screw") expect(of(found, "thread")[0]?.pitch).toBeCloseTo(0.5, 2);
    }
  });

  it("names bad input and answers for odd input", () => {
    const nothing = { positions: new Float64Array(0), triangles: new Uint32Array(0) };
    expect(recognise({ mesh: nothing }, quietCtx())).toMatchObject({
      ok: false,
      problems: [{ code: "solid.empty" }],
    });
    const bad = {
      positions: Float64Array.of(0, 0, NaN, 1, 0, 0, 0, 1, 0),
      triangles: Uint32Array.of(0, 1, 2),
    };
    expect(recognise({ mesh: bad }, quietCtx())).toMatchObject({
      ok: false,
      problems: [{ code: "solid.mesh-invalid" }],
    });
    const one = {
      positions: Float64Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0),
      triangles: Uint32Array.of(0, 1, 2),
    };
    expect(see(one).openSides).toBe(3);
    const flat = { positions: new Float64Array(9), triangles: Uint32Array.of(0, 1, 2) };
    expect(recognise({ mesh: flat }, quietCtx()).ok).toBe(false);
  });
});
