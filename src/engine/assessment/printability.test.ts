import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Mesh, Vec3 } from "../geometry/mesh.ts";
import { type Clipper, createClipper } from "../slicing/clipper.ts";
import { box, prism, squareWithHole, together } from "../slicing/test-parts.ts";
import { NO_TURN, type Turn, turnMesh } from "../slicing/turn.ts";
import type { Solid } from "../solid/solid-types.ts";
import type { Outcome } from "./checks/outcome.ts";
import type { PrintCheck, PrintKind } from "./checks/print/print-schemas.ts";
import { printChecker, rubricProfile } from "./printability.ts";

vi.setConfig({ testTimeout: 30_000 });

let clipper: Clipper;
beforeAll(async () => {
  clipper = await createClipper({});
});

/** Faces are not asked for here: every triangle is its own. */
function solidOf(mesh: Mesh): Solid {
  const faceOf = Uint32Array.from({ length: mesh.triangles.length / 3 }, (_, t) => t);
  const none: Vec3 = [0, 0, 0];
  const bounds = { min: none, max: none };
  return { mesh, faceOf, faces: [], volume: 0, area: 0, bounds, genus: 0, bodies: 1 };
}

type Given = { readonly turn?: Turn; readonly locked?: Record<string, string | number | boolean> };

function check(
  mesh: Mesh,
  wanted: Partial<PrintCheck> & { kind: PrintKind },
  given: Given = {},
): Outcome {
  const profile = rubricProfile({ printers: ["mk4"], locked: given.locked ?? {} });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  const planes = new Map([
    ["A", { point: [0, 0, 0] as Vec3, normal: [0, 0, -1] as Vec3 }],
    ["B", { point: [0, 0, 2] as Vec3, normal: [0, 0, 1] as Vec3 }],
  ]);
  const input = {
    solid: solidOf(mesh),
    profile: profile.value,
    turn: given.turn ?? NO_TURN,
    planes,
  };
  const run = printChecker(input, clipper, quietCtx());
  return run({ id: "x", weight: 1, area: 3, ...wanted } as PrintCheck);
}

/** Two slabs of some thickness, 8 mm and a gap apart, on a floor. */
const trough = (thick: number, apart: number): Mesh =>
  together(
    box([0, 0, 0], [thick, 20, 10]),
    box([thick + apart, 0, 0], [2 * thick + apart, 20, 10]),
  );

