import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { runScript } from "../modelling/run-script.ts";
import { evaluateGraph } from "../solid/evaluate.ts";
import { createKernel, type Kernel } from "../solid/kernel.ts";
import type { Solid } from "../solid/solid-types.ts";
import { type AssessInput, assess } from "./assess.ts";
import { assessVariants } from "./assess-variants.ts";
import type { CheckResult, Report } from "./report-types.ts";
import { rubricSchema } from "./rubric.ts";
import type { ModelAt, VariantRun } from "./variant-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

/** A bar with a hole in its middle, drawn 50 long. */
const WRITTEN = {
  pose: "declared",
  general: "ISO 2768-m",
  parameters: { length: 50 },
  features: {
    left: { type: "plane", at: [0, 4, 3], normal: [-1, 0, 0] },
    right: { type: "plane", at: ["length", 4, 3], normal: [1, 0, 0] },
    A: { type: "hole", at: ["length / 2", 10, 3], axis: [0, 0, 1] },
  },
  checks: [
    { id: "length", kind: "dim.distance", from: "left", to: "right", nominal: "length" },
    { id: "middle", kind: "dim.distance", from: "left", to: "A", nominal: "length / 2" },
    { id: "hole", kind: "dim.diameter", of: "A", nominal: 6 },
  ].map((check) => ({ ...check, tolerance: "general" })),
  print: { printers: ["mk4"] },
};
const LONGER = { id: "longer", kind: "design.variant", set: "longer" };
const varied = (variants: readonly object[], more: readonly object[] = [LONGER]) =>
  rubricSchema.parse({ ...WRITTEN, variants, checks: [...WRITTEN.checks, ...more] });

const script = (definitions: string, body: string): string => `
const { cuboid, cylinder } = require("@jscad/modeling").primitives;
const { subtract } = require("@jscad/modeling").booleans;
const getParameterDefinitions = () => [${definitions}];
const main = ({ length = 50 }) => { ${body} };
module.exports = { main, getParameterDefinitions };`;
const LENGTH = '{ name: "length", type: "number", initial: 50 }';
const bar = (size = "length", hole = "length / 2"): string =>
  `return subtract(cuboid({ size: [${size}, 20, 6], center: [${size} / 2, 10, 3] }),
     cylinder({ radius: 3, height: 20, center: [${hole}, 10, 3] }));`;
const RIGHT = script(LENGTH, bar());

const env = {
  evaluate: (body: string, scope: Readonly<Record<string, unknown>>): unknown =>
    new Function(...Object.keys(scope), `"use strict";\n${body}`)(...Object.values(scope)),
  maxNodes: 50,
};

const scripted =
  (source: string): ModelAt =>
  async (params) => {
    const run = await runScript(source, params, env);
    if (!run.ok) return run;
    const solid = evaluateGraph(run.value.graph, kernel, quietCtx());
    return solid.ok ? ok({ solid: solid.value, definitions: run.value.definitions }) : solid;
  };

async function solidOf(made: Promise<Result<VariantRun>>): Promise<Solid> {
  const run = await made;
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.value.solid;
}

interface Asked {
  readonly rubric?: AssessInput["lesson"]["rubric"];
  /** In the place of the script, at other values. */
  readonly part?: ModelAt | null;
  readonly reference?: ModelAt;
}

async function inspect(source: string, asked: Asked = {}): Promise<Report> {
  const { rubric = varied([{ id: "longer", params: { length: 70 } }]) } = asked;
  const input = {
    lesson: { id: "bar", rubric },
    part: await solidOf(scripted(source)({})),
    reference: await solidOf(scripted(RIGHT)({})),
  };
  const part = asked.part === null ? undefined : (asked.part ?? scripted(source));
  const makers = { part, reference: asked.reference ?? scripted(RIGHT) };
  const report = await assessVariants(input, makers, (one) => assess(one, kernel, quietCtx()));
  if (!report.ok) throw new Error(JSON.stringify(report.problems));
  return report.value;
}

function find(report: Report, id: string): CheckResult {
  const check = report.checks.find((c) => c.id === id);
  if (!check) throw new Error(`no check ${id}`);
  return check;
}
const longer = async (source: string, asked?: Asked): Promise<string> => {
  const { verdict, message } = find(await inspect(source, asked), "longer");
  return `${verdict} ${message}`;
};
const failing =
  (code: string): ModelAt =>
  async () =>
    fail(problem(code));

