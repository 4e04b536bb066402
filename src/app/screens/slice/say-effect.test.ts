import { describe, expect, it } from "vitest";
import type { PrintQuality } from "../../../engine/gcode/print-quality.ts";
import type { TriedPrint } from "../../../engine/gcode/try-print.ts";
import { PATH_ROLES } from "../../../engine/slicing/plan.ts";
import { sayEffect } from "./say-effect.ts";

const say = (id: string, params: Readonly<Record<string, unknown>> = {}) =>
  [id, ...Object.values(params)].join(" ");

const TRUE: PrintQuality = {
  deviationMean: 0.001,
  deviationP99: 0.01,
  missing: 10,
  extra: 0,
  over: 2,
  airStarts: 0,
  part: 1000,
};

function print(quality?: Partial<PrintQuality>): TriedPrint {
  return {
    plan: { layers: [], volumes: new Float64Array(PATH_ROLES.length) },
    summary: { time_s: 100, mass_g: 5, volume_mm3: 4000, layers: 10, retractions: 20 },
    ...(quality ? { quality: { ...TRUE, ...quality } } : {}),
  } as unknown as TriedPrint;
}
const effect = (now: Partial<PrintQuality>, then: Partial<PrintQuality>) =>
  sayEffect(say, print(now), print(then)).at(-1);

describe("what a setting does to the quality", () => {
  it("tells the figure that changes most, before and after", () => {
    expect(effect({}, { deviationP99: 0.05, missing: 13 })).toBe(
      "effect.quality.deviation 0.01 0.05",
    );
    expect(effect({}, { deviationP99: 0.011, missing: 60 })).toBe("effect.quality.missing 1 6");
    expect(effect({ airStarts: 14 }, { over: 3 })).toBe("effect.quality.air 14 0");
  });

  it("says that nothing changes where it is too little to matter", () => {
    expect(effect({}, { deviationP99: 0.012, missing: 10.5, over: 2.1 })).toBe(
      "effect.quality.same 0 0",
    );
  });

  it("keeps silent where one of the two was not laid down", () => {
    const said = sayEffect(say, print(), print({}));
    expect(said.some((each) => each.startsWith("effect.quality"))).toBe(false);
  });
});
