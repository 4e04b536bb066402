import type { SheetCurve } from "../sheet-types.ts";
import type { Rect } from "./text.ts";

export interface Paper {
  readonly width: number;
  readonly height: number;
  /** Inside of the frame: 20 mm on the left for filing, 10 mm elsewhere (ISO 5457). */
  readonly area: Rect;
}

const paper = (width: number, height: number): Paper => ({
  width,
  height,
  area: { min: [20, 10], max: [width - 10, height - 10] },
});

/** A4, lying first: at equal fit the lying sheet is taken. */
export const PAPERS: readonly Paper[] = [paper(297, 210), paper(210, 297)];

/** Frame and centring marks (ISO 5457). The marks reach 5 mm into the drawing. */
export function frameCurves({ width, height, area }: Paper): SheetCurve[] {
  const line = (x0: number, y0: number, x1: number, y1: number): SheetCurve => ({
    curve: { kind: "line", from: [x0, y0], to: [x1, y1] },
    line: "frame",
  });
  const [[left, bottom], [right, top]] = [area.min, area.max];
  const [x, y] = [width / 2, height / 2];
  return [
    line(left, bottom, right, bottom),
    line(right, bottom, right, top),
    line(right, top, left, top),
    line(left, top, left, bottom),
    line(5, y, left + 5, y),
    line(width - 5, y, right - 5, y),
    line(x, 5, x, bottom),
    line(x, height - 5, x, top - 5),
  ];
}