describe("a part at other values", () => {
  it("passes when its sizes follow the parameter", async () => {
    const report = await inspect(RIGHT);
    expect(report.verdict).toBe("pass");
    const { message, params } = find(report, "longer");
    expect({ message, params }).toEqual({
      message: "check.variant.pass",
      params: { at: "length = 70", pass: 6, total: 6 },
    });
  });

  it("is told which size no longer holds", async () => {
    const report = await inspect(script(LENGTH, bar("length", "25")));
    expect(report.verdict).toBe("fail");
    const { message, params } = report.checks[0] as CheckResult;
    expect(message).toBe("check.variant.size");
    expect(params).toMatchObject({ at: "length = 70", check: "middle", wanted: 35, found: 25 });
    expect(find(report, "middle").verdict).toBe("pass");
  });

  it("is judged by what follows the parameter, whichever values are tried", async () => {
    const size = fc.integer({ min: 40, max: 240 }).map((n) => n / 2);
    await fc.assert(
      fc.asyncProperty(size, async (length) => {
        fc.pre(Math.abs(length - 50) > 2);
        const rubric = varied([{ id: "longer", params: { length } }]);
        expect(await longer(RIGHT, { rubric })).toBe("pass check.variant.pass");
        const typed = script(LENGTH, bar("length", "25"));
        // At half its length the hole would stand at the edge, or beside the bar.
        if (length > 29) expect(await longer(typed, { rubric })).toBe("fail check.variant.size");
      }),
      { numRuns: 5, seed: 47 },
    );
  });

  it("is told that nothing changed when all is typed in", async () => {
    expect(await longer(script(LENGTH, bar("50", "25")))).toBe("fail check.variant.no-change");
  });

  it("is told which parameter is missing, or bounded", async () => {
    expect(await longer(script("", bar()))).toBe("fail check.variant.no-parameter");
    const bounded = (more: string) =>
      script(`{ name: "length", type: "number", initial: 50, ${more} }`, bar());
    expect(await longer(bounded("max: 60"))).toBe("fail check.variant.not-allowed");
    expect(await longer(bounded("max: 70"))).toBe("pass check.variant.pass");
    expect(
      await longer(script('{ name: "length", type: "checkbox" }', bar("(length || 50)", "25"))),
    ).toBe("fail check.variant.not-allowed");
    const half = varied([{ id: "longer", params: { length: 70.5 } }]);
    const whole = script('{ name: "length", type: "int", initial: 50 }', bar());
    expect(await longer(whole, { rubric: half })).toBe("fail check.variant.not-allowed");
  });

  it("is wrong when its own code fails there", async () => {
    const throws = script(LENGTH, `if (length > 60) undefined.x;\n ${bar()}`);
    const report = await inspect(throws);
    expect(find(report, "longer")).toMatchObject({
      verdict: "fail",
      message: "check.variant.broken",
    });
    expect(find(report, "longer").params).toMatchObject({ at: "length = 70", why: "error" });
    const nothing = script(LENGTH, `if (length > 60) return [];\n ${bar()}`);
    expect(find(await inspect(nothing), "longer").params).toMatchObject({ why: "empty" });
  });
});

describe("what can't be judged is not assessed", () => {
  it("a script that doesn't end, and no second run of it", async () => {
    let runs = 0;
    const endless: ModelAt = async () => {
      runs++;
      return fail(problem("sandbox.timeout", { seconds: 10 }));
    };
    const two = varied(
      [
        { id: "longer", params: { length: 70 } },
        { id: "shorter", params: { length: 40 } },
      ],
      [LONGER, { ...LONGER, id: "shorter", set: "shorter" }],
    );
    const report = await inspect(RIGHT, { rubric: two, part: endless });
    for (const [id, message] of [
      ["longer", "check.variant.stopped"],
      ["shorter", "check.variant.skipped"],
    ] as const)
      expect(find(report, id)).toMatchObject({
        verdict: "not-assessed",
        message,
        params: { why: "time" },
      });
    expect(report.verdict).toBe("not-assessed");
    expect(runs).toBe(1);
  });

  it("a script that asks for too much", async () => {
    const huge = script(
      LENGTH,
      `if (length > 60) for (let i = 0; i < 1e3; i++) cuboid();\n ${bar()}`,
    );
    expect(await longer(huge)).toBe("not-assessed check.variant.stopped");
    for (const code of ["cli.script-timeout", "cli.script-memory", "sandbox.too-big", "other.x"])
      expect(await longer(RIGHT, { part: failing(code) })).toBe(
        "not-assessed check.variant.stopped",
      );
  });

  it("a part from a file, and a reference that fails", async () => {
    expect(await longer(RIGHT, { part: null })).toBe("not-assessed check.variant.no-script");
    const reference = failing("modelling.runtime");
    expect(await longer(RIGHT, { reference })).toBe("not-assessed check.variant.reference");
    expect(await longer(RIGHT, { reference: scripted(script(LENGTH, bar("length", "-9"))) })).toBe(
      "not-assessed check.variant.reference",
    );
  });

  it("a part that isn't right as drawn: its script isn't run again", async () => {
    const never: ModelAt = async () => {
      throw new Error("ran");
    };
    const report = await inspect(script(LENGTH, bar("length", "20")), { part: never });
    expect(report.checks[0]).toMatchObject({ id: "middle", verdict: "fail" });
    expect(find(report, "longer")).toMatchObject({
      verdict: "not-assessed",
      blockedBy: "middle",
    });
    expect(report.told).not.toContain("longer");
  });
});

