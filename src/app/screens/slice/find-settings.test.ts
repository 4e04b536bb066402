import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findSettings, folded } from "./find-settings.ts";

const say = (language: string) => {
  const file = new URL(`../../../catalogues/${language}/machines.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  return (id: string) => texts[id] ?? id;
};
const names = (typed: string, language = "en") =>
  findSettings(typed, say(language)).map(({ name }) => name);

it("finds by name, by id and by what is explained, names first", () => {
  expect(names("infill density")[0]).toBe("infill_density");
  expect(names("z_hop")).toEqual(["z_hop"]);
  const stronger = names("stronger");
  expect(stronger).toContain("wall_count");
  const walls = names("walls");
  expect(walls.indexOf("wall_count")).toBeLessThan(walls.length / 2);
});

it("does not mind accents and capitals", () => {
  expect(folded("RETRAÇÃO")).toBe("retracao");
  const typed = names("retracao", "pt");
  expect(typed.length).toBeGreaterThan(0);
  expect(typed).toEqual(names("Retração", "pt"));
});

it("finds nothing for nothing, and nothing for what there is not", () => {
  expect(names("  ")).toEqual([]);
  expect(names("qqqq")).toEqual([]);
});
