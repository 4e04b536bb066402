import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { seededRandom } from "./random.ts";
import { defineStored, fromStored, toStored } from "./stored.ts";
import { inches, parseDecimal } from "./units.ts";

describe("parseDecimal", () => {
  it.each([
    ["12,5", 12.5],
    ["12.5", 12.5],
    [" -0,75 ", -0.75],
    ["\u22123", -3],
    [",5", 0.5],
    ["7.", 7],
  ])("reads %j", (text, value) => expect(parseDecimal(text)).toBe(value));

  it.each(["", "1.2.3", "1,2,3", "12mm", "1e5", "-", "NaN", "Infinity"])("refuses %j", (text) =>
    expect(parseDecimal(text)).toBeUndefined(),
  );

  it("reads what either locale writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (thousandths) => {
        const text = (thousandths / 1000).toFixed(3);
        expect(parseDecimal(text.replace(".", ","))).toBe(parseDecimal(text));
        expect(parseDecimal(text)).toBeCloseTo(thousandths / 1000, 9);
      }),
    );
  });

  it("knows the inch", () => expect(inches(2)).toBeCloseTo(50.8, 12));
});

describe("seededRandom", () => {
  it("repeats itself and spreads evenly", () => {
    const a = seededRandom(7);
    const b = seededRandom(7);
    const bins = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 20_000; i++) {
      const value = a();
      expect(b()).toBe(value);
      const bin = Math.floor(value * 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    for (const count of bins) expect(Math.abs(count - 2000)).toBeLessThan(200);
    expect(seededRandom(8)()).not.toBe(seededRandom(7)());
  });
});

describe("stored kinds", () => {
  const kind = defineStored("plate", z.object({ width_mm: z.number() }), [
    (old) => ({ width_mm: (old as { width_cm: number }).width_cm * 10 }),
  ]);

  it("comes back as it went", () => {
    const back = fromStored(kind, structuredClone(toStored(kind, { width_mm: 80 })));
    expect(back).toMatchObject({ ok: true, value: { width_mm: 80 } });
  });

  it("lifts an old version", () => {
    const back = fromStored(kind, { kind: "plate", version: 1, data: { width_cm: 8 } });
    expect(back).toMatchObject({ ok: true, value: { width_mm: 80 } });
  });

  it.each([
    [null, "foundation.stored-kind"],
    [{ kind: "other", version: 1, data: {} }, "foundation.stored-kind"],
    [{ kind: "plate", version: 3, data: {} }, "foundation.stored-version"],
    [{ kind: "plate", version: 1.5, data: {} }, "foundation.stored-invalid"],
    [{ kind: "plate", version: 1, data: null }, "foundation.stored-invalid"],
    [{ kind: "plate", version: 2, data: { width_mm: "8" } }, "foundation.stored-invalid"],
  ])("names what is wrong with %j", (raw, code) => {
    expect(fromStored(kind, raw)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});