describe("walls, gaps and narrow things", () => {
  it.each([
    [2, 1.9, "pass"],
    [2, 2, "borderline"],
    [2, 2.1, "fail"],
    [0.79, 0.8, "borderline"],
    [0.7, 0.8, "fail"],
  ])("a wall of %f mm against %f: %s", (thick, min, verdict) => {
    const { measured, ...found } = check(trough(thick, 5), { kind: "print.wall", min });
    expect(measured).toBeCloseTo(thick, 9);
    expect(found.verdict).toBe(verdict);
    if (verdict !== "fail") return;
    expect(found.message).toBe("check.print.wall.too-thin");
    expect(found.places?.length).toBe(2);
    const [x, y, z] = found.anchor!;
    expect([thick / 2, 1.5 * thick + 5].some((middle) => Math.abs(x - middle) < 1e-6)).toBe(true);
    expect(y).toBeGreaterThan(0);
    expect(z).toBeLessThan(10);
  });

  it("takes a floor for a wall, and two nozzle widths as the least", () => {
    const tray = together(box([0, 0, 0], [20, 20, 0.6]), box([0, 0, 0], [20, 3, 8]));
    const found = check(tray, { kind: "print.wall" });
    expect(found).toMatchObject({
      verdict: "fail",
      params: { min: 0.8, measured: 0.6, beyond: 0.2 },
    });
  });

  it.each([
    [0.3, "fail"],
    [0.6, "pass"],
  ])("a gap of %f mm: %s", (apart, verdict) => {
    const found = check(trough(4, apart), { kind: "print.gap" });
    expect(found.measured).toBeCloseTo(apart, 9);
    expect(found.verdict).toBe(verdict);
  });

  it("a hole is a gap as wide as its flats are apart", () => {
    const found = check(squareWithHole(10, 0.3, 3, 32), { kind: "print.gap" });
    expect(found.measured).toBeCloseTo(0.3 * Math.cos(Math.PI / 32), 6);
    expect(found.verdict).toBe("fail");
    expect(check(squareWithHole(10, 3, 3, 32), { kind: "print.gap" }).verdict).toBe("pass");
  });

  it("a block has no gap", () => {
    expect(check(box([0, 0, 0], [5, 5, 5]), { kind: "print.gap" }).verdict).toBe("pass");
  });

  it.each([
    [0.3, "fail"],
    [0.6, "pass"],
  ])("a pin of %f mm on a plate: %s", (thick, verdict) => {
    const pin = prism(
      Array.from({ length: 5 }, (_, k) => {
        const a = (2 * Math.PI * k) / 5;
        return [5 + (thick / 2) * Math.cos(a), 5 + (thick / 2) * Math.sin(a)] as const;
      }),
      2,
      4,
    );
    const plate = together(box([0, 0, 0], [10, 10, 2]), pin);
    const found = check(plate, { kind: "print.feature", min: 0.4 });
    expect(found.verdict).toBe(verdict);
    if (verdict === "pass") return;
    // A pentagon's inner circle.
    expect(found.measured).toBeCloseTo(thick * Math.cos(Math.PI / 5), 1);
    expect(found.anchor![0]).toBeCloseTo(5, 1);
    expect(found.anchor![2]).toBeGreaterThan(2);
  });

  it("does not take corners for narrow things", () => {
    const wedge = prism(
      [
        [0, 0],
        [20, 0],
        [20, 20],
      ],
      0,
      5,
    );
    expect(check(wedge, { kind: "print.feature", min: 0.4 }).verdict).toBe("pass");
  });

  it.each([
    ["a cone's tip", 10, "pass"],
    ["a needle", 0.5, "fail"],
  ])("%s: %s", (_, radius, verdict) => {
    const n = 32;
    const ring = Array.from({ length: n }, (_, k) => (2 * Math.PI * k) / n).flatMap((a) => [
      radius * Math.cos(a),
      radius * Math.sin(a),
      0,
    ]);
    const cone: Mesh = {
      positions: Float64Array.from([...ring, 0, 0, 10, 0, 0, 0]),
      triangles: Uint32Array.from(
        Array.from({ length: n }, (_, k) => [k, (k + 1) % n, n, (k + 1) % n, k, n + 1]).flat(),
      ),
    };
    expect(check(cone, { kind: "print.feature" }).verdict).toBe(verdict);
    const onTip = check(cone, { kind: "print.feature" }, { turn: [180, 0, 0] });
    expect(onTip.verdict).toBe(verdict);
  });

  it("measures the same however the part is turned", () => {
    const angles = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -180, max: 180 })));
    fc.assert(
      fc.property(angles, fc.integer({ min: 3, max: 30 }), (turn, tenths) => {
        const mesh = trough(tenths / 10, 6);
        const found = check(mesh, { kind: "print.wall" }, { turn: turn as unknown as Turn });
        expect(found.measured).toBeCloseTo(tenths / 10, 6);
        expect(found.anchor![1]).toBeGreaterThan(0);
        expect(found.anchor![1]).toBeLessThan(20);
      }),
      { numRuns: 20, seed: 4 },
    );
  });
});

/** A stem of 10 × 10 with a head of 30 × 10 from 10 mm on. */
const head = together(box([0, 0, 0], [10, 10, 10]), box([-10, 0, 10], [20, 10, 14]));
const gate = (wide: number): Mesh =>
  together(
    box([0, 0, 0], [5, 10, 8]),
    box([5 + wide, 0, 0], [10 + wide, 10, 8]),
    box([0, 0, 8], [10 + wide, 10, 12]),
  );

