/**
 * A verdict must be the same on every machine. ECMAScript leaves sin, cos, tan, pow, exp, log, hypot,
 * cbrt and their kin (also `**`) to the engine: they differ in the last bits between browsers. So only
 * what the language specifies exactly may be used in this room; for angles there is
 * foundation/exact-math.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Specified to the last bit (ECMA-262, 21.3), and the constants. */
const EXACT = new Set(
  "abs ceil clz32 floor fround imul max min round sign sqrt trunc PI E SQRT2 SQRT1_2 LN2 LN10".split(
    " ",
  ),
);

/** Files of before this rule. The list only shrinks: who mends a file takes its line out. */
const KNOWN: readonly string[] = [];

/** What a source uses that is not exact, or hides what it uses. */
function inexact(source: string): string[] {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\/\/.*$/gm, "")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
  const found = [...code.matchAll(/\bMath\s*\??\.\s*(\w+)/g)].map((m) => m[1] ?? "");
  const bad = found.filter((name) => !EXACT.has(name)).map((name) => `Math.${name}`);
  // Math under another name, or by a computed one.
  if (/\bMath\b(?!\s*\??\.\s*\w)/.test(code)) bad.push("Math itself");
  if (/\*\*/.test(code)) bad.push("**");
  for (const word of ["Date", "Intl", "toLocaleString", "localeCompare", "performance"])
    if (new RegExp(`\\b${word}\\b`).test(code)) bad.push(word);
  return bad;
}

const ROOM = import.meta.dirname;
const sources = [
  ...readdirSync(ROOM, { recursive: true, encoding: "utf8" }).filter(
    (name) =>
      name.endsWith(".ts") &&
      !name.endsWith(".test.ts") &&
      !name.split(path.sep).includes("fixtures") &&
      // They make parts to be judged, and judge none.
      name.split(path.sep)[0] !== "mutants",
  ),
  path.join("..", "foundation", "exact-math.ts"),
].map((name) => name.split(path.sep).join("/"));

describe("exact arithmetic", () => {
  it("is all that the verdict path uses", () => {
    expect(sources.length).toBeGreaterThan(40);
    const wrong = sources.filter(
      (name) => inexact(readFileSync(path.join(ROOM, name), "utf8")).length,
    );
    expect(wrong).toEqual(KNOWN);
  });

  it.each([
    ["Math.sin(x)", ["Math.sin"]],
    ["Math . hypot(x, y) + Math?.pow(2, 3)", ["Math.hypot", "Math.pow"]],
    ["const { cos } = Math;", ["Math itself"]],
    ["Math['tan'](1)", ["Math itself"]],
    ["globalThis.Math[name]", ["Math itself"]],
    ["x ** 2", ["**"]],
    ["Math.random() + Date.now()", ["Math.random", "Date"]],
    ["names.sort((a, b) => a.localeCompare(b))", ["localeCompare"]],
  ])("finds what is not in %s", (code, found) => {
    expect(inexact(code)).toEqual(found);
  });

  it("leaves comments, texts and exact functions alone", () => {
    const code = `/** Math.sin ** */ // Math.cos\nconst a = "Math.tan(1)"; Math.sqrt(2) + Math.PI;`;
    expect(inexact(code)).toEqual([]);
  });
});
