import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { seededRandom } from "../foundation/random.ts";
import type { Mesh } from "../geometry/mesh.ts";
import { importMesh } from "../interchange/import-mesh.ts";
import { writeStl } from "../interchange/write-stl.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import type { CsgGraph } from "../solid/graph.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import {
  bored,
  dressed,
  knob,
  loopOf,
  PartBuilder,
  plate,
  slotted,
} from "./recognition/fixtures/parts.ts";
import { reordered, split, turned } from "./recognition/fixtures/disturb.ts";
import { octaSphere, skewRings, skewTorus } from "./recognition/fixtures/other-meshes.ts";
import { threadMesh } from "./recognition/fixtures/thread-mesh.ts";
import { recognise } from "./recognise.ts";
import type { Blend, Feature, Recognition } from "./recognition-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

function build(graph: CsgGraph): Solid {
  const result = evaluateGraph(graph, kernel, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function see(mesh: Mesh, provenance?: Solid): Recognition {
  const result = recognise(provenance ? { mesh, provenance } : { mesh }, quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Written to a file of 32-bit numbers and read again. */
function throughStl(mesh: Mesh): Mesh {
  const back = importMesh(writeStl(mesh), "part.stl", quietCtx());
  if (!back.ok) throw new Error(JSON.stringify(back.problems));
  return back.value.mesh;
}

const of = <K extends Feature["kind"]>(r: Recognition, kind: K): Extract<Feature, { kind: K }>[] =>
  r.features.filter((f): f is Extract<Feature, { kind: K }> => f.kind === kind);

const blends = (r: Recognition, kind: "fillet" | "round"): string[] =>
  r.features.flatMap((f) => (f.kind === kind ? [(f as Blend).radius.toFixed(3)] : []));

const count = (r: Recognition): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { shape } of r.surfaces) counts[shape.kind] = (counts[shape.kind] ?? 0) + 1;
  return counts;
};

/** What must not depend on pose, order or file: kinds and counts, sizes to a hundredth. */
function essence(r: Recognition): string {
  const size = (x: number): string => x.toFixed(2);
  const lines = r.features.map((f) => {
    if (f.kind === "hole") {
      const bores = f.counterbores.map((c) => `${size(c.diameter)}x${size(c.depth)}`).join();
      const sinks = f.countersinks.map((c) => `${size(c.diameter)}/${size(c.angle)}`).join();
      const end = f.closed ? f.closed.by : "through";
      return `hole ${size(f.diameter)} deep ${size(f.to - f.from)} ${end} ${bores} ${sinks}`;
    }
    if (f.kind === "boss") return `boss ${size(f.diameter)}`;
    if (f.kind === "turned")
      return `turned ${f.steps
        .map((s) => s.kind)
        .sort()
        .join()}`;
    if (f.kind === "slot") return `slot ${size(f.width)} ${size(f.length)} ${f.through}`;
    if (f.kind === "fillet" || f.kind === "round") return `${f.kind} ${size(f.radius)}`;
    if (f.kind === "chamfer") return `chamfer ${[...f.legs].map(size).sort().join()}`;
    if (f.kind === "pattern")
      return `${f.arrangement} ${f.features.length} ${f.pitches.map(size).sort().join()}`;
    return f.kind;
  });
  const kinds = Object.entries(count(r)).map(([kind, n]) => `${n} ${kind}`);
  return [...kinds.sort(), ...lines.sort()].join("\n");
}

describe("surfaces and features of parts", () => {
  it("finds the holes of a plate, by corner and by flat, and their grid", () => {
    for (const n of [16, 36, 128]) {
      const solid = build(plate(n));
      const found = see(throughStl(solid.mesh));
      expect(count(found)).toEqual({ plane: 6, cylinder: 4 });
      expect(found.explained).toBeCloseTo(1, 9);
      for (const hole of of(found, "hole")) {
        expect(hole.diameter).toBeCloseTo(5, 4);
        expect(hole.flatDiameter).toBeCloseTo(5 * Math.cos(Math.PI / n), 4);
        expect(hole.uncertainty).toBeLessThan(1e-4);
        expect(hole.through).toBe(true);
        expect(hole.to - hole.from).toBeCloseTo(8, 4);
      }
      const [pattern] = of(found, "pattern");
      expect(pattern?.arrangement).toBe("grid");
      expect([...(pattern?.pitches ?? [])].sort((a, b) => a - b)[0]).toBeCloseTo(30, 3);
    }
  });

  it("reads counterbore, countersink and drill point", () => {
    const found = see(throughStl(build(bored()).mesh));
    const [blind, counterbored, countersunk] = of(found, "hole");
    expect(blind).toMatchObject({ through: false, closed: { by: "point" } });
    expect(blind?.diameter).toBeCloseTo(8, 4);
    expect(counterbored).toMatchObject({ through: true, countersinks: [] });
    expect(counterbored?.diameter).toBeCloseTo(6.6, 4);
    expect(counterbored?.counterbores[0]?.diameter).toBeCloseTo(11, 4);
    expect(counterbored?.counterbores[0]?.depth).toBeCloseTo(6, 4);
    expect(countersunk).toMatchObject({ through: true, counterbores: [] });
    expect(countersunk?.countersinks[0]?.diameter).toBeCloseTo(10, 2);
    expect(countersunk?.countersinks[0]?.angle).toBeCloseTo(90, 2);
  });

  it("reads a slot and a bolt circle", () => {
    const found = see(throughStl(build(slotted()).mesh));
    const [slot] = of(found, "slot");
    expect(slot?.width).toBeCloseTo(8, 4);
    expect(slot?.length).toBeCloseTo(30, 4);
    expect(slot?.through).toBe(true);
    const [pattern] = of(found, "pattern");
    expect(pattern).toMatchObject({ arrangement: "circle", counts: [6] });
    expect(pattern?.circleDiameter).toBeCloseTo(24, 3);
    expect(of(found, "hole")).toHaveLength(7);
  });

  it("tells fillet, round and chamfer, and mends the corners", () => {
    const found = see(throughStl(build(dressed()).mesh));
    expect(count(found)).toEqual({ plane: 9, cylinder: 2 });
    expect(blends(found, "fillet")).toEqual(["3.000"]);
    expect(blends(found, "round")).toEqual(["5.000"]);
    const [chamfer] = of(found, "chamfer");
    expect(chamfer?.legs[0]).toBeCloseTo(2, 3);
    expect(chamfer?.legs[1]).toBeCloseTo(2, 3);
    expect(chamfer?.angle).toBeCloseTo(45, 3);
    const corner = found.corners.find((c) => c.reconstructed && c.at[0] > 49 && c.at[1] < 1);
    expect(corner?.at[0]).toBeCloseTo(50, 4);
    expect(corner?.at[1]).toBeCloseTo(0, 4);
  });

  it("reads a turned knob: cylinder, cone, torus, sphere", () => {
    const found = see(throughStl(build(knob()).mesh));
    expect(count(found)).toEqual({ torus: 1, cylinder: 1, cone: 1, sphere: 1, plane: 2 });
    const shapes = found.surfaces.map((s) => s.shape);
    expect(shapes.find((s) => s.kind === "torus")?.majorRadius).toBeCloseTo(12, 3);
    expect(shapes.find((s) => s.kind === "torus")?.minorRadius).toBeCloseTo(3, 3);
    const sphere = shapes.find((s) => s.kind === "sphere");
    expect(sphere?.radius).toBeCloseTo(9, 3);
    expect(shapes.find((s) => s.kind === "cone")?.halfAngleDegrees).toBeCloseTo(45, 2);
    expect(of(found, "turned")[0]?.steps.map((s) => s.kind)).toEqual([
      "cylinder",
      "cone",
      "sphere",
      "torus",
    ]);
  });

  it("leaves a flat on a shaft flat, and a hexagon six planes", () => {
    const b = new PartBuilder();
    const shaft = b.cut(b.round(5, 5, 20, [0, 0, 0], 64), b.box([10, 10, 10], [9, 0, 15]));
    const found = see(build(b.graph(b.unite(shaft, b.round(9, 9, 4, [0, 0, -4], 6)))).mesh);
    expect(count(found)).toEqual({ plane: 11, cylinder: 1 });
  });

  it("reads a blind slot, a ball-ended hole, and a boss with its root fillet", () => {
    const b = new PartBuilder();
    const cutter = [8, 30].map((x) => b.round(4, 4, 8, [x, 20, 3], 48));
    const slot = b.unite(...cutter, b.box([22, 8, 8], [19, 20, 7]));
    const ended = b.unite(b.round(3, 3, 9, [50, 20, 3], 48), b.ball(3, [50, 20, 3], 48));
    const block = b.cut(b.box([60, 40, 6], [30, 20, 3]), slot, b.move(ended, [0, 0, 1]));
    const found = see(throughStl(build(b.graph(block)).mesh));
    expect(of(found, "slot")[0]).toMatchObject({ through: false, axis: [0, 0, -1] });
    expect(of(found, "slot")[0]?.depth).toBeCloseTo(3, 4);
    expect(of(found, "hole")).toMatchObject([
      { through: false, closed: { by: "ball", end: "from" } },
    ]);

    const c = new PartBuilder();
    const profile = loopOf(
      [0, 0],
      [
        { to: [20, 0] },
        { to: [20, 5] },
        { to: [10, 5] },
        { to: [8, 7], center: [10, 7], clockwise: true },
        { to: [8, 20] },
        { to: [7, 21] },
        { to: [0, 21] },
        { to: [0, 0] },
      ],
    );
    const boss = see(throughStl(build(c.graph(c.turned(profile, 64))).mesh));
    expect(blends(boss, "fillet")).toEqual(["2.000"]);
    expect(of(boss, "chamfer")[0]?.legs.map((x) => x.toFixed(2))).toEqual(["1.00", "1.00"]);
    expect(of(boss, "boss").map((x) => x.diameter.toFixed(3))).toEqual(["40.000", "16.000"]);
  });

  it("reads rounded edges with their balls, and two fillets that run into each other", () => {
    const b = new PartBuilder();
    const size = [40, 30, 20] as const;
    const box = b.add({
      kind: "roundedCuboid",
      size,
      center: [0, 0, 0],
      roundRadius: 4,
      segments: 32,
    });
    const found = see(throughStl(build(b.graph(box)).mesh));
    expect(count(found)).toEqual({ plane: 6, cylinder: 12, sphere: 8 });
    expect(new Set(blends(found, "round"))).toEqual(new Set(["4.000"]));
    expect(blends(found, "round")).toHaveLength(20);

    const c = new PartBuilder();
    const wave = loopOf(
      [0, 0],
      [
        { to: [30, 0] },
        { to: [30, 10] },
        { to: [20, 10] },
        { to: [15, 15], center: [20, 15], clockwise: true },
        { to: [10, 20], center: [10, 15] },
        { to: [0, 20] },
        { to: [0, 0] },
      ],
      24,
    );
    const curved = see(build(c.graph(c.pulled([wave], 8))).mesh);
    expect(blends(curved, "fillet")).toEqual(["5.000"]);
    expect(blends(curved, "round")).toEqual(["5.000"]);
  });

  it("names an ellipse free instead of calling its ends cylinders", () => {
    const b = new PartBuilder();
    const e = b.add({
      kind: "cylinder",
      height: 10,
      startRadius: [10, 6],
      endRadius: [10, 6],
      startAngle: 0,
      endAngle: 360,
      center: [0, 0, 0],
      segments: 64,
    });
    const found = see(throughStl(build(b.graph(e)).mesh));
    expect(count(found)).toEqual({ plane: 2, free: 1 });
    expect(of(found, "free")[0]?.share).toBeCloseTo(1 - found.explained, 9);
  });

  it("keeps the radius of a bore that a cross bore cuts through its facets", () => {
    const b = new PartBuilder();
    const cross = b.matrix(
      b.round(2, 2, 40, [0, 0, -20], 30),
      [0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 10, 1],
    );
    const tube = b.cut(
      b.round(10, 10, 20, [0, 0, 0], 64),
      b.round(6, 6, 22, [0, 0, -1], 50),
      cross,
    );
    const found = see(throughStl(build(b.graph(tube)).mesh));
    expect(count(found)).toEqual({ plane: 2, cylinder: 4 });
    const radii = found.surfaces.flatMap((s) =>
      s.shape.kind === "cylinder" ? [s.shape.radius] : [],
    );
    expect(radii.map((r) => r.toFixed(3)).sort()).toEqual(["10.000", "2.000", "2.000", "6.000"]);
  });

  it("measures a modelled thread", () => {
    for (const [perTurn, hand] of [
      [32, 1],
      [36, -1],
    ] as const) {
      const [thread] = of(see(threadMesh(perTurn, hand)), "thread");
      expect(thread).toMatchObject({ hand: hand > 0 ? "right" : "left", internal: false });
      expect(thread?.pitch).toBeCloseTo(1.25, 2);
      expect(thread?.majorDiameter).toBeCloseTo(8, 2);
      expect(thread?.minorDiameter).toBeCloseTo(6.4, 2);
    }
  });
});

describe("provenance", () => {
  it("gives names and exact numbers where the mesh agrees, and no proof where it does not", () => {
    const b = new PartBuilder();
    const part = b.cut(
      b.box([20, 20, 5], [0, 0, 0]),
      b.round(2.5, 2.5, 9, [0, 0, -4], 40, "M6 tapped"),
    );
    const solid = build(b.graph(part));
    const named = see(solid.mesh, solid);
    const wall = named.surfaces.find((s) => s.shape.kind === "cylinder");
    expect(wall?.name?.feature).toBe("M6 tapped");
    expect(wall?.nominal).toMatchObject({ kind: "cylinder", radius: 2.5 });
    expect(of(named, "hole")[0]?.cosmeticThread).toBe("M6");
    // A face table that lies about the radius changes nothing that is measured.
    const faces = solid.faces.map((f) =>
      f.surface.kind === "cylinder" ? { ...f, surface: { ...f.surface, radius: 3 } } : f,
    );
    const lied = see(solid.mesh, { ...solid, faces });
    expect(of(lied, "hole")[0]?.diameter).toBeCloseTo(5, 6);
    expect(lied.surfaces.find((s) => s.shape.kind === "cylinder")?.nominal).toBeUndefined();
  });
});

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

  it("vertices rounded to a tenth of a micrometre and to a tenth of a thousandth of the size", () => {
    for (const [name, grid] of [
      ["bored", 1e-4],
      ["plate", 5e-4],
      ["dressed", 5e-4],
    ] as const) {
      const { mesh } = build(makers[name](32));
      const positions = mesh.positions.map((x) => Math.round((x + 0.37 * grid) / grid) * grid);
      expect(essence(see({ ...mesh, positions }))).toBe(essence(see(mesh)));
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
  const mechanical = ["cube20", "bridge", "calicube25", "enclosure", "extruder_idler"];
  it.runIf(existsSync(MODELS))("explains the mechanical ones", () => {
    for (const name of mechanical) {
      const file = readFileSync(`${MODELS}/${name}.stl`);
      const mesh = importMesh(new Uint8Array(file), `${name}.stl`, quietCtx());
      if (!mesh.ok) throw new Error(name);
      const found = see(mesh.value.mesh);
      expect(found.explained, name).toBeGreaterThan(0.95);
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
