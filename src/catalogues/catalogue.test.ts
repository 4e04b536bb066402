import { expect, test } from "vitest";
import { createCatalogue } from "./catalogue.ts";

const messages = {
  plain: "The hole is {measured} mm.",
  holes: "{count, plural, one {# hole of {size} mm} other {# holes of {size} mm}}",
  exact: "{value, number, ::.00}",
  broken: "{count, plural",
  choice: "{kind, select, a {A: {size}} other {other}}",
};

test("numbers take the language's decimal sign and no grouping", () => {
  const params = { measured: 12345.67891 };
  expect(createCatalogue("en", messages).format("plain", params)).toBe("The hole is 12345.679 mm.");
  expect(createCatalogue("pt", messages).format("plain", params)).toBe("The hole is 12345,679 mm.");
});

test("plural, select and skeletons work, numbers inside them too", () => {
  const pt = createCatalogue("pt", messages);
  expect(pt.format("holes", { count: 1, size: 5.6 })).toBe("1 hole of 5,6 mm");
  expect(pt.format("holes", { count: 2, size: 5.6 })).toBe("2 holes of 5,6 mm");
  expect(pt.format("exact", { value: 3 })).toBe("3,00");
  expect(pt.format("choice", { kind: "a", size: 0.5 })).toBe("A: 0,5");
});

test("a number is written as the language's own rules write it", () => {
  for (const [language, locale] of [
    ["en", "en-GB"],
    ["pt", "pt-PT"],
  ] as const) {
    const own = createCatalogue(language, { n: "{n}" });
    const ruled = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false });
    for (const n of [0, 5, -3, 1e6, 0.1 + 0.2, -0.0004, 1.0005, 20.9996, 123456.789, -12.25])
      expect(own.format("n", { n })).toBe(ruled.format(n).replace(/^-0$/, "0"));
  }
});

test("a number that is asked for as one is grouped when it is long, and short ones are the same", () => {
  for (const [language, locale] of [
    ["en", "en-GB"],
    ["pt", "pt-PT"],
  ] as const) {
    const own = createCatalogue(language, { n: "{n, number} mm" });
    const ruled = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    for (const n of [0, 5.25, -3, 998.9996, 999.4, 12345.678, -1e6])
      expect(own.format("n", { n })).toBe(`${ruled.format(n)} mm`);
  }
  expect(createCatalogue("en", { n: "{n, number}" }).format("n")).toBe("[n]");
});

test("apostrophes quote braces and are words otherwise", () => {
  const en = createCatalogue("en", { word: "It isn't {n} mm.", quoted: "'{'n'}' is {n}." });
  expect(en.format("word", { n: 2 })).toBe("It isn't 2 mm.");
  expect(en.format("quoted", { n: 2 })).toBe("{n} is 2.");
});

test("what is missing or broken comes back in brackets", () => {
  const en = createCatalogue("en", messages);
  expect(en.has("plain")).toBe(true);
  expect(en.has("toString")).toBe(false);
  expect(en.format("nothing")).toBe("[nothing]");
  expect(en.format("broken", { count: 1 })).toBe("[broken]");
  expect(en.format("plain")).toBe("[plain]");
});
