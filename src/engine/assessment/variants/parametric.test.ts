import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { quietCtx } from "../../foundation/context.ts";
import { ok } from "../../foundation/result.ts";
import { runScript } from "../../modelling/run-script.ts";
import { evaluateGraph } from "../../solid/evaluate.ts";
import { createKernel, type Kernel } from "../../solid/kernel.ts";
import type { Solid } from "../../solid/solid-types.ts";
import { assess } from "../assess.ts";
import { assessVariants } from "../assess-variants.ts";
import type { CheckResult } from "../report-types.ts";
import { rubricSchema } from "../rubric.ts";
import type { ModelAt } from "../variant-types.ts";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createKernel({
    wasmBinary: readFileSync("node_modules/manifold-3d/manifold.wasm"),
  });
});

const FOLLOWS = { id: "one", kind: "design.parametric", params: ["length", "wall"] };
const SIZES = { x: "length", z: "2 * wall + 4" };
/** A box drawn 50 × 20 × 10, `wall` 3 thick above and below a slit of 4. */
const rubricWith = (more: object) => ({
  pose: "declared",
  parameters: { length: 50, wall: 3 },
  features: {},
  checks: [
    { id: "closed", kind: "solid.valid" },
    { ...FOLLOWS, ...more },
  ],
  variants: [
    { id: "both", params: { length: 70, wall: 5 } },
    { id: "thicker", params: { wall: 4 } },
  ],
  print: { printers: ["any"] },
});

const box = (x: string, z: string): string => `
const { cuboid } = require("@jscad/modeling").primitives;
const getParameterDefinitions = () => [
  { name: "length", type: "number", initial: 50 }, { name: "wall", type: "number", initial: 3 },
];
const main = ({ length, wall }) => cuboid({ size: [${x}, 20, ${z}], center: [0, 0, 0] });
module.exports = { main, getParameterDefinitions };`;

const env = {
  evaluate: (body: string, scope: Readonly<Record<string, unknown>>): unknown =>
    new Function(...Object.keys(scope), `"use strict";\n${body}`)(...Object.values(scope)),
};

const scripted =
  (source: string): ModelAt =>
  async (params) => {
    const run = await runScript(source, params, env);
    if (!run.ok) return run;
    const solid = evaluateGraph(run.value.graph, kernel, quietCtx());
    return solid.ok ? ok({ solid: solid.value, definitions: run.value.definitions }) : solid;
  };

async function asDrawn(source: string): Promise<Solid> {
  const run = await scripted(source)({});
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.value.solid;
}

const RIGHT = box("length", "2 * wall + 4");

async function judged(source: string, more: object = {}, isScript = true): Promise<CheckResult> {
  const part = await asDrawn(source);
  const input = {
    lesson: { id: "box", rubric: rubricSchema.parse(rubricWith(more)) },
    part,
    reference: await asDrawn(RIGHT),
  };
  const makers = { part: isScript ? scripted(source) : undefined, reference: scripted(RIGHT) };
  const report = await assessVariants(input, makers, (one) => assess(one, kernel, quietCtx()));
  const found = report.ok && report.value.checks.find(({ id }) => id === "one");
  if (!found) throw new Error(JSON.stringify(report.problems));
  return found;
}

describe("a part that should follow its parameters", () => {
  it("passes when it does", async () => {
    expect(await judged(RIGHT, { sizes: SIZES })).toMatchObject({
      verdict: "pass",
      message: "check.parametric.pass",
      params: { count: 2 },
    });
  });

  it("is told which parameter changes nothing, by a variant that changes it alone", async () => {
    expect(await judged(box("length", "10"))).toMatchObject({
      verdict: "fail",
      message: "check.parametric.typed-in",
      params: { parameter: "wall", from: 3, to: 4 },
    });
  });

  it("is told which overall size is no longer the sum", async () => {
    // One wall follows, the other is typed in.
    expect(await judged(box("length", "wall + 7"), { sizes: SIZES })).toMatchObject({
      verdict: "fail",
      message: "check.parametric.size",
      measured: 12,
      params: { axis: "z", nominal: 14, off: 2, side: "below", at: "length = 70, wall = 5" },
    });
    expect((await judged(box("length", "wall + 7"))).verdict).toBe("pass");
  });

  it("is told of the missing parameter, and left to the tutor where there is no script", async () => {
    const without = RIGHT.replace(/\{ name: "wall"[^}]*\},/, "").replace(
      "({ length, wall })",
      "({ length, wall = 3 })",
    );
    expect((await judged(without)).message).toBe("check.variant.no-parameter");
    expect(await judged(RIGHT, {}, false)).toMatchObject({
      verdict: "not-assessed",
      message: "check.variant.no-script",
    });
  });

  it("has a rubric that is refused with a parameter no variant changes, or a sum of none", () => {
    const issues = (more: object): string[] =>
      rubricSchema.safeParse(rubricWith(more)).error?.issues.map(({ path }) => path.join(".")) ??
      [];
    expect(issues({ params: ["height"] })).toEqual(["checks.1.params"]);
    expect(issues({ sizes: { y: "width + 2" } })).toContain("checks.1.sizes.y");
    expect(issues({ sizes: SIZES })).toEqual([]);
  });
});
