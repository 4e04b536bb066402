/** What lint can't hold: sizes of files, no index files, a sentence for every code in every language. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";

/** An element of a parsed ICU message, as far as is needed here. */
interface MessageElement {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessageElement[] }>>;
}
const LITERAL = 0;
const POUND = 7;

const ROOT = path.resolve(import.meta.dirname, "..");
const LANGUAGES = ["en", "pt"];
const MAX_LINES = 400;

function files(folder: string, pattern: RegExp): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((name) => pattern.test(name) && !name.includes("node_modules"))
    .filter((name) => statSync(path.join(ROOT, name)).isFile());
}

const read = (name: string) => readFileSync(path.join(ROOT, name), "utf8");
const sources = ["src", "workers", "scripts", "e2e", "bench"].flatMap((folder) =>
  files(folder, /\.(ts|tsx|mjs|css)$/),
);

function catalogue(language: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const file of files(`src/catalogues/${language}`, /\.json$/))
    for (const [id, message] of Object.entries(JSON.parse(read(file)) as Record<string, string>)) {
      expect(all.has(id), `${id} stands in two files of ${language}`).toBe(false);
      all.set(id, message);
    }
  return all;
}

/** The names of a message's placeholders, sorted, wherever they stand in it. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly MessageElement[]) => {
    for (const element of elements) {
      if (element.type !== LITERAL && element.type !== POUND && element.value)
        names.add(element.value);
      for (const option of Object.values(element.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, "en").getAst() as readonly MessageElement[]);
  return [...names].sort();
}

describe("tidy", () => {
  it("keeps files short", () => {
    const long = sources.filter((name) => read(name).split("\n").length > MAX_LINES);
    expect(long).toEqual([]);
  });

  it("keeps worker entries at 30 lines", () => {
    const entries = files("workers", /\.ts$/).filter((f) => !/serve\.ts$|\.d\.ts$/.test(f));
    expect(entries.length).toBeGreaterThan(3);
    expect(entries.filter((f) => read(f).split("\n").length > 31)).toEqual([]);
  });

  it("has no index files and no `export *`", () => {
    expect(sources.filter((name) => /\/index\.tsx?$/.test(name))).toEqual([]);
    const stars = sources.filter((n) => /^export \*/m.test(read(n)) && !n.includes("rooms-rule"));
    expect(stars).toEqual([]);
  });

  it("names no registry host in the lock file", () => {
    expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
  });

  const reference = catalogue("en");
  it.each(LANGUAGES)("has every sentence in %s, with the same placeholders", (language) => {
    const own = catalogue(language);
    expect([...own.keys()].sort()).toEqual([...reference.keys()].sort());
    for (const [id, message] of own)
      expect(placeholders(message), id).toEqual(placeholders(reference.get(id) ?? ""));
  });

  it("has a sentence for every problem code, and no code outside the lists", () => {
    const codes = new Set<string>();
    for (const file of files("src", /\/problems\.ts$/))
      for (const match of read(file).matchAll(/"([a-z]+\.[a-z0-9-]+)"/g)) codes.add(match[1] ?? "");
    expect(codes.size).toBeGreaterThan(20);
    for (const code of codes) expect(reference.has(`problem.${code}`), code).toBe(true);
    const used = sources
      .filter((name) => !/\.test\.tsx?$/.test(name))
      .flatMap((name) => [...read(name).matchAll(/\b(?:problem|warning)\(\s*"([^"]+)"/g)])
      .map((match) => match[1] ?? "");
    expect(used.filter((code) => !codes.has(code))).toEqual([]);
  });
});
