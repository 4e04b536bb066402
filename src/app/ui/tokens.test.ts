import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The custom properties of the first block after a marker. */
function block(marker: string): Map<string, string> {
  const start = css.indexOf("{", css.indexOf(marker) + marker.length - 1) + 1;
  const body = css.slice(start, css.indexOf("}", start));
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );
}

const light = block(":root {");
const darkBySystem = block(':root:not([data-theme="light"])');
const darkByChoice = block(':root[data-theme="dark"]');

const moreLight = block("@media (prefers-contrast: more) {\n  :root");

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (channels[0] ?? 0) + 0.7152 * (channels[1] ?? 0) + 0.0722 * (channels[2] ?? 0);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const TEXT: [string, string[]][] = [
  [
    "--ink",
    [
      "--paper",
      "--sheet",
      "--raised",
      "--hover",
      "--rule-2",
      "--accent-soft",
      "--fail-soft",
      "--near-soft",
      "--pass-soft",
    ],
  ],
  [
    "--ink-2",
    [
      "--paper",
      "--sheet",
      "--raised",
      "--hover",
      "--rule-2",
      "--accent-soft",
      "--fail-soft",
      "--near-soft",
      "--pass-soft",
    ],
  ],
  ["--accent", ["--paper", "--sheet", "--raised", "--accent-soft"]],
  ["--accent-ink", ["--accent", "--accent-strong"]],
  ["--pass", ["--sheet", "--paper", "--pass-soft"]],
  ["--near", ["--sheet", "--paper", "--near-soft"]],
  ["--fail", ["--sheet", "--paper", "--raised", "--fail-soft"]],
  ["--fail-ink", ["--fail", "--fail-strong"]],
  ["--sheet", ["--pass", "--near"]],
  ["--paper", ["--ink"]],
];
const SHAPES: [string, string[]][] = [["--control", ["--sheet", "--raised", "--paper"]]];

describe("contrast of the palette", () => {
  const themes: [string, Map<string, string>][] = [
    ["light", light],
    ["dark", darkByChoice],
    ["more contrast", new Map([...light, ...moreLight])],
  ];
  for (const [name, theme] of themes) {
    for (const [pairs, least] of [
      [TEXT, 4.5],
      [SHAPES, 3],
    ] as const) {
      for (const [front, backs] of pairs) {
        for (const back of backs) {
          it(`${name}: ${front} on ${back} reaches ${least}`, () => {
            expect(contrast(theme.get(front) ?? "", theme.get(back) ?? "")).toBeGreaterThanOrEqual(
              least,
            );
          });
        }
      }
    }
  }
});

it("has one dark palette, by system and by choice", () => {
  expect([...darkBySystem]).toEqual([...darkByChoice]);
});

it("gives every colour of the light palette in the dark one", () => {
  const colours = [...light]
    .filter(([name, value]) => value.startsWith("#") && !name.startsWith("--role-"))
    .map(([name]) => name);
  expect(colours.filter((name) => !darkByChoice.has(name))).toEqual([]);
});
