import { describe, expect, it } from "vitest";
import { quietCtx } from "../foundation/context.ts";
import type { Vec2 } from "../geometry/mesh.ts";
import type { Solid } from "../solid/solid-types.ts";
import { autoDimensions } from "./auto-dimensions.ts";
import { DIMS, infoOf } from "./fixtures/drawings.ts";
import { box, bracket, knob, plate } from "./fixtures/parts.ts";
import { drawSheet } from "./lay-out-sheet.ts";
import { curvePoints, curveSegments, rectsMeet, segmentMeetsRect } from "./layout/obstacles.ts";
import { dimensionText, type Rect, textRect } from "./layout/text.ts";
import type { DrawingDimension, Sheet, SheetText } from "./sheet-types.ts";
import { sheetToSvg } from "./svg.ts";

function sheetOf(solid: Solid, dimensions: readonly DrawingDimension[], title = "part"): Sheet {
  const result = drawSheet(solid, infoOf(title, dimensions), quietCtx());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  expect(result.problems).toEqual([]);
  return result.value;
}

const rectOf = (t: SheetText): Rect =>
  textRect(t.text, t.height, t.at, t.anchor, t.rotateDegrees === 90);

const SHEETS: [string, () => Sheet][] = [
  ["bracket", () => sheetOf(bracket(), DIMS.bracket)],
  ["plate", () => sheetOf(plate(), DIMS.plate)],
  ["knob", () => sheetOf(knob(), DIMS.knob)],
  [
    "small box, dimensioned by itself",
    () => sheetOf(box(20, 12, 8), autoDimensions(box(20, 12, 8))),
  ],
  ["bracket, dimensioned by itself", () => sheetOf(bracket(), autoDimensions(bracket()))],
];

describe.each(SHEETS)("sheet of the %s", (_, make) => {
  const sheet = make();

  it("lays no text on another text or on a line", () => {
    const texts = [...sheet.dimensions.map((d) => d.text), ...sheet.texts];
    const lines = [...sheet.views, ...sheet.dimensions].flatMap((group) =>
      group.curves.flatMap((c) => curveSegments(c.curve, "outline")),
    );
    const found: string[] = [];
    texts.forEach((t, i) => {
      for (const other of texts.slice(i + 1))
        if (rectsMeet(rectOf(t), rectOf(other))) found.push(`${t.text} on ${other.text}`);
      if (lines.some((s) => segmentMeetsRect(s.a, s.b, rectOf(t))))
        found.push(`${t.text} on a line`);
    });
    expect(found).toEqual([]);
  });

  it("stays inside the frame and clear of the title block", () => {
    const block: Rect = { min: [sheet.width - 190, 10], max: [sheet.width - 10, 42] };
    const points: Vec2[] = [
      ...sheet.views.flatMap((v) => v.curves.flatMap((c) => curvePoints(c.curve))),
      ...sheet.dimensions.flatMap((d) => d.curves.flatMap((c) => curvePoints(c.curve))),
      ...sheet.dimensions.flatMap((d) => [rectOf(d.text).min, rectOf(d.text).max]),
    ];
    for (const [x, y] of points) {
      expect(x).toBeGreaterThan(20);
      expect(x).toBeLessThan(sheet.width - 10);
      expect(y).toBeGreaterThan(10);
      expect(y).toBeLessThan(sheet.height - 10);
      expect(x > block.min[0] && y < block.max[1]).toBe(false);
    }
  });

  it("stands in first angle and keeps views apart", () => {
    const at = Object.fromEntries(sheet.views.map((v) => [v.name, v.box]));
    expect(at.top.max[1]).toBeLessThan(at.front.min[1]);
    expect(at.top.min[0]).toBeCloseTo(at.front.min[0], 9);
    if (at.left) {
      expect(at.left.min[0]).toBeGreaterThan(at.front.max[0]);
      expect(at.left.min[1]).toBeCloseTo(at.front.min[1], 9);
    }
    const boxes = sheet.views.map((v) => v.box);
    boxes.forEach((b, i) => {
      for (const other of boxes.slice(i + 1)) expect(rectsMeet(b, other)).toBe(false);
    });
  });

  it("writes the decimal comma only", () => {
    for (const d of sheet.dimensions) expect(d.text.text).not.toMatch(/\d\.\d/);
  });

  it("is the same twice", () => expect(sheetToSvg(make())).toBe(sheetToSvg(sheet)));
});

it("leaves out the view from the left of a turned part, unless a dimension needs it", () => {
  const names = (s: Sheet) => s.views.map((v) => v.name);
  expect(names(sheetOf(knob(), DIMS.knob))).toEqual(["front", "top", "isometric"]);
  const height: DrawingDimension = {
    id: "h",
    view: "left",
    kind: "vertical",
    from: [0, 0, 0],
    to: [0, 0, 24],
    nominal: 24,
  };
  expect(names(sheetOf(knob(), [height]))).toContain("left");
});

it("takes a scale of ISO 5455: enlarges what is small, reduces what is large", () => {
  const scale = (solid: Solid) => sheetOf(solid, autoDimensions(solid)).scale;
  expect(scale(box(20, 12, 8))).toBe(5);
  expect(scale(bracket())).toBe(1);
  expect(scale(box(150, 100, 60))).toBe(0.5);
  expect(scale(box(2000, 300, 300))).toBe(1 / 20);
});

it("stacks lines 10 mm from the view, then 7 mm apart", () => {
  const sheet = sheetOf(plate(), DIMS.plate);
  const top = sheet.views.find((v) => v.name === "top");
  const levels = ["x1", "length"].map((id) => {
    const d = sheet.dimensions.find((x) => x.id === id);
    return (top?.box.min[1] ?? 0) - (d?.arrows[0].tip[1] ?? 0);
  });
  expect(levels[0]).toBeCloseTo(10, 9);
  expect(levels[1]).toBeCloseTo(17, 9);
});

it("says which dimension is off the part, and when a part is too large", () => {
  const off: DrawingDimension = {
    id: "x",
    view: "front",
    kind: "horizontal",
    from: [0, 0, 0],
    to: [60, 0, 0],
    nominal: 60,
  };
  const result = drawSheet(bracket(), infoOf("x", [off]), quietCtx());
  expect(result.ok).toBe(true);
  expect(result.problems[0]).toMatchObject({
    code: "drawing.dimension-off-part",
    place: { kind: "dimension", id: "x" },
  });
  const large = drawSheet(box(20000, 10, 10), infoOf("x", []), quietCtx());
  expect(large.problems[0]?.code).toBe("drawing.too-large");
});

it("writes dimensions as ISO 129-1 does", () => {
  const d: DrawingDimension = {
    id: "a",
    view: "top",
    kind: "diameter",
    from: [0, 0, 0],
    to: [1, 0, 0],
    nominal: 6.5,
  };
  expect(dimensionText({ ...d, count: 2 })).toBe("2× ⌀6,5");
  expect(dimensionText({ ...d, upper: 0.2, lower: -0.2 })).toBe("⌀6,5 ±0,2");
  expect(dimensionText({ ...d, upper: 0.2, lower: 0 })).toBe("⌀6,5 +0,2/0");
  expect(dimensionText({ ...d, kind: "radius", upper: 0, lower: -0.15 })).toBe("R6,5 0/\u22120,15");
});