describe("reports", () => {
  it("are the same every time, and stop when asked to", async () => {
    const source = script(LENGTH, bar("length", "25"));
    expect((await inspect(source)).hash).toBe((await inspect(source)).hash);
    const rubric = varied([{ id: "longer", params: { length: 70 } }]);
    const solid = await solidOf(scripted(RIGHT)({}));
    const input = { lesson: { id: "bar", rubric }, part: solid, reference: solid };
    const makers = { part: failing("foundation.cancelled"), reference: scripted(RIGHT) };
    const report = await assessVariants(input, makers, (one) => assess(one, kernel, quietCtx()));
    expect(report.ok || report.problems[0]?.code).toBe("foundation.cancelled");
  });

  it("count what informs without counting it", async () => {
    const informs = varied([{ id: "longer", params: { length: 70 } }], [{ ...LONGER, weight: 0 }]);
    const report = await inspect(script(LENGTH, bar("50", "25")), { rubric: informs });
    expect(report.verdict).toBe("pass");
    expect(report.told).toEqual(["longer"]);
  });
});

describe("rubrics with variants", () => {
  it("work sizes, places and general tolerances out at each variant's values", () => {
    const rubric = varied([{ id: "longer", params: { length: 200 } }]);
    expect(rubric.checks[1]).toMatchObject({ nominal: 25, upper: 0.2, lower: -0.2 });
    expect(rubric.features.A).toMatchObject({ at: [25, 10, 3] });
    const [variant] = rubric.variants ?? [];
    expect(variant?.checks.map((check) => check.id)).toEqual(["length", "middle", "hole"]);
    expect(variant?.checks[1]).toMatchObject({ nominal: 100, upper: 0.3, lower: -0.3 });
    expect(variant?.features.A).toMatchObject({ at: [100, 10, 3] });
    expect(rubricSchema.parse(rubric)).toEqual(rubric);
  });

  it("choose from a range by the seed", () => {
    const at = (seed: number) =>
      varied([{ id: "longer", seed, params: { length: { from: 40, to: 90, step: 5 } } }])
        .variants?.[0]?.params.length as number;
    const chosen = Array.from({ length: 40 }, (_, seed) => at(seed));
    expect(chosen).toEqual(Array.from({ length: 40 }, (_, seed) => at(seed)));
    expect(new Set(chosen).size).toBeGreaterThan(5);
    for (const one of chosen)
      expect([40, 90, one % 5]).toEqual([Math.min(40, one), Math.max(90, one), 0]);
  });

  it("are refused with the place of what is wrong", () => {
    const places = (raw: object): string[] => {
      const read = rubricSchema.safeParse({ ...WRITTEN, ...raw });
      return read.success ? [] : read.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`);
    };
    const [first, ...others] = WRITTEN.checks;
    expect(places({ checks: [{ ...first, nominal: "lenght - 1" }, ...others] })[0]).toBe(
      "checks.0.nominal: assessment.formula: lenght - 1: 1: name lenght",
    );
    const variants = [{ id: "longer", params: { length: 70 } }];
    expect(places({ checks: [...WRITTEN.checks, LONGER] })).toEqual([
      "checks.3.set: no variant longer",
    ]);
    expect(places({ variants: [...variants, ...variants] })).toEqual([
      "variants.1.id: longer twice",
    ]);
    expect(places({ variants: [{ id: "longer", params: { wide: 3 } }] })).toEqual([
      "variants.0.params.wide: no parameter wide",
    ]);
    const split = { ...first, nominal: "1000 / (70 - length)" };
    expect(places({ variants, checks: [split, ...others] })[0]).toMatch(
      /^variants\.0\.checks\.0\.nominal: assessment\.formula: .*zero/,
    );
  });
});
