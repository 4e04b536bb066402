import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createCatalogue } from "../../catalogues/catalogue.ts";
import type { CsgGraph } from "../solid/graph.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Wanted } from "./checks/form/fixtures/look.ts";
import { block, type Off, rad } from "./checks/form/fixtures/off-form.ts";
import { BLOCK, GROOVED, grooved, SHAFT, shaft } from "./checks/gdt/fixtures/gdt-parts.ts";
import { against, type Looker, runGdt, value } from "./checks/gdt/fixtures/run-gdt.ts";
import type { Outcome } from "./checks/outcome.ts";
import { ringBruteForce, widthBruteForce } from "./fixtures/zone-oracles.ts";
import type { Inspection } from "./inspection/inspection-types.ts";
import { PartBuilder } from "./recognition/fixtures/parts.ts";
import type { GdtCheck } from "./rubric/gdt-schema.ts";

const SEED = 20_261_122;
let kernel: Kernel;
let onBlock: Looker;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  onBlock = against(kernel, block(), { features: BLOCK, datums: ["A", "B", "C"] });
});

/** What a check finds, and that its sentence has all its numbers in both languages. */
function run(kind: GdtCheck["kind"], said: Record<string, unknown>, on: Inspection): Outcome {
  const outcome = runGdt(kernel, kind, said, on);
  for (const words of WORDS)
    if (words.has(outcome.message))
      expect(words.format(outcome.message, outcome.params)).not.toMatch(/[{}]|undefined|NaN/);
  return outcome;
}

const WORDS = ["en", "pt"].map((language) => {
  const file = path.join(
    import.meta.dirname,
    `../../catalogues/${language}/assessment-geometry.json`,
  );
  return createCatalogue(language, JSON.parse(readFileSync(file, "utf8")));
});

describe("right parts", () => {
  const every: [GdtCheck["kind"], Record<string, unknown>][] = [
    ["gdt.flatness", { of: "top" }],
    ["gdt.straightness", { of: "end", along: [0, 0, 1] }],
    ["gdt.straightness", { of: "hole" }],
    ["gdt.roundness", { of: "hole" }],
    ["gdt.cylindricity", { of: "boss" }],
    ["gdt.parallel", { of: "top", datums: ["A"] }],
    ["gdt.perpendicular", { of: "hole", datums: ["A"] }],
    ["gdt.perpendicular", { of: "end", datums: ["A", "C"] }],
    ["gdt.angular", { of: "end", datums: ["B"] }],
    ["gdt.position", { of: "hole" }],
    ["gdt.position", { of: "both" }],
    ["gdt.position", { of: "end", datums: ["A", "B"] }],
    ["gdt.symmetry", { of: "hole", datum: ["B", "end"] }],
    ["gdt.runout", { of: "top", datum: "hole" }],
    ["gdt.profile", { of: "boss" }],
  ];
  it.each([16, 32, 64, 100])("have nothing to show, cut into %i", (segments) => {
    const inspection = onBlock(block({ segments }));
    for (const [kind, said] of every) {
      // Neither middle: 20 mm from one side of 60.
      if (kind === "gdt.symmetry") continue;
      const outcome = run(kind, said, inspection);
      expect([kind, outcome.verdict]).toEqual([kind, "pass"]);
      expect(value(outcome)).toBeLessThan(2e-5);
    }
  });
});

