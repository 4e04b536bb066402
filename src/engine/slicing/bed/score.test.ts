import { describe, expect, it } from "vitest";
import type { Standing } from "./rate-direction.ts";
import { badnessOf, reasonOf } from "./score.ts";

const PART = { volume: 8000, area: 2400 };
const GOOD: Standing = { contact: 400, overhang: 0, support: 0, height: 20, tilt: 40 };

/** Which of two ways to lie is taken, all else alike. */
function better(a: Partial<Standing>, b: Partial<Standing>): "a" | "b" | "same" {
  const [one, two] = [
    { ...GOOD, ...a },
    { ...GOOD, ...b },
  ];
  const [x, y] = [one, two].map((each) => badnessOf(each, [one, two], PART)) as [number, number];
  if (Math.abs(x - y) < 1e-9) return "same";
  return x < y ? "a" : "b";
}

describe("of two ways to lie", () => {
  it("the better one in any figure is taken, all else alike", () => {
    expect(better({}, { support: 900, overhang: 100 })).toBe("a");
    expect(better({}, { tilt: 4 })).toBe("a");
    expect(better({}, { contact: 300 })).toBe("a");
    expect(better({}, { height: 25 })).toBe("a");
    expect(better({}, {})).toBe("same");
  });
  it("beyond a firm stand more firmness is worth nothing", () => {
    expect(better({ tilt: 20 }, { tilt: 70 })).toBe("same");
  });
  it("much support is worse than a high part with a small foot", () => {
    const supported = { overhang: 500, support: 9000, height: 10 };
    expect(better({ height: 60, contact: 200, tilt: 16 }, supported)).toBe("a");
  });
  it("one that falls over is worse than one with a third of the contact", () => {
    expect(better({ contact: 130 }, { tilt: 0 })).toBe("a");
  });
  it("a little support is better than a part that falls over", () => {
    expect(better({ overhang: 40, support: 300 }, { tilt: 0 })).toBe("a");
  });
});

describe("the reason", () => {
  const other: Standing = { ...GOOD, contact: 900, overhang: 300, support: 6000 };
  it.each([
    ["largest-no-support", GOOD, [GOOD]],
    ["no-support", GOOD, [GOOD, other]],
    ["least-support", { ...GOOD, overhang: 100, support: 940 }, [other]],
    ["balance", other, [{ ...GOOD, overhang: 100, support: 940, tilt: 0 }]],
  ] as const)("%s", (code, best, others) => {
    expect(reasonOf(best, [best, ...others]).code).toBe(code);
  });
  it("carries its figures as people read them", () => {
    expect(reasonOf({ ...other, height: 12.345 }, [other]).params).toEqual({
      support: 6,
      height: 12.3,
    });
  });
});
