import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concludeChecks, judgeMeasurement } from "./conclude.ts";

const SEED = 20_261_122;

const judged = (value: number, uncertainty: number, min?: number, max?: number) =>
  judgeMeasurement("size", {
    id: "x",
    measurement: { value, uncertainty },
    limits: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
  });

describe("the decision rule", () => {
  // 10 ± 0.1: the guard band is 1.5 % of 0.2 = 0.003, or the uncertainty if that is more.
  it.each([
    [10, 0, "pass"],
    [9.904, 0, "pass"],
    [9.9029, 0, "borderline"],
    [9.9, 0, "borderline"],
    [9.8971, 0, "borderline"],
    [9.8969, 0, "fail"],
    [10.104, 0, "fail"],
    [10.104, 0.005, "borderline"],
    [10.096, 0.005, "borderline"],
    [10.094, 0.005, "pass"],
    [10.106, 0.005, "fail"],
    // An uncertainty of more than half the tolerance proves only what is wrong beyond it.
    [10, 0.11, "not-assessed"],
    [10.15, 0.11, "not-assessed"],
    [10.3, 0.11, "fail"],
    [Number.NaN, 0, "not-assessed"],
    [10, Number.NaN, "not-assessed"],
    [10, -1, "not-assessed"],
    [Number.POSITIVE_INFINITY, 0, "not-assessed"],
  ] as const)("%s ± %s in 9.9 to 10.1 is %s", (value, uncertainty, verdict) => {
    expect(judged(value, uncertainty, 9.9, 10.1).verdict).toBe(verdict);
  });

  it.each([
    [0.19, undefined, 0.2, "pass"],
    [0.2029, undefined, 0.2, "borderline"],
    [0.2031, undefined, 0.2, "fail"],
    [2.1, 2, undefined, "pass"],
    [1.9, 2, undefined, "fail"],
    [4, 4, 4, "pass"],
    [5, 4, 4, "fail"],
    [4, 5, 3, "not-assessed"],
    [4, undefined, undefined, "not-assessed"],
  ] as const)("%s in %s to %s is %s", (value, min, max, verdict) => {
    expect(judged(value, 0, min, max).verdict).toBe(verdict);
  });

  it("never passes a value outside the limits and never fails one inside (by the guard band)", () => {
    const finite = { noNaN: true, noDefaultInfinity: true };
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, ...finite }),
        fc.double({ min: 0, max: 5, ...finite }),
        fc.double({ min: -50, max: 50, ...finite }),
        fc.double({ min: 1e-3, max: 20, ...finite }),
        (value, uncertainty, min, width) => {
          const max = min + width;
          const { verdict } = judged(value, uncertainty, min, max);
          const guard = Math.max(0.015 * (max - min), uncertainty);
          const out = Math.max(min - value, value - max);
          if (verdict === "pass") expect(out).toBeLessThanOrEqual(-guard);
          if (verdict === "fail") expect(out).toBeGreaterThan(guard);
          if (verdict === "borderline") expect(Math.abs(out)).toBeLessThanOrEqual(guard);
        },
      ),
      { seed: SEED },
    );
  });

  it("without a measurement is not assessed, earns nothing and says so", () => {
    const nothing = judgeMeasurement("size", { id: "x", limits: { min: 1, max: 2 } });
    expect(nothing).toMatchObject({
      verdict: "not-assessed",
      credit: 0,
      message: "check.any.not-measured",
    });
    expect(judged(10, 0.11, 9.9, 10.1).message).toBe("check.any.uncertain");
  });

  it("shows a wrong value outside the limits, however it is rounded", () => {
    expect(judged(10.1031, 0, 9.9, 10.1)).toMatchObject({
      message: "check.size.above",
      params: { measured: 10.104, max: 10.1, beyond: 0.004 },
    });
    expect(judged(9.89689, 0, 9.9, 10.1).params).toMatchObject({ measured: 9.896 });
    expect(judged(5.6, 0, 5.9, 6.1).params).toMatchObject({ measured: 5.6, beyond: 0.3 });
  });
});

