import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
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
import {
  blends,
  build as buildWith,
  count,
  of,
  see,
  throughStl,
} from "./recognition/fixtures/see.ts";
import { threadMesh } from "./recognition/fixtures/thread-mesh.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

const build = (graph: CsgGraph): Solid => buildWith(graph, kernel);

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
      64,
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
