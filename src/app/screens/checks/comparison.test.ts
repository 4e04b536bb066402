import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createCatalogue } from "../../../catalogues/catalogue.ts";
import { type Rubric, rubricSchema } from "../../../engine/assessment/rubric.ts";
import type { Solid } from "../../../engine/solid/solid-types.ts";
import { deviationLimits, stepsIn, tightestTolerance } from "./deviation-steps.ts";
import { ghostAllowed } from "./ghost-allowed.ts";
import { sayLargest, sayWhere, thirdsOf } from "./say-deviation.ts";

const catalogue = (language: string) =>
  createCatalogue(
    language,
    Object.assign(
      {},
      ...["check-map", "app"].map((name) =>
        JSON.parse(readFileSync(`src/catalogues/${language}/${name}.json`, "utf8")),
      ),
    ),
  ).format;

const { rubric } = JSON.parse(readFileSync("lessons/l-bracket/lesson.json", "utf8"));
const plan: Rubric = rubricSchema.parse(rubric);
const bounds = { min: [0, 0, 0], max: [30, 30, 30] } as const;

it("draws the line at the tightest tolerance of a length, never finer than curves are cut", () => {
  expect(tightestTolerance(plan)).toBeCloseTo(0.1, 9);
  const without = (kinds: RegExp) => ({
    ...plan,
    checks: plan.checks.filter(({ kind }) => !kinds.test(kind)),
  });
  expect(tightestTolerance(without(/^dim\\./))).toBe(0.1);
  const tight = plan.checks.map((check) =>
    "upper" in check ? { ...check, upper: 0.006, lower: -0.006 } : check,
  );
  expect(tightestTolerance({ ...plan, checks: tight })).toBe(0.05);
  expect(deviationLimits(plan)).toEqual([0.025, 0.1, 0.5].map((x) => expect.closeTo(x, 9)));
});

it("explains the colours that occur, and no other", () => {
  const steps = stepsIn(Float32Array.of(0, 0.3, -2), [0.025, 0.1, 0.5]);
  expect(steps.map(({ tone, side, level, from, to }) => [tone, side, level, from, to])).toEqual([
    [6, "extra", 2, 0.1, 0.5],
    [4, "none", 0, 0, 0.025],
    [1, "missing", 3, 0.5, undefined],
  ]);
});

it("says where, as one sees the part from the front", () => {
  expect(thirdsOf(bounds, [1, 29, 15])).toEqual(["back", "left"]);
  const solid = { bounds, faces: [] } as unknown as Solid;
  const say = catalogue("en");
  expect(sayWhere(say, solid, [1, 29, 28])).toBe("at the top, at the back, on the left");
  expect(sayWhere(say, solid, [15, 15, 15])).toBe("in the middle");
  const largest = { by: 0.504, at: [29, 1, 1], face: 0 } as const;
  expect(sayLargest(say, solid, "extra", largest)).toContain(
    "up to 0.5 mm, at the bottom, at the front, on the right",
  );
  expect(sayLargest(catalogue("pt"), solid, "missing", largest)).toContain("até 0,5 mm, em baixo");
});

it("lays the drawn part over one's own only as the lesson allows", () => {
  const tries = [0, 1, 2, 3];
  expect(tries.map((n) => ghostAllowed("never", n))).toEqual([false, false, false, false]);
  expect(tries.map((n) => ghostAllowed("after2", n))).toEqual(["later", "later", true, true]);
  expect(tries.map((n) => ghostAllowed("always", n))).toEqual([true, true, true, true]);
});