describe("partial credit", () => {
  it.each([
    [10, 1],
    [10.1, 1],
    [10.2, 0.5],
    [10.3, 0],
    [12, 0],
    [9.8, 0.5],
  ])("%s of 10 ± 0.1 earns %s", (value, credit) => {
    expect(judged(value, 0, 9.9, 10.1).credit).toBeCloseTo(credit, 9);
  });

  it("falls with the error and never rises", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (a, b) => {
          const [near, far] = a < b ? [a, b] : [b, a];
          expect(judged(10 + near, 0, 9.9, 10.1).credit).toBeGreaterThanOrEqual(
            judged(10 + far, 0, 9.9, 10.1).credit,
          );
        },
      ),
      { seed: SEED },
    );
  });

  it("ends where the plan says", () => {
    const check = { id: "x", measurement: { value: 10.3, uncertainty: 0 }, limits: { max: 10 } };
    expect(judgeMeasurement("zone", { ...check, zeroAt: 1.06 }).credit).toBeCloseTo(0.5, 9);
    expect(judgeMeasurement("zone", { ...check, zeroAt: 1 }).credit).toBe(0);
  });
});

const finding = (
  id: string,
  verdict: "pass" | "fail" | "borderline" | "not-assessed",
  more = {},
) => ({
  id,
  verdict,
  credit: verdict === "pass" || verdict === "borderline" ? 1 : 0,
  message: `said.${id}`,
  params: {},
  ...more,
});
const PLAN = [
  { id: "closed", stage: "solid", weight: 1, gate: true },
  { id: "units", stage: "units", weight: 0, needs: ["closed"], gate: true },
  { id: "hole", stage: "features", weight: 1, needs: ["units"] },
  { id: "diameter", stage: "sizes", weight: 2, needs: ["hole"] },
  { id: "place", stage: "positions", weight: 3, needs: ["diameter"] },
  { id: "flat", stage: "form", weight: 1, needs: ["closed"] },
  { id: "note", stage: "style", weight: 0 },
] as const;
type Word = "pass" | "fail" | "borderline" | "not-assessed";

