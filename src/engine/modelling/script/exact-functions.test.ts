import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sin } from "../../foundation/exact-math.ts";
import { runScript } from "../run-script.ts";
import { EXACT_FUNCTIONS } from "./exact-functions.ts";

const angle = fc.double({ min: -100, max: 100, noNaN: true });
const part = fc.double({ min: -1, max: 1, noNaN: true });

describe("the functions that scripts get in the place of the engine's own", () => {
  it("agree with them to rounding", () => {
    const near = (a: number, b: number): boolean =>
      Math.abs(a - b) <= 4e-15 * Math.max(1, Math.abs(b));
    fc.assert(
      fc.property(angle, angle, part, (x, y, p) => {
        for (const of of ["sin", "cos", "atan"] as const)
          expect(near(EXACT_FUNCTIONS[of](x), Math[of](x)), `${of} ${x}`).toBe(true);
        for (const of of ["asin", "acos"] as const)
          expect(near(EXACT_FUNCTIONS[of](p), Math[of](p)), `${of} ${p}`).toBe(true);
        expect(near(EXACT_FUNCTIONS.tan(p), Math.tan(p))).toBe(true);
        expect(near(EXACT_FUNCTIONS.atan2(x, y), Math.atan2(x, y))).toBe(true);
        expect(near(EXACT_FUNCTIONS.hypot(x, y, p), Math.hypot(x, y, p))).toBe(true);
      }),
      { numRuns: 300, seed: 9 },
    );
  });

  it("tell the two zeros apart, as the language has it", () => {
    for (const y of [0, -0, 2, -2])
      for (const x of [0, -0, 3, -3])
        expect(EXACT_FUNCTIONS.atan2(y, x), `${y} ${x}`).toBeCloseTo(Math.atan2(y, x), 14);
  });

  it("are no number where those are none", () => {
    const { asin, acos, sin: sine, hypot } = EXACT_FUNCTIONS;
    expect([asin(1.1), acos(-1.1), asin(Number.NaN), sine(Infinity), hypot(Number.NaN, 1)]).toEqual(
      Array.from({ length: 5 }, () => Number.NaN),
    );
    expect([hypot(), hypot(0, 0), hypot(-3, 4), hypot(Infinity, 1)]).toEqual([0, 0, 5, Infinity]);
  });

  it("are what a script finds in Math", async () => {
    const source = `
const { cuboid } = require("@jscad/modeling").primitives;
const main = () => cuboid({ size: [1 + Math.sin(0.7), Math.hypot(3, 4), Math.max(2, 1)] });
module.exports = { main };`;
    const env = {
      evaluate: (body: string, scope: Readonly<Record<string, unknown>>): unknown =>
        new Function(...Object.keys(scope), `"use strict";\n${body}`)(...Object.values(scope)),
    };
    const run = await runScript(source, {}, env);
    const [node] = run.ok ? run.value.graph.nodes : [];
    expect(node?.op).toMatchObject({ kind: "cuboid", size: [1 + sin(0.7), 5, 2] });
  });
});
