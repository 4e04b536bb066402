import { describe, expect, it } from "vitest";
import type { LayFace } from "../../../engine/slicing/lay-faces.ts";
import { NO_TURN } from "../../../engine/slicing/turn.ts";
import { drawFaces } from "./bed-face-drawing.ts";

/** The top and the underside of a flat part, 8 × 8, 2 high, as far as they are drawn. */
const OUTLINE = [0, 0, 8, 0, 8, 8, 0, 8];
const face = (z: number): LayFace =>
  ({
    normal: [0, 0, z > 0 ? 1 : -1],
    outline: Float64Array.from([0, 2, 4, 6].flatMap((i) => [OUTLINE[i]!, OUTLINE[i + 1]!, z])),
  }) as unknown as LayFace;
const FACES = [face(2), face(0)];

/** A rectangle at a height, as two triangles. */
const plate = (x0: number, y0: number, x1: number, y1: number, z: number): number[] =>
  [x0, y0, x1, y0, x1, y1, x0, y0, x1, y1, x0, y1].flatMap((_, i, all) =>
    i % 2 === 0 ? [all[i]!, all[i + 1]!, z] : [],
  );
/** A frame round a hole from 2 to 6, its left side the widest; and a whole plate below. */
const FRAME = Float64Array.from([
  ...plate(0, 0, 2, 8, 2),
  ...plate(2, 0, 8, 1, 2),
  ...plate(2, 7, 8, 8, 2),
  ...plate(7, 1, 8, 7, 2),
]);
const SURFACES = [FRAME, Float64Array.from(plate(0, 0, 8, 8, 0))];
const NO_EDGES = new Float64Array();

/** Where a point of the top comes to lie in the view from above. */
const spot = (x: number, y: number): readonly [number, number] => {
  const edge = Float64Array.from([x, y, 2, x, y, 2]);
  const { lines } = drawFaces([], [], edge, NO_TURN, "above");
  const [, across, down] = /^M(\S+) (\S+)L/.exec(lines) ?? [];
  return [Number(across), Number(down)];
};

describe("the faces of a part in a slanted view", () => {
  it("shows the faces that look to the eye", () => {
    const seen = (from: "above" | "below") =>
      drawFaces(FACES, SURFACES, NO_EDGES, NO_TURN, from).shown.map(({ index }) => index);
    expect(seen("above")).toEqual([0]);
    expect(seen("below")).toEqual([1]);
  });

  it("turns them with the part", () => {
    const { shown } = drawFaces(FACES, SURFACES, NO_EDGES, [180, 0, 0], "above");
    expect(shown.map(({ index }) => index)).toEqual([1]);
  });

  it("puts the number on the face, not into its hole", () => {
    const { shown } = drawFaces(FACES, SURFACES, NO_EDGES, NO_TURN, "above");
    // The middle of the larger triangles, of the left side.
    const [x, y] = shown[0]!.label;
    const near = [spot(4 / 3, 8 / 3), spot(2 / 3, 16 / 3)].map(([a, b]) =>
      Math.hypot(a - x, b - y),
    );
    expect(Math.min(...near)).toBeLessThan(0.02);
    const whole = drawFaces(
      [FACES[0]!],
      [Float64Array.from(plate(0, 0, 8, 8, 2))],
      NO_EDGES,
      NO_TURN,
      "above",
    );
    const [u, v] = whole.shown[0]!.label;
    const [mx, my] = spot(4, 4);
    expect(Math.hypot(u - mx, v - my)).toBeLessThan(0.02);
  });

  it("has all of the part in a square with air round it", () => {
    const { box } = drawFaces(FACES, SURFACES, NO_EDGES, NO_TURN, "above");
    const [left, top, width, height] = box;
    expect(width).toBeCloseTo(height, 9);
    for (const [x, y] of [spot(0, 0), spot(8, 0), spot(8, 8), spot(0, 8)]) {
      expect(x).toBeGreaterThan(left);
      expect(x).toBeLessThan(left + width);
      expect(y).toBeGreaterThan(top);
      expect(y).toBeLessThan(top + height);
    }
  });
});
