import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { seededRandom } from "../foundation/random.ts";
import type { CsgGraph } from "../solid/graph.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import { assess } from "./assess.ts";
import { inspector, meshed, poseBack, type Wanted } from "./checks/form/fixtures/look.ts";
import { block, turns24 } from "./checks/form/fixtures/off-form.ts";
import { BLOCK } from "./checks/gdt/fixtures/gdt-parts.ts";
import { against, type Looker, runGdt, value } from "./checks/gdt/fixtures/run-gdt.ts";
import type { Outcome } from "./checks/outcome.ts";
import type { Inspection } from "./inspection/inspection-types.ts";
import { reordered } from "./recognition/fixtures/disturb.ts";
import { PartBuilder } from "./recognition/fixtures/parts.ts";
import { build } from "./recognition/fixtures/see.ts";
import type { Report } from "./report-types.ts";
import { rubricSchema } from "./rubric.ts";
import type { GdtCheck } from "./rubric/gdt-schema.ts";

let kernel: Kernel;
let onBlock: Looker;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
  onBlock = against(kernel, block(), { features: BLOCK, datums: ["A", "B", "C"] });
});

const run = (kind: GdtCheck["kind"], said: Record<string, unknown>, on: Inspection): Outcome =>
  runGdt(kernel, kind, said, on);

describe("a face in pieces", () => {
  /** A block whose top a groove cuts in two that the drawing has not; the far half may be higher. */
  const halves = (higher: number, groove = 6): CsgGraph => {
    const b = new PartBuilder();
    const far = b.box([20, 30, 20 + higher], [30, 15, (20 + higher) / 2]);
    const whole = b.unite(b.box([20, 30, 20], [10, 15, 10]), far);
    return b.graph(groove > 0 ? b.cut(whole, b.box([groove, 40, 20], [20, 15, 22])) : whole);
  };
  const features = { A: BLOCK["A"], top: { type: "plane", at: [5, 5, 20], normal: [0, 0, 1] } };
  const wanted = { features, datums: ["A"] } as unknown as Wanted;

  it("is asked as one", () => {
    const on = against(kernel, halves(0, 0), wanted);
    expect(value(run("gdt.flatness", { of: "top" }, on(halves(0))))).toBeLessThan(1e-5);
    // Half as high a step as pieces of one face may have.
    const outcome = run("gdt.flatness", { of: "top" }, on(halves(0.005)));
    // The narrowest zone leans from one outer edge to the other side of the groove.
    expect(value(outcome)).toBeCloseTo((0.005 * 17) / 23, 6);
    expect(value(run("gdt.position", { of: "top" }, on(halves(0.005))))).toBeCloseTo(0.01, 5);
  });

  it("as a datum too: on the highest of it", () => {
    const said = { of: "A", datums: ["top"] };
    const on = against(kernel, halves(0, 0), wanted);
    expect(value(run("gdt.parallel", said, on(halves(0))))).toBeLessThan(1e-5);
  });
});

describe("a badly made datum", () => {
  it("a twisted face: direction is asked of the plane that lies on it best", () => {
    const twisted = onBlock(block({ twist: 0.6 }));
    const flat = run("gdt.flatness", { of: "top" }, twisted);
    const square = run("gdt.perpendicular", { of: "hole", datums: ["top"] }, twisted);
    // The best plane leans by half of the twist over either side, and the hole by as much over its 30 mm.
    expect(value(flat)).toBeCloseTo(0.3, 2);
    const lean = Math.hypot(0.3 / 60, 0.3 / 40);
    expect(value(square)).toBeCloseTo(30 * lean, 1);
  });
});

describe("limits", () => {
  it("general tolerances by the feature's own size", () => {
    const look = inspector(build(block(), kernel), {
      features: BLOCK,
      datums: ["A"],
      general: "ISO 2768-mH",
    });
    const inspection = look(build(block(), kernel));
    const limit = (kind: GdtCheck["kind"], said: Record<string, unknown>) =>
      run(kind, { tolerance: "general", ...said }, inspection).allowed?.max;
    expect(limit("gdt.flatness", { of: "top" })).toBe(0.1);
    expect(limit("gdt.perpendicular", { of: "end" })).toBe(0.2);
    expect(limit("gdt.roundness", { of: "hole" })).toBe(0.1);
    expect(limit("gdt.parallel", { of: "top" })).toBe(0.4);
    expect(limit("gdt.runout", { of: "top", datum: "hole" })).toBe(0.1);
    expect(limit("gdt.flatness", { of: "top", tolerance: "ISO 2768-L" })).toBe(0.4);
    expect(limit("gdt.flatness", { of: "top", tolerance: "0,05" })).toBe(0.05);
  });

  it.each(["gdt.position", "gdt.profile", "gdt.angular", "gdt.cylindricity"] as const)(
    "%s has no general tolerance: not assessed",
    (kind) => {
      const of = kind === "gdt.angular" ? "end" : "hole";
      expect(run(kind, { of, tolerance: "ISO 2768-mK" }, onBlock(block()))).toMatchObject({
        verdict: "not-assessed",
        message: "check.gdt.no-limit",
      });
    },
  );

  it("what is missing is named and never passes", () => {
    const inspection = onBlock(block());
    const { features } = inspection;
    const without = (label: string): Inspection => {
      const feature = features.get(label);
      if (!feature) throw new Error(label);
      const { part: _, ...rest } = feature;
      return { ...inspection, pairs: [], features: new Map(features).set(label, rest) };
    };
    expect(run("gdt.position", { of: "hole" }, without("B"))).toMatchObject({
      verdict: "not-assessed",
      message: "check.gdt.no-datum",
      params: { label: "B" },
    });
    expect(run("gdt.roundness", { of: "hole" }, without("hole"))).toMatchObject({
      verdict: "not-assessed",
      message: "check.gdt.no-feature",
    });
  });
});

