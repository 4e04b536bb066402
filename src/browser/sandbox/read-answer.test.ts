import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswer } from "./read-answer.ts";

const graph = {
  nodes: [{ op: { kind: "cuboid", size: [1, 2, 3], center: [0, 0, 0] }, inputs: [], line: 2 }],
  outputs: [0],
};
const good = { ok: true, value: { graph, definitions: [], log: ["hello"] }, problems: [] };
const codeOf = (answer: unknown) =>
  readAnswer(typeof answer === "string" ? answer : JSON.stringify(answer)).problems[0]?.code;

describe("the worker's answer", () => {
  it("is taken when it is a graph, with its log and parameters", () => {
    const definitions = [{ name: "width", type: "slider", initial: 3, min: 1, max: 9, step: 1 }];
    const answer = { ...good, value: { ...good.value, definitions } };
    const result = readAnswer(JSON.stringify(answer));
    expect(result).toMatchObject({ ok: true, value: { graph, definitions, log: ["hello"] } });
  });

  it("keeps the problems of a script that failed, with their place", () => {
    const place = { kind: "source", line: 3, column: 7 };
    const problems = [{ code: "modelling.syntax", severity: "error", params: { a: 1 }, place }];
    expect(readAnswer(JSON.stringify({ ok: false, problems }))).toEqual({ ok: false, problems });
  });

  it("is refused when a part of it is not what it should be", () => {
    for (const bad of [
      "not json",
      "null",
      "[]",
      { ok: true, problems: [] },
      { ok: false, problems: [] },
      { ok: false, problems: [{ code: "x", severity: "error", params: {} }] },
      { ok: false, problems: [{ code: "a.b", severity: "fatal", params: {} }] },
      { ...good, value: { ...good.value, log: "x" } },
      { ...good, value: { ...good.value, definitions: [{ name: 1, type: "int" }] } },
      { ...good, value: { ...good.value, definitions: [{ name: "a", type: "script" }] } },
    ])
      expect(codeOf(bad), JSON.stringify(bad)).toBe("sandbox.bad-answer");
    expect(codeOf({ ...good, value: { ...good.value, graph: { nodes: "x", outputs: [9] } } })).toBe(
      "solid.bad-graph",
    );
    expect(readAnswer({ ok: true }).problems[0]?.code).toBe("sandbox.bad-answer");
  });

  it("caps the log", () => {
    const log = Array.from({ length: 2000 }, () => "x".repeat(5000));
    const result = readAnswer(JSON.stringify({ ...good, value: { ...good.value, log } }));
    if (!result.ok) throw new Error("refused");
    expect(result.value.log.length).toBe(500);
    expect(result.value.log[0]?.length).toBe(500);
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.json(), fc.anything(), (text, value) => {
        const forged = { ok: true, value: { graph: value, definitions: [value], log: [value] } };
        for (const raw of [text, value, safeJson({ ...forged, problems: [value] })])
          expect(typeof readAnswer(raw).ok).toBe("boolean");
      }),
    );
  });
});

function safeJson(value: unknown): unknown {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
