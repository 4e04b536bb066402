import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { CsgGraph } from "../solid/graph.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { assess } from "./assess.ts";
import { proposePlan } from "./propose.ts";
import {
  bored,
  dressed,
  knob,
  loopOf,
  PartBuilder,
  plate,
  slotted,
} from "./recognition/fixtures/parts.ts";
import { build as buildWith } from "./recognition/fixtures/see.ts";
import type { Rubric } from "./rubric.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

const build = (graph: CsgGraph): Solid => buildWith(graph, kernel);

function planOf(solid: Solid, options = {}): Rubric {
  const plan = proposePlan(solid, options, quietCtx());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

/** Nominals of one kind of check, ascending. */
const sizes = (plan: Rubric, kind: string): number[] =>
  plan.checks
    .flatMap((check) => (check.kind === kind && "nominal" in check ? [check.nominal] : []))
    .sort((a, b) => a - b);

/** Frustum 30 high on a Ø40 base; its side leans by 10° to the axis. */
function frustum(wide: number): CsgGraph {
  const b = new PartBuilder();
  const top = wide / 2 - 30 * 0.17632698070846498;
  return b.graph(b.round(wide / 2, top, 30, [0, 0, 0], 96));
}

describe("the proposed plan", () => {
  it("of a plate: three datums, its sizes, its holes by their pattern", () => {
    const plan = planOf(build(plate()));
    expect(plan.datums).toEqual(["A", "B", "C"]);
    expect(plan.features.A).toMatchObject({ type: "plane", normal: [0, 0, -1] });
    expect(plan.features.B).toMatchObject({ type: "plane", normal: [0, -1, 0] });
    expect(plan.features.C).toMatchObject({ type: "plane", normal: [-1, 0, 0] });
    // Overall 60 × 40 × 8, and the first hole 5 from either datum.
    expect(sizes(plan, "dim.distance")).toEqual([5, 5, 8, 40, 60]);
    expect(sizes(plan, "dim.diameter")).toEqual([5, 5, 5, 5]);
    expect(sizes(plan, "dim.pitch")).toEqual([30, 50]);
    expect(plan.checks.filter(({ kind }) => kind === "feat.through")).toHaveLength(4);
    expect(plan.features.G1).toMatchObject({ type: "pattern" });
  });

  it("gives the general tolerance of the title block", () => {
    const medium = planOf(build(plate()));
    const limits = medium.checks.find((c) => c.kind === "dim.distance" && c.nominal === 60);
    expect(limits).toMatchObject({ upper: 0.3, lower: -0.3 });
    const fine = planOf(build(plate()), { general: "ISO 2768-f" });
    const tighter = fine.checks.find((c) => c.kind === "dim.distance" && c.nominal === 60);
    expect(tighter).toMatchObject({ upper: 0.15, lower: -0.15 });
  });

  it("of bores: counterbores, countersinks, depths of the blind ones", () => {
    const plan = planOf(build(bored()));
    expect(sizes(plan, "dim.diameter")).toEqual([5, 6.6, 8, 10, 11]);
    expect(sizes(plan, "dim.depth")).toEqual([12]);
    expect(plan.checks.filter(({ kind }) => kind === "feat.through")).toHaveLength(2);
  });

  it("of a slot and a bolt circle", () => {
    const plan = planOf(build(slotted()));
    expect(sizes(plan, "dim.slot")).toEqual([8, 30]);
    expect(sizes(plan, "dim.pcd")).toEqual([24]);
  });

  it("of blends and chamfers", () => {
    const plan = planOf(build(dressed()));
    expect(sizes(plan, "dim.radius")).toEqual([3, 5]);
    expect(sizes(plan, "dim.chamfer")).toEqual([2]);
    // Not three times the ±0.5 of the rounds: a round moves its corner by less than its radius changes.
    const whole = plan.checks.find(({ kind }) => kind === "shape.deviation");
    expect(whole).toMatchObject({ max: 0.9 });
  });

  it("of a slanting face: its angle with the primary datum", () => {
    const b = new PartBuilder();
    const side = loopOf(
      [0, 0],
      [{ to: [40, 0] }, { to: [40, 10] }, { to: [0, 50] }, { to: [0, 0] }],
    );
    const plan = planOf(build(b.graph(b.pulled([side], 60))));
    expect(sizes(plan, "dim.angle")).toEqual([135]);
    // The shorter leg is 50: ±30′.
    expect(plan.checks.find(({ kind }) => kind === "dim.angle")).toMatchObject({ upper: 0.5 });
  });

  it("of a turned knob: no face is named that is none", () => {
    const plan = planOf(build(knob()));
    expect(sizes(plan, "dim.diameter")).toContain(10);
    expect(sizes(plan, "dim.radius")).toContain(3);
    expect(plan.datums).toEqual(["A"]);
  });

  it("passes the part that it was made of, and names every check once", async () => {
    for (const graph of [plate(), bored(), slotted(), dressed(), knob()]) {
      const reference = build(graph);
      const rubric = planOf(reference);
      const ids = rubric.checks.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const lesson = { id: "proposed", rubric };
      const report = await assess({ lesson, part: reference, reference }, kernel, quietCtx());
      if (!report.ok) throw new Error(JSON.stringify(report.problems));
      const open = report.value.checks.filter(({ verdict }) => verdict !== "pass");
      expect(open).toEqual([]);
    }
  });

  it("measures cones where they are widest, and their side against the base", async () => {
    const reference = build(frustum(40));
    const plan = planOf(reference);
    expect(sizes(plan, "dim.diameter")).toEqual([40]);
    const [cone] = Object.keys(plan.features).filter((label) => label.startsWith("N"));
    const side = {
      id: "side",
      kind: "dim.angle",
      a: "A",
      b: cone,
      nominal: 80,
      upper: 0.5,
      lower: -0.5,
      weight: 1,
    };
    const rubric = { ...plan, checks: [...plan.checks, side] } as Rubric;
    const measuredOf = async (part: Solid) => {
      const report = await assess(
        { lesson: { id: "cone", rubric }, part, reference },
        kernel,
        quietCtx(),
      );
      if (!report.ok) throw new Error(JSON.stringify(report.problems));
      return (id: string) => report.value.checks.find((check) => check.id === id);
    };
    const right = await measuredOf(reference);
    expect(right("side")?.measured).toBeCloseTo(80, 4);
    const wide = await measuredOf(build(frustum(40.5)));
    expect(wide(`diameter-${cone?.toLowerCase()}`)).toMatchObject({ verdict: "fail" });
    expect(wide(`diameter-${cone?.toLowerCase()}`)?.measured).toBeCloseTo(40.5, 3);
  });

  it("leaves a free edge to the certificate, whatever stretches of it look like", async () => {
    const wavy = (height: number): Solid => {
      const points = Array.from({ length: 161 }, (_, i) => {
        const x = 60 - 0.375 * i;
        return [x, 25 + height * Math.sin((x / 60) * Math.PI * 2)] as const;
      });
      const b = new PartBuilder();
      return build(b.graph(b.pulled([{ points: [[0, 0], [60, 0], ...points] }], 7)));
    };
    const reference = wavy(6);
    const rubric = planOf(reference);
    const verdictOf = async (part: Solid) => {
      const report = await assess(
        { lesson: { id: "wave", rubric }, part, reference },
        kernel,
        quietCtx(),
      );
      return report.ok ? report.value.verdict : undefined;
    };
    for (const height of [5.61, 5.8, 6.3]) expect(await verdictOf(wavy(height))).toBe("pass");
    for (const height of [4.8, 7.2]) expect(await verdictOf(wavy(height))).toBe("fail");
  });

  it("refuses a general tolerance that nobody can read", () => {
    const plan = proposePlan(build(plate()), { general: "about right" }, quietCtx());
    expect(plan.problems[0]?.code).toBe("assessment.tolerance");
  });
});
