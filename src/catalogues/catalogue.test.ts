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

test("what is missing or broken comes back in brackets", () => {
  const en = createCatalogue("en", messages);
  expect(en.has("plain")).toBe(true);
  expect(en.has("toString")).toBe(false);
  expect(en.format("nothing")).toBe("[nothing]");
  expect(en.format("broken", { count: 1 })).toBe("[broken]");
  expect(en.format("plain")).toBe("[plain]");
});
