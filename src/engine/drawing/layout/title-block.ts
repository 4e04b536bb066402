import type { Vec2 } from "../../geometry/mesh.ts";
import type { DrawingInfo, SheetCurve, SheetText } from "../sheet-types.ts";
import { fitText, type Rect } from "./text.ts";

/** ISO 7200: at most 180 mm wide, in the lower right corner of the frame. */
const WIDTH = 180;
const ROW = 10;
export const TITLE_BLOCK_HEIGHT = 3 * ROW;

export interface TitleBlock {
  readonly curves: readonly SheetCurve[];
  readonly texts: readonly SheetText[];
  readonly box: Rect;
}

interface Cell {
  readonly label: string;
  readonly value: string;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly heights?: readonly number[];
}

/** The title block with the first-angle symbol. `corner` is the frame's lower right corner. */
export function titleBlock(info: DrawingInfo, scale: number, corner: Vec2): TitleBlock {
  const [right, bottom] = corner;
  const left = right - WIDTH;
  const l = info.labels;
  const cells: Cell[] = [
    { label: l.material, value: info.material, row: 2, from: 0, to: 58 },
    { label: l.tolerance, value: info.generalTolerance, row: 2, from: 58, to: 128 },
    { label: l.unit, value: "mm", row: 2, from: 128, to: 150 },
    { label: l.title, value: info.title, row: 1, from: 0, to: 128, heights: [5, 3.5, 2.5, 1.8] },
    { label: l.number, value: info.number, row: 0, from: 0, to: 58 },
    { label: l.scale, value: scaleText(scale), row: 0, from: 58, to: 93 },
    { label: l.size, value: "A4", row: 0, from: 93, to: 128 },
    { label: l.sheet, value: "1/1", row: 0, from: 128, to: 150 },
  ];
  const line = (x0: number, y0: number, x1: number, y1: number, wide = false): SheetCurve => ({
    curve: { kind: "line", from: [left + x0, bottom + y0], to: [left + x1, bottom + y1] },
    line: wide ? "frame" : "frame-thin",
  });
  const top = TITLE_BLOCK_HEIGHT;
  const curves = [
    line(0, 0, 0, top, true),
    line(0, top, WIDTH, top, true),
    line(0, ROW, 128, ROW),
    line(0, 2 * ROW, 150, 2 * ROW),
    line(128, ROW, 150, ROW),
    line(58, 0, 58, ROW),
    line(93, 0, 93, ROW),
    line(58, 2 * ROW, 58, top),
    line(128, 0, 128, top),
    line(150, 0, 150, top),
    ...firstAngleSymbol([left + 165, bottom + top / 2]),
  ];
  const texts = cells.flatMap((cell): SheetText[] => {
    const room = cell.to - cell.from - 3;
    const at = (y: number): Vec2 => [left + cell.from + 1.5, bottom + cell.row * ROW + y];
    const label = fitText(cell.label, room, [1.8]);
    const value = fitText(cell.value, room, cell.heights ?? [3.5, 2.5, 1.8]);
    const base = { rotateDegrees: 0, anchor: "start" } as const;
    return [
      { ...base, ...label, at: at(ROW - 1 - 1.8) },
      { ...base, ...value, at: at(value.height > 4 ? 1.4 : 1.8) },
    ];
  });
  const box = { min: [left, bottom] as Vec2, max: [right, bottom + top] as Vec2 };
  return { curves, texts, box };
}

/** `1:2`, `1:1`, `5:1` (ISO 5455). */
export function scaleText(scale: number): string {
  return scale >= 1 ? `${Math.round(scale)}:1` : `1:${Math.round(1 / scale)}`;
}

/** The truncated cone of ISO 5456-2: side view on the left, its view from the left on the right. */
function firstAngleSymbol([x, y]: Vec2): SheetCurve[] {
  const line = (x0: number, y0: number, x1: number, y1: number): SheetCurve => ({
    curve: { kind: "line", from: [x + x0, y + y0], to: [x + x1, y + y1] },
    line: "visible",
  });
  const centre = (x0: number, y0: number, x1: number, y1: number): SheetCurve => ({
    ...line(x0, y0, x1, y1),
    line: "centre",
  });
  const circle = (radius: number): SheetCurve => ({
    curve: { kind: "arc", centre: [x + 6.5, y], radius, startDegrees: 0, sweepDegrees: 360 },
    line: "visible",
  });
  return [
    line(-11, -2, -11, 2),
    line(-11, 2, -2, 4),
    line(-2, 4, -2, -4),
    line(-2, -4, -11, -2),
    circle(2),
    circle(4),
    centre(-12.5, 0, -0.5, 0),
    centre(1, 0, 12, 0),
    centre(6.5, -5.5, 6.5, 5.5),
  ];
}