describe("whatever order the triangles have", () => {
  it("the same values to a billionth", () => {
    const reference = build(block(), kernel);
    const look = inspector(reference, { features: BLOCK, datums: ["A", "B", "C"] });
    const part = build(block({ tilt: 0.4, twist: 0.3, holeAt: [20.2, 20] }), kernel);
    const kinds: [GdtCheck["kind"], Record<string, unknown>][] = [
      ["gdt.flatness", { of: "top" }],
      ["gdt.position", { of: "hole" }],
      ["gdt.perpendicular", { of: "hole" }],
      ["gdt.cylindricity", { of: "hole" }],
    ];
    const values = (on: Inspection) => kinds.map(([kind, said]) => value(run(kind, said, on)));
    const before = values(look(part));
    for (const seed of [1, 2, 3]) {
      const mesh = reordered(part.mesh, seededRandom(seed));
      const after = values(look(meshed(part, mesh)));
      for (const [i, v] of after.entries()) expect(v).toBeCloseTo(before[i] ?? Number.NaN, 6);
    }
  });
});

describe("in every pose", () => {
  it("the same values, and the place to show on the part itself", () => {
    const off = { tilt: 0.5, draft: 0.4, holeAt: [20.1, 20] } as const;
    const look = inspector(build(block(), kernel), { features: BLOCK, datums: ["A", "B", "C"] });
    const asked: [GdtCheck["kind"], Record<string, unknown>][] = [
      ["gdt.position", { of: "hole" }],
      ["gdt.perpendicular", { of: "end", datums: ["A"] }],
      ["gdt.parallel", { of: "top" }],
      ["gdt.runout", { of: "top", datum: "boss" }],
    ];
    const right = asked.map(([kind, said]) =>
      value(run(kind, said, look(build(block(off), kernel)))),
    );
    for (const matrix of turns24([70, -80, 90]).filter((_, i) => i % 6 === 1)) {
      const part = build(block({ ...off, matrix }), kernel);
      const on = look(part, poseBack(matrix));
      for (const [i, [kind, said]] of asked.entries()) {
        const outcome = run(kind, said, on);
        expect(value(outcome)).toBeCloseTo(right[i] ?? Number.NaN, 4);
        for (const k of [0, 1, 2] as const) {
          expect(outcome.anchor?.[k]).toBeGreaterThan(part.bounds.min[k] - 1);
          expect(outcome.anchor?.[k]).toBeLessThan(part.bounds.max[k] + 1);
        }
      }
    }
  });
});

describe("in a report", () => {
  const rubric = (checks: readonly Record<string, unknown>[]) =>
    rubricSchema.safeParse({
      pose: "declared",
      features: BLOCK,
      datums: ["A", "B", "C"],
      general: "ISO 2768-mK",
      checks,
      print: { printers: ["a"] },
    });
  const checks = [
    { id: "upright", kind: "gdt.perpendicular", of: "hole", datums: ["A"], tolerance: "0.2" },
    { id: "place", kind: "gdt.position", of: "hole", tolerance: "⌀0,4" },
    { id: "flat", kind: "gdt.flatness", of: "top", tolerance: "general" },
  ];

  it("are checks like all others", async () => {
    const parsed = rubric(checks);
    if (!parsed.success) throw parsed.error;
    const lesson = { id: "block", rubric: parsed.data };
    const reference = build(block(), kernel);
    const judged = async (off: Parameters<typeof block>[0]) => {
      const part = build(block(off), kernel);
      const report = await assess({ lesson, part, reference }, kernel, quietCtx());
      if (!report.ok) throw new Error(JSON.stringify(report.problems));
      return report.value;
    };
    const wrong = (report: Report) =>
      report.checks
        .filter((c) => c.verdict === "fail")
        .map((c) => c.id)
        .toSorted();
    const right = await judged({ segments: 31 });
    expect([right.verdict, wrong(right)]).toEqual(["pass", []]);
    // A drafted face that no check of the rubric names.
    expect(wrong(await judged({ draft: 1 }))).toEqual(["form"]);
    expect(wrong(await judged({ tilt: 1.5 }))).toEqual(["form", "place", "upright"]);
    expect(wrong(await judged({ holeAt: [20.3, 20] }))).toEqual(["place"]);
    expect(wrong(await judged({ twist: 0.6 }))).toContain("flat");
  });

  it("must name features and datums that there are", () => {
    expect(rubric([{ ...checks[0], of: "nothing" }]).success).toBe(false);
    expect(rubric([{ ...checks[0], datums: ["nothing"] }]).success).toBe(false);
    const coaxial = {
      id: "x",
      kind: "gdt.coaxial",
      of: "boss",
      datum: "nothing",
      tolerance: "0.1",
    };
    expect(rubric([coaxial]).success).toBe(false);
  });
});
