import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Solid } from "../solid/solid-types.ts";
import { box, bracket, knob, plate, turned } from "./fixtures/parts.ts";
import { curveLength } from "./hlr/curve-length.ts";
import { type ProjectedView, projectViews } from "./project-views.ts";
import type { LineType, ViewName } from "./sheet-types.ts";

function view(solid: Solid, name: ViewName): ProjectedView {
  const result = projectViews(solid, [name], quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value[0];
}

const lengthOf = (v: ProjectedView, line: LineType): number =>
  v.curves.filter((c) => c.line === line).reduce((sum, c) => sum + curveLength(c.curve), 0);

const arcs = (v: ProjectedView, line: LineType) =>
  v.curves.flatMap((c) => (c.curve.kind === "arc" && c.line === line ? [c.curve] : []));

describe("a box", () => {
  it("is one rectangle a view and nine lines in the isometric", () => {
    for (const [name, size] of [
      ["front", 80],
      ["top", 100],
      ["left", 60],
    ] as const) {
      const v = view(box(30, 20, 10), name);
      expect(v.curves).toHaveLength(4);
      expect(lengthOf(v, "visible")).toBeCloseTo(size, 9);
    }
    const iso = view(box(30, 20, 10), "isometric");
    expect(iso.curves).toHaveLength(9);
    expect(lengthOf(iso, "visible")).toBeCloseTo(3 * 60 * Math.sqrt(2 / 3), 9);
  });
});

describe("an L-bracket", () => {
  it("has the lengths that a hand finds, hidden holes dashed", () => {
    const front = view(bracket(), "front");
    expect(lengthOf(front, "visible")).toBeCloseTo(2 * (50 + 45), 6);
    // Two sides of one base hole (the other lies behind it) and of the hole in the upright.
    expect(lengthOf(front, "hidden")).toBeCloseTo(4 * 6, 6);
    const top = view(bracket(), "top");
    expect(lengthOf(top, "visible")).toBeCloseTo(180 + 40 + 2 * 2 * Math.PI * 3.25, 6);
    expect(lengthOf(top, "hidden")).toBeCloseTo(2 * 6, 6);
    const left = view(bracket(), "left");
    expect(lengthOf(left, "visible")).toBeCloseTo(170 + 2 * Math.PI * 4, 6);
    expect(lengthOf(left, "hidden")).toBeCloseTo(40 + 4 * 6, 6);
  });

  it("gives each hole as one full circle with the exact radius and place", () => {
    const circles = arcs(view(bracket(), "top"), "visible");
    expect(circles).toHaveLength(2);
    for (const c of circles) {
      expect(c.radius).toBe(3.25);
      expect(c.sweepDegrees).toBe(360);
      expect(c.centre[0]).toBeCloseTo(35, 12);
    }
    expect(arcs(view(bracket(), "left"), "visible")[0].centre).toEqual([-20, 30]);
  });

  it("has axes: marks end-on, one line for two holes behind each other", () => {
    const count = (name: ViewName, kind: "mark" | "line") =>
      view(bracket(), name).axes.filter((axis) => axis.kind === kind).length;
    expect([count("front", "mark"), count("front", "line")]).toEqual([0, 2]);
    expect([count("top", "mark"), count("top", "line")]).toEqual([2, 1]);
    expect([count("left", "mark"), count("left", "line")]).toEqual([1, 2]);
    expect(view(bracket(), "isometric").axes).toHaveLength(0);
  });

  it("draws no hidden line in the isometric", () => {
    expect(lengthOf(view(bracket(), "isometric"), "hidden")).toBe(0);
  });
});

describe("a plate", () => {
  it("draws coinciding hidden lines once and never under a visible one", () => {
    const front = view(plate(), "front");
    expect(lengthOf(front, "visible")).toBeCloseTo(2 * 88, 6);
    // Two columns of holes, the pocket's sides and floor.
    expect(lengthOf(front, "hidden")).toBeCloseTo(4 * 8 + 2 * 5 + 20, 6);
    const lines = front.curves.flatMap((c) => (c.curve.kind === "line" ? [c.curve] : []));
    const keys = lines.map(({ from, to }) =>
      [from, to]
        .map((p) => p.map((x) => x.toFixed(3)).join())
        .sort()
        .join(" "),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("turned parts", () => {
  it("shows contours at the exact radius and hidden circles from above", () => {
    const front = view(knob(), "front");
    const sides = front.curves.flatMap(({ curve, line }) =>
      curve.kind === "line" && line === "visible" && Math.abs(curve.from[0] - curve.to[0]) < 1e-9
        ? [Math.abs(curve.from[0])]
        : [],
    );
    expect(sides.sort((p, q) => p - q)).toEqual([10, 10, 20, 20]);
    // Circles of 20 and 36 visible; stem and bore below.
    const top = view(knob(), "top");
    expect(
      arcs(top, "visible")
        .map((c) => Number(c.radius.toFixed(9)))
        .sort((a, b) => a - b),
    ).toEqual([18, 20]);
    expect(
      arcs(top, "hidden")
        .map((c) => Number(c.radius.toFixed(9)))
        .sort((a, b) => a - b),
    ).toEqual([4, 10]);
  });

  it("keeps contours exact when the facets miss the quadrants", () => {
    const v = view(
      turned(
        [
          [0, 0],
          [10, 0],
          [10, 20],
          [0, 20],
        ],
        50,
      ),
      "left",
    );
    const sides = v.curves.flatMap(({ curve }) =>
      curve.kind === "line" && Math.abs(curve.from[0] - curve.to[0]) < 1e-6 ? [curve.from[0]] : [],
    );
    expect(sides.map((x) => Math.round(Math.abs(x) * 1e9) / 1e9)).toEqual([10, 10]);
  });
});

it("gives the same views twice", () => {
  expect(view(plate(), "isometric")).toEqual(view(plate(), "isometric"));
});

it("says that an empty solid cannot be drawn, and stops when told", () => {
  const empty = {
    ...box(1, 1, 1),
    mesh: { positions: new Float64Array(), triangles: new Uint32Array() },
  };
  const result = projectViews(empty, ["front"], quietCtx());
  expect(result.problems[0]?.code).toBe("drawing.empty");
  const stopped = projectViews(box(1, 1, 1), ["front"], { ...quietCtx(), cancelled: () => true });
  expect(stopped.problems[0]?.code).toBe("foundation.cancelled");
});