describe("what hangs and how it stands", () => {
  it("an overhang has its area and its place on the part", () => {
    const found = check(head, { kind: "print.overhang" });
    expect(found.message).toBe("check.print.overhang.too-much");
    expect(found.measured).toBeGreaterThan(190);
    expect(found.measured).toBeLessThanOrEqual(200);
    const [x, y, z] = found.anchor!;
    expect(x < 0 || x > 10).toBe(true);
    expect(y).toBeCloseTo(5, 0);
    expect(z).toBeGreaterThan(9.9);
    expect(z).toBeLessThan(10.5);
    expect(check(head, { kind: "print.overhang" }, { turn: [180, 0, 0] }).verdict).toBe("pass");
  });

  it("asks nothing of the settings' support", () => {
    const found = check(head, { kind: "print.overhang" }, { locked: { support: true } });
    expect(found.verdict).toBe("fail");
  });

  it.each([
    [8, "pass"],
    [30, "fail"],
  ])("a bridge of %f mm: %s", (wide, verdict) => {
    const found = check(gate(wide), { kind: "print.bridge" });
    expect(found.verdict).toBe(verdict);
    expect(found.measured).toBeCloseTo(wide, 0);
    expect(found.anchor![2]).toBeGreaterThan(7.9);
    expect(check(gate(wide), { kind: "print.bridge", max: 40 }).verdict).toBe("pass");
  });

  it("a block has no bridge", () => {
    expect(check(box([0, 0, 0], [9, 9, 9]), { kind: "print.bridge" }).message).toBe(
      "check.print.bridge.none",
    );
  });

  it("fits the printer or does not", () => {
    const long = box([0, 0, 0], [240, 10, 10]);
    expect(check(long, { kind: "print.bed" })).toMatchObject({ verdict: "pass", measured: 2400 });
    expect(check(long, { kind: "print.bed" }, { turn: [0, 0, 90] }).message).toBe(
      "check.print.bed.too-wide",
    );
    expect(check(long, { kind: "print.bed" }, { turn: [0, 90, 0] }).params).toMatchObject({
      measured: 240,
      max: 220,
      beyond: 20,
    });
  });

  it("needs enough on the bed", () => {
    const cup = together(box([9, 9, 0], [11, 11, 1]), box([0, 0, 1], [20, 20, 8]));
    expect(check(cup, { kind: "print.bed" })).toMatchObject({
      verdict: "fail",
      params: { measured: 4, min: 16 },
    });
    expect(check(cup, { kind: "print.bed", contact: 3 }).verdict).toBe("pass");
    const slab = box([0, 0, 0], [20, 20, 5]);
    expect(check(slab, { kind: "print.bed", contact: 500 }).verdict).toBe("fail");
  });

  it("stands, tips over, or is tall on a narrow foot", () => {
    const arm = together(box([0, 0, 0], [5, 10, 10]), box([0, 0, 10], [45, 10, 20]));
    expect(check(arm, { kind: "print.stable" }).message).toBe("check.print.stable.tips");
    const tower = box([0, 0, 0], [5, 5, 60]);
    expect(check(tower, { kind: "print.stable" }).message).toBe("check.print.stable.narrow");
    expect(check(tower, { kind: "print.stable" }, { turn: [90, 0, 0] }).verdict).toBe("pass");
    expect(check(tower, { kind: "print.stable" }, { locked: { brim_width: 6 } }).verdict).toBe(
      "pass",
    );
  });

  it("lies on the face that is asked for", () => {
    const mesh = box([-5, -5, 0], [5, 5, 2]);
    const down = (faceDown: string, turn: Turn = NO_TURN): Outcome =>
      check(mesh, { kind: "print.orientation", faceDown }, { turn });
    expect(down("A").verdict).toBe("pass");
    expect(down("B")).toMatchObject({ verdict: "fail", params: { measured: 180 } });
    expect(down("B", [180, 0, 0]).verdict).toBe("pass");
    expect(down("A", [0, 0, 37]).verdict).toBe("pass");
    expect(down("A", [2, 0, 0])).toMatchObject({ verdict: "fail", params: { measured: 2 } });
    expect(down("C").verdict).toBe("not-assessed");
    const foot = together(mesh, box([-1, -1, -1], [1, 1, 0]));
    expect(check(foot, { kind: "print.orientation", faceDown: "A" })).toMatchObject({
      verdict: "fail",
      message: "check.print.orientation.not-flat",
      params: { height: 1 },
    });
  });

  it("says so where nothing can be sliced", () => {
    const bad = box([0, 0, 0], [5, 5, 5]);
    bad.positions[4] = NaN;
    const flat = box([0, 0, 0], [5, 5, 0]);
    const none: Mesh = { positions: new Float64Array(0), triangles: new Uint32Array(0) };
    const speck = box([0, 0, 0], [0.01, 0.01, 0.01]);
    for (const mesh of [bad, flat, none])
      for (const kind of ["print.wall", "print.gap", "print.feature", "print.overhang"] as const)
        expect(`${kind} ${check(mesh, { kind }).verdict}`).toBe(`${kind} not-assessed`);
    for (const mesh of [bad, flat, none, speck])
      for (const kind of ["print.bridge", "print.stable", "print.feature"] as const)
        expect(`${kind} ${check(mesh, { kind }).verdict}`).toBe(`${kind} not-assessed`);
  });

  it("turns the mesh as the bed does", () => {
    const found = check(head, { kind: "print.bed" }, { turn: [90, 0, 0] });
    const turned = check(turnMesh(head, [90, 0, 0]), { kind: "print.bed" });
    expect(found.measured).toBeCloseTo(turned.measured!, 6);
  });
});
