import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillParameters, readDefinitions } from "./parameters.ts";

const read = (raw: unknown) => {
  const result = readDefinitions(raw);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

describe("parameter definitions", () => {
  it("keeps what a form needs", () => {
    const raw = [
      { name: "size", type: "group", caption: "Size" },
      {
        name: "width",
        type: "float",
        initial: "12,5",
        min: 1,
        max: 50,
        step: 0.5,
        caption: "Width",
      },
      { name: "holes", type: "checkbox", checked: true },
      { name: "kind", type: "choice", values: ["a", 2], captions: ["A", "Two"], initial: "2" },
    ];
    expect(read(raw)).toEqual([
      { name: "size", type: "group", caption: "Size" },
      { name: "width", type: "float", caption: "Width", min: 1, max: 50, step: 0.5, initial: 12.5 },
      { name: "holes", type: "checkbox", initial: true },
      { name: "kind", type: "choice", values: ["a", 2], captions: ["A", "Two"], initial: 2 },
    ]);
    expect(read(undefined)).toEqual([]);
  });

  it.each([
    [{}, "modelling.parameters-not-list"],
    [[5], "modelling.parameter-no-name"],
    [
      [
        { name: "a", type: "int" },
        { name: "a", type: "int" },
      ],
      "modelling.parameter-twice",
    ],
    [[{ name: "a", type: "matrix" }], "modelling.parameter-type"],
    [[{ name: "a", type: "choice", values: [] }], "modelling.parameter-values"],
    [[{ name: "a", type: "int", initial: "x" }], "modelling.parameter-initial"],
    [[{ name: "a", type: "int", min: 3, max: 1 }], "modelling.parameter-range"],
  ])("refuses %j", (raw, code) => {
    expect(readDefinitions(raw).problems[0]?.code).toBe(code);
  });

  it("answers anything with a result", () => {
    fc.assert(fc.property(fc.anything(), (raw) => typeof readDefinitions(raw).ok === "boolean"));
  });
});

describe("parameter values", () => {
  const definitions = read([
    { name: "n", type: "int", initial: 4, min: 1, max: 9 },
    { name: "w", type: "number", initial: 1 },
    { name: "on", type: "checkbox" },
  ]);

  it("fills defaults, reads typed text, keeps the range and names what is unknown", () => {
    const result = fillParameters(definitions, { n: "12", w: "3,75", x: 1 });
    expect(result.ok && result.value).toEqual({ n: 9, w: 3.75, on: false });
    expect(result.problems.map((p) => [p.code, p.severity])).toEqual([
      ["modelling.parameter-value", "warning"],
      ["modelling.parameter-unknown", "warning"],
    ]);
  });

  it("refuses what cannot be read", () => {
    const result = fillParameters(definitions, { w: "wide" });
    expect(result).toMatchObject({
      ok: false,
      problems: [{ params: { name: "w", value: "wide" } }],
    });
  });
});
