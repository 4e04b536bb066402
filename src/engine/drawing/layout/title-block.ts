import type { Vec2 } from "../../geometry/mesh.ts";
import type { DrawingInfo, SheetCurve, SheetText } from "../sheet-types.ts";
import { fitText, type Rect } from "./text.ts";

/** ISO 7200: at most 180 mm wide, in the lower right corner of the frame. */
const WIDTH = 180;
/** Foot and height of each row, from below; the title's row is the tallest. */
const ROWS = [
  { foot: 0, height: 10 },
  { foot: 10, height: 12 },
  { foot: 22, height: 10 },
] as const;
const HEIGHT = 32;

export interface TitleBlock {
  readonly curves: readonly SheetCurve[];
  readonly texts: readonly SheetText[];
  readonly box: Rect;
}

interface Cell {
  readonly label: string;
  readonly value: string;
  readonly row: 0 | 1 | 2;
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
    { label: l.title, value: info.title, row: 1, from: 0, to: 150, heights: [5, 3.5, 2.5, 1.8] },
    { label: l.number, value: info.number, row: 0, from: 0, to: 58 },
    { label: l.scale, value: scaleText(scale), row: 0, from: 58, to: 93 },
    { label: l.size, value: "A4", row: 0, from: 93, to: 128 },
    { label: l.sheet, value: "1/1", row: 0, from: 128, to: 150 },
  ];
  const line = (x0: number, y0: number, x1: number, y1: number, wide = false): SheetCurve => ({
    curve: { kind: "line", from: [left + x0, bottom + y0], to: [left + x1, bottom + y1] },
    line: wide ? "frame" : "frame-thin",
  });
  const top = HEIGHT;
  const curves = [
    line(0, 0, 0, top, true),
    line(0, top, WIDTH, top, true),
    line(0, ROWS[1].foot, 150, ROWS[1].foot),
    line(0, ROWS[2].foot, 150, ROWS[2].foot),
    ...[58, 93, 128].map((x) => line(x, 0, x, ROWS[1].foot)),
    ...[58, 128].map((x) => line(x, ROWS[2].foot, x, top)),
    line(150, 0, 150, top),
    ...firstAngleSymbol([left + 165, bottom + top / 2]),
  ];
  const texts = cells.flatMap((cell): SheetText[] => {
    const room = cell.to - cell.from - 3;
    const at = (y: number): Vec2 => [left + cell.from + 1.5, bottom + ROWS[cell.row].foot + y];
    const label = fitText(cell.label, room, [1.8]);
    const value = fitText(cell.value, room, cell.heights ?? [3.5, 2.5, 1.8]);
    const base = { rotateDegrees: 0, anchor: "start" } as const;
    return [
      { ...base, ...label, at: at(ROWS[cell.row].height - 1 - 1.8) },
      { ...base, ...value, at: at(2) },
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
