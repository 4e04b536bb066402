import { expect, it } from "vitest";
import { autoDimensions } from "./auto-dimensions.ts";
import { describeDrawing } from "./describe.ts";
import { DIMS } from "./fixtures/drawings.ts";
import { bracket, knob, plate } from "./fixtures/parts.ts";

it("names size, holes with place and direction, and the dimensions", () => {
  const sentences = describeDrawing(bracket(), DIMS.bracket.slice(0, 1));
  expect(sentences[0].params).toEqual({ length: 50, width: 40, height: 45 });
  const holes = sentences.filter((s) => s.id === "drawing.describe.hole").map((s) => s.params);
  expect(holes).toHaveLength(3);
  expect(holes[1]).toEqual({
    diameter: 6.5,
    axis: "z",
    depth: 6,
    left: 35,
    front: 30,
    bottom: 0,
    kind: "through",
  });
  expect(holes[2]).toMatchObject({
    diameter: 8,
    axis: "x",
    front: 20,
    bottom: 30,
    kind: "through",
  });
  expect(sentences.at(-1)?.params).toEqual({ text: "50 ±0,3", view: "front", kind: "horizontal" });
});

it("tells blind from through", () => {
  const kinds = describeDrawing(plate(), [])
    .map((s) => s.params.kind)
    .filter(Boolean);
  expect(kinds.filter((k) => k === "through")).toHaveLength(4);
  expect(kinds.filter((k) => k === "blind")).toHaveLength(1);
});

it("dimensions a part by itself: overall sizes, equal holes counted", () => {
  const of = (id: string) => autoDimensions(plate()).find((d) => d.id === id)?.nominal;
  expect([of("length"), of("width"), of("height")]).toEqual([80, 50, 8]);
  const holes = autoDimensions(plate()).filter((d) => d.kind === "diameter");
  expect(holes.map((d) => [d.nominal, d.count ?? 1, d.view])).toEqual([
    [5, 4, "top"],
    [20, 1, "top"],
  ]);
  // A turned part has diameters instead of length and width.
  expect(autoDimensions(knob()).map((d) => d.id)).not.toContain("length");
});
