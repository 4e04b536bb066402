import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { EDITOR_WORDS, tellWords } from "./editor-words.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Every word of the installed Monaco by its number, from its own code. */
function monacoWords(): Map<number, Set<string>> {
  const esm = join(ROOT, "node_modules/monaco-editor/esm/vs");
  const found = new Map<number, Set<string>>();
  for (const file of readdirSync(esm, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js") || file.includes("nls")) continue;
    const text = readFileSync(join(esm, file), "utf8");
    for (const [, number, double, single] of text.matchAll(
      /\blocalize2?\((\d+), (?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/g,
    )) {
      const at = Number(number);
      const words = (double ?? single ?? "").replaceAll("\\'", "'");
      found.set(at, (found.get(at) ?? new Set()).add(words));
    }
  }
  return found;
}

afterAll(() => {
  Reflect.deleteProperty(globalThis, "_VSCODE_NLS_MESSAGES");
});

it("names each word by the number that the installed Monaco has for it", () => {
  const words = monacoWords();
  const wrong = EDITOR_WORDS.filter(([number, english]) => !words.get(number)?.has(english));
  expect(wrong).toEqual([]);
});

it("has each word in the catalogues, with the same places for what Monaco fills in", () => {
  const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();
  for (const language of ["en", "pt"]) {
    const file = join(ROOT, `src/catalogues/${language}/editor.json`);
    const catalogue = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    for (const [, english, word] of EDITOR_WORDS) {
      const own = catalogue[`editor.${word}`];
      expect(own, word).toBeTypeOf("string");
      expect(places(own ?? ""), word).toEqual(places(english));
    }
  }
});

it("is where Monaco looks for its words", async () => {
  tellWords((id) => `<${id}>`);
  // @ts-expect-error: a file of Monaco without types
  const { localize } = await import("monaco-editor/nls");
  expect(localize(1032, "No results")).toBe("<editor.find.none>");
  expect(localize(836, "Developer: Inspect Tokens")).toBe("Developer: Inspect Tokens");
});