function conclude(verdicts: Readonly<Record<string, Word>>, more: Record<string, object> = {}) {
  const findings = PLAN.flatMap(({ id }) =>
    verdicts[id] ? [finding(id, verdicts[id], more[id])] : [],
  );
  const result = concludeChecks(PLAN, findings);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
const RIGHT = Object.fromEntries(PLAN.map(({ id }) => [id, "pass"])) as Record<string, Word>;

describe("the check graph", () => {
  it("all right: passed, nothing told, the whole score", () => {
    expect(conclude(RIGHT)).toMatchObject({
      verdict: "pass",
      told: [],
      score: 8,
      most: 8,
      open: 0,
    });
  });

  it("what needs a failed check is not assessed, with the first cause, and is not told", () => {
    const { verdict, checks, told, open, score } = conclude({ ...RIGHT, hole: "fail" });
    expect(verdict).toBe("fail");
    expect(told).toEqual(["hole"]);
    const at = (id: string) => checks.find((c) => c.id === id);
    expect(at("diameter")).toMatchObject({ verdict: "not-assessed", blockedBy: "hole", credit: 0 });
    expect(at("place")).toMatchObject({ blockedBy: "hole", message: "check.any.blocked" });
    expect(at("flat")?.verdict).toBe("pass");
    expect([open, score]).toEqual([5, 2]);
  });

  it("a borderline prerequisite is fulfilled; a missing or not assessed one is not", () => {
    expect(conclude({ ...RIGHT, hole: "borderline" }).verdict).toBe("borderline");
    const { hole: _, ...without } = RIGHT;
    const missing = conclude(without);
    expect(missing.verdict).toBe("not-assessed");
    expect(missing.told).toEqual(["hole"]);
    expect(missing.checks.find((c) => c.id === "diameter")?.blockedBy).toBe("hole");
  });

  it("weight 0 informs only, unless it is a gate", () => {
    expect(conclude({ ...RIGHT, note: "fail" }).verdict).toBe("pass");
    expect(conclude({ ...RIGHT, note: "fail" }).told).toEqual(["note"]);
    expect(conclude({ ...RIGHT, units: "fail" }).verdict).toBe("fail");
  });

  it("never passes with anything that counts failed or not assessed", () => {
    const word = fc.constantFrom<Word>("pass", "borderline", "fail", "not-assessed");
    fc.assert(
      fc.property(fc.tuple(...PLAN.map(() => word)), (words) => {
        const verdicts = Object.fromEntries(PLAN.map(({ id }, i) => [id, words[i] as Word]));
        const { verdict, checks, told, score, most } = conclude(verdicts);
        const counted = checks.filter((c) => c.id !== "note");
        if (verdict === "pass" || verdict === "borderline")
          for (const c of counted) expect(["pass", "borderline"]).toContain(c.verdict);
        expect(told.length).toBeLessThanOrEqual(3);
        expect(score).toBeLessThanOrEqual(most);
        if (verdict === "fail" || verdict === "not-assessed")
          expect(told.length).toBeGreaterThan(0);
      }),
      { seed: SEED },
    );
  });

  it("an empty plan proves nothing", () => {
    expect(concludeChecks([], [])).toMatchObject({ value: { verdict: "not-assessed" } });
  });

  it.each([
    ["a circle", [{ ...PLAN[0], needs: ["units"] }, PLAN[1]], []],
    ["a prerequisite that is not planned", [PLAN[1]], []],
    ["an id twice", [PLAN[0], PLAN[0]], []],
    ["a finding that is not planned", [PLAN[0]], [finding("other", "pass")]],
    ["a finding twice", [PLAN[0]], [finding("closed", "pass"), finding("closed", "fail")]],
  ] as const)("refuses %s", (_, plan, findings) => {
    expect(concludeChecks(plan, findings)).toMatchObject({
      problems: [{ code: "assessment.check-graph" }],
    });
  });
});

describe("the messages", () => {
  const ALL_WRONG = Object.fromEntries(PLAN.map(({ id }) => [id, "fail"])) as Record<string, Word>;
  const free = PLAN.map(({ id, stage, weight }) => ({ id, stage, weight }));
  const told = (verdicts: Record<string, Word>, more: Record<string, object> = {}) => {
    const findings = free.map(({ id }) => finding(id, verdicts[id] ?? "pass", more[id]));
    const result = concludeChecks(free, findings);
    return result.ok ? result.value.told : undefined;
  };

  it("stop at a blocking stage", () => {
    expect(told(ALL_WRONG)).toEqual(["closed"]);
    expect(told({ ...ALL_WRONG, closed: "pass" })).toEqual(["units"]);
  });

  it("then come by stage, three at the most", () => {
    expect(told({ ...ALL_WRONG, closed: "pass", units: "pass" })).toEqual([
      "hole",
      "diameter",
      "place",
    ]);
  });

  it("failed before not assessed before borderline, whatever the stage", () => {
    expect(told({ hole: "borderline", diameter: "not-assessed", flat: "fail" })).toEqual([
      "flat",
      "diameter",
      "hole",
    ]);
  });

  it("tell a mix-up first within its stage, and once", () => {
    const sizes = ["a", "b", "c", "d"].map((id) => ({ id, stage: "sizes", weight: 1 }) as const);
    const findings = [
      finding("a", "fail", { error: 9 }),
      finding("b", "fail", { misconception: "radius-for-diameter" }),
      finding("c", "fail", { misconception: "radius-for-diameter" }),
      finding("d", "fail", { error: 20 }),
    ];
    expect(concludeChecks(sizes, findings)).toMatchObject({ value: { told: ["b", "d", "a"] } });
  });
});

describe("the hash", () => {
  it("does not see the order of findings or of keys, and sees every verdict", () => {
    const words = { ...RIGHT, flat: "borderline" } as Record<string, Word>;
    const { hash } = conclude(words);
    const backwards = PLAN.map(({ id }) => finding(id, words[id] as Word)).reverse();
    const shuffled = backwards.map(
      (f) => Object.fromEntries(Object.entries(f).reverse()) as typeof f,
    );
    expect(concludeChecks(PLAN, shuffled)).toMatchObject({ value: { hash } });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (const { id } of PLAN) expect(conclude({ ...words, [id]: "fail" }).hash, id).not.toBe(hash);
  });

  it("does not see differences below a millionth", () => {
    const at = (measured: number) => conclude(RIGHT, { flat: { measured } }).hash;
    expect(at(0.1 + 0.2)).toBe(at(0.3));
    expect(at(0.300001)).not.toBe(at(0.3));
  });
});
