import { describe, expect, it } from "vitest";
import type { Report } from "../assessment/report-types.ts";
import { reportSchema } from "./report-schema.ts";

const hash = "0f".repeat(32);
const old: Report = {
  lesson: "knob",
  engine: "assess/2",
  verdict: "fail",
  checks: [
    {
      id: "height",
      kind: "envelope",
      verdict: "fail",
      message: "check.envelope.too-big",
      params: { measured: 20, axis: "z" },
      measured: 20,
      allowed: { min: 17.8, max: 18.2, nominal: 18 },
      unit: "mm",
      uncertainty: 0.000001,
      places: [{ kind: "dimension", id: "height" }],
    },
  ],
  counts: { pass: 0, total: 1 },
  hash,
};
const [check] = old.checks;
const now: Report = {
  ...old,
  engine: "assess/3",
  checks: check
    ? [
        {
          ...check,
          unit: "deg",
          credit: 0.25,
          weight: 2,
          gate: true,
          misconception: "double",
          blockedBy: "closed",
        },
      ]
    : [],
  told: ["height"],
  score: { got: 0.5, most: 2, open: 0 },
  pins: { kernel: "kernel 1.0.0", tables: "tables/1", rubric: hash, reference: hash },
};

describe("a stored report", () => {
  it.each([
    ["of before", old],
    ["of now", now],
  ])("%s comes back whole: its hash is over every field", (_, report) => {
    expect(reportSchema.parse(structuredClone(report))).toEqual(report);
  });

  it("tells three at most", () => {
    expect(reportSchema.safeParse({ ...now, told: ["a", "b", "c", "d"] }).success).toBe(false);
  });
});
