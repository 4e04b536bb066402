import fc from "fast-check";
import { expect, it } from "vitest";
import { readDecimal, stepBy, writeDecimal } from "./decimal.ts";

it("reads comma and point alike, and refuses what is no number", () => {
  expect(readDecimal(" 5,6 ")).toBe(5.6);
  expect(readDecimal("5.6")).toBe(5.6);
  expect(readDecimal("\u22120,25")).toBe(-0.25);
  for (const text of ["", "1,2,3", "1.000,5", "5 mm", "1e3", "-", "NaN"]) {
    expect(readDecimal(text)).toBeUndefined();
  }
});

it("reads back what it wrote, in every language of the product", () => {
  const locales = ["en", "pt", "de", "fr", "pl", "ro", "uk", "ar"];
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      (locale, thousandths) => {
        const value = thousandths / 1000;
        expect(readDecimal(writeDecimal(value, locale, 3).replace("\u200e", ""))).toBeCloseTo(
          value,
          9,
        );
      },
    ),
  );
});

it("steps without binary dust", () => {
  expect(stepBy(0.1, 0.2)).toBe(0.3);
  expect(stepBy(5.6, -0.1)).toBe(5.5);
});