describe("the value is the defect", () => {
  const hole = (off: Off): Inspection => onBlock(block(off));
  it.each([0.2, 1, 1.5])("a drafted face: %f°", (draft) => {
    const inspection = hole({ draft });
    const expected = 30 * Math.tan(rad(draft));
    for (const datums of [["A"], ["A", "C"]])
      expect(value(run("gdt.perpendicular", { of: "end", datums }, inspection))).toBeCloseTo(
        expected,
        4,
      );
    expect(value(run("gdt.parallel", { of: "end", datums: ["B"] }, inspection))).toBeCloseTo(
      expected,
      4,
    );
    expect(value(run("gdt.flatness", { of: "end" }, inspection))).toBeLessThan(1e-4);
  });

  it("a face that is turned about the datum's normal: square to A, but not in A|C", () => {
    const inspection = hole({ yaw: 1 });
    const of = (datums: string[]) =>
      value(run("gdt.perpendicular", { of: "end", datums }, inspection));
    expect(of(["A"])).toBeLessThan(1e-5);
    expect(of(["A", "C"])).toBeCloseTo(40 * Math.tan(rad(1)), 4);
    expect(of(["C"])).toBeCloseTo(40 * Math.tan(rad(1)), 1);
  });

  it("an oval hole is still in its place: by all of it, not by a piece that looks like a cylinder", () => {
    for (const oval of [0.15, 0.3])
      expect(value(run("gdt.position", { of: "hole" }, hole({ oval, segments: 70 })))).toBeLessThan(
        0.01,
      );
  });

  it("a tapered bore is asked, not the counterbore that alone is still a cylinder", () => {
    const bore = (top: number, x: number): CsgGraph => {
      const b = new PartBuilder();
      const hole = b.round(3, top, 22, [x, 15, -1], 24);
      const step = b.round(6, 6, 6, [15, 15, 15], 24);
      return b.graph(b.cut(b.box([30, 30, 20], [15, 15, 10]), hole, step));
    };
    const features = { hole: { type: "hole", at: [15, 15, 5], axis: [0, 0, 1] } };
    const on = against(kernel, bore(3, 15), { features } as unknown as Wanted)(bore(3.8, 15.2));
    expect(value(run("gdt.position", { of: "hole" }, on))).toBeCloseTo(0.4, 2);
  });

  it("corners of later cuts lie on chords and are not asked", () => {
    const keyed = (key: number): CsgGraph => {
      const b = new PartBuilder();
      const rod = b.round(10, 10, 30, [0, 0, 0], 16);
      return b.graph(key > 0 ? b.cut(rod, b.box([20, key, 20], [17, 0, 25])) : rod);
    };
    const features = { A: SHAFT["A"], foot: { type: "plane", at: [0, 0, 0], normal: [0, 0, -1] } };
    const on = against(kernel, keyed(3), { features } as unknown as Wanted)(keyed(3));
    for (const kind of ["gdt.roundness", "gdt.cylindricity", "gdt.profile"] as const)
      expect([kind, value(run(kind, { of: "A" }, on)) < 1e-4]).toEqual([kind, true]);
  });

  it("a tilted hole: over the length of its wall", () => {
    for (const tilt of [0.3, 1.5, 3]) {
      // The wall reaches farther on one side: its corners at ±x.
      const length = 30 / Math.cos(rad(tilt)) + 10 * Math.tan(rad(tilt));
      const outcome = run("gdt.perpendicular", { of: "hole", datums: ["A"] }, hole({ tilt }));
      expect(value(outcome)).toBeCloseTo(length * Math.sin(rad(tilt)), 3);
      expect(outcome.verdict).toBe("fail");
      expect(outcome.message).toBe("check.gdt.perpendicular.above");
      // Its ends are cut askew: no two corners are level, and still it is round.
      expect(value(run("gdt.roundness", { of: "hole" }, hole({ tilt })))).toBeLessThan(1e-4);
    }
  });

  it("a hole beside its place: twice the distance, in the datum system, at any small move", () => {
    const move = fc.tuple(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.constantFrom(0, 1, 2),
      fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    );
    fc.assert(
      fc.property(move, ([dx, dy, about, degrees]) => {
        const matrix = turnAbout(about, degrees, [0.3, -0.4, 0.5]);
        const inspection = hole({ holeAt: [20 + dx / 4, 20 + dy / 4], matrix, segments: 32 });
        const outcome = run("gdt.position", { of: "hole" }, inspection);
        expect(value(outcome)).toBeCloseTo(2 * Math.hypot(dx / 4, dy / 4), 4);
        const along = run("gdt.position", { of: "hole", along: [1, 0, 0] }, inspection);
        expect(value(along)).toBeCloseTo(Math.abs(dx) / 2, 4);
        expect(value(run("gdt.perpendicular", { of: "hole" }, inspection))).toBeLessThan(1e-4);
      }),
      { seed: SEED, numRuns: 12 },
    );
  });

  it("a twisted face: the width that brute force finds", () => {
    const inspection = hole({ twist: 0.6 });
    const outcome = run("gdt.flatness", { of: "top" }, inspection);
    const corners = [
      [0, 0, 30],
      [60, 0, 30],
      [60, 40, 30],
      [0, 40, 30.6],
    ] as const;
    // The middle of the bend is a corner too where the boss and the hole are cut in; flat pieces add none.
    expect(value(outcome)).toBeGreaterThan(widthBruteForce(corners) - 1e-4);
    expect(value(outcome)).toBeLessThan(0.6);
    expect(outcome.verdict).toBe("fail");
    const straight = run("gdt.straightness", { of: "top", along: [1, 1, 0] }, inspection);
    // Flat for 20 mm of x and y, then rising by 0.1 over the other 20: half of that off, halfway.
    expect(value(straight)).toBeCloseTo(0.05, 4);
  });

  it("an oval hole: the ring that brute force finds", () => {
    const inspection = hole({ oval: 0.4, segments: 24 });
    const points = Array.from({ length: 24 }, (_, i) => {
      const a = (2 * Math.PI * i) / 24;
      return [5.4 * Math.cos(a), 5 * Math.sin(a), 0] as const;
    });
    const expected = ringBruteForce(points, 1);
    const outcome = run("gdt.roundness", { of: "hole" }, inspection);
    expect(Math.abs(value(outcome) - expected)).toBeLessThan((outcome.uncertainty ?? 0) + 1e-4);
    expect(run("gdt.cylindricity", { of: "hole" }, inspection).verdict).toBe("fail");
  });

  it("a tapered hole: no cylinder, but every section round", () => {
    const inspection = hole({ taper: 0.5 });
    expect(value(run("gdt.cylindricity", { of: "hole" }, inspection))).toBeCloseTo(0.5, 3);
    expect(value(run("gdt.roundness", { of: "hole" }, inspection))).toBeLessThan(1e-4);
    expect(value(run("gdt.profile", { of: "hole" }, inspection))).toBeCloseTo(1, 3);
  });

  it("a wider hole: its profile is twice the radius that is too much", () => {
    for (const more of [-0.3, 0.1, 0.25])
      expect(
        value(run("gdt.profile", { of: "hole" }, hole({ radius: 5 + more, segments: 48 }))),
      ).toBeCloseTo(2 * Math.abs(more), 4);
  });

  it("a journal beside and leaning: coaxial and run-out", () => {
    const onShaft = against(kernel, shaft(), { features: SHAFT });
    const beside = onShaft(shaft({ beside: 0.15 }));
    expect(value(run("gdt.coaxial", { of: "journal", datum: "A" }, beside))).toBeCloseTo(0.3, 4);
    expect(value(run("gdt.runout", { of: "journal", datum: "A" }, beside))).toBeCloseTo(0.3, 3);
    const leaning = onShaft(shaft({ tilt: 1 }));
    // Turned about its foot at z = 30: its wall ends 20 mm up its axis.
    const end = Math.sin(rad(1)) * 20;
    const coaxial = value(run("gdt.coaxial", { of: "journal", datum: "A" }, leaning));
    expect(coaxial).toBeCloseTo(2 * end, 2);
    const axial = run("gdt.runout", { of: "end", datum: "A" }, leaning);
    expect(value(axial)).toBeCloseTo(12 * Math.sin(rad(1)), 3);
    const total = run("gdt.runout", { of: "journal", datum: "A", total: true }, leaning);
    expect(value(total)).toBeGreaterThan(
      value(run("gdt.runout", { of: "journal", datum: "A" }, beside)),
    );
  });

  it("a groove beside the middle, and a ramp of another angle", () => {
    const onGrooved = against(kernel, grooved(), { features: GROOVED, datums: ["A"] });
    for (const off of [0, 0.05, -0.4]) {
      const said = { of: ["near", "far"], datum: ["left", "right"] };
      const outcome = run("gdt.symmetry", said, onGrooved(grooved(off)));
      expect(value(outcome)).toBeCloseTo(2 * Math.abs(off), 5);
    }
    const features = {
      ...GROOVED,
      ramp: { type: "plane", at: [5, 15, 15.34], normal: [-0.26, 0, 0.97] },
    } as const;
    const onRamp = against(kernel, grooved(0, 15), {
      features: features as unknown as typeof GROOVED,
      datums: ["A"],
    });
    const right = onRamp(grooved(0, 15));
    expect(run("gdt.angular", { of: "ramp" }, right)).toMatchObject({ verdict: "pass" });
    const steep = run("gdt.angular", { of: "ramp" }, onRamp(grooved(0, 16)));
    expect(steep).toMatchObject({ verdict: "fail", message: "check.gdt.angular.above" });
  });
});

/** Column-major turn about an axis through the block's middle, and a shift. */
function turnAbout(about: number, degrees: number, by: readonly number[]): number[] {
  const [c, s] = [Math.cos(rad(degrees)), Math.sin(rad(degrees))];
  const rows = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const [i, j] = [(about + 1) % 3, (about + 2) % 3] as [number, number];
  const set = (r: number, k: number, v: number): void => {
    const row = rows[r];
    if (row) row[k] = v;
  };
  set(i, i, c);
  set(j, j, c);
  set(i, j, -s);
  set(j, i, s);
  return [0, 1, 2, 3].flatMap((k) => [
    ...[0, 1, 2].map((r) => (k < 3 ? (rows[r]?.[k] ?? 0) : (by[r] ?? 0))),
    k < 3 ? 0 : 1,
  ]);
}
