import type { Vec2 } from "../../geometry/mesh.ts";
import { curveLength } from "../hlr/curve-length.ts";
import { dashPattern } from "../layout/dash.ts";
import { CAPITAL_EM, textWidth } from "../layout/text.ts";
import type { Arrow, Curve, LineType, SheetCurve, SheetText } from "../sheet-types.ts";

/** Line widths, mm: wide to narrow 2:1 (ISO 128-2), the frame 0.7 (ISO 5457). */
export const WIDTHS: Readonly<Record<LineType, number>> = {
  visible: 0.5,
  hidden: 0.25,
  centre: 0.25,
  dimension: 0.25,
  frame: 0.7,
  "frame-thin": 0.25,
};

/** Arrowheads 3 mm long with 20° between their sides. */
const ARROW_LENGTH = 3;
const ARROW_HALF = ARROW_LENGTH * Math.tan((10 * Math.PI) / 180);

/** Puts a sheet's y, which runs up, into a picture's y, which runs down. */
export type Flip = (p: Vec2) => Vec2;

export const num = (x: number): string => String(Math.round(x * 1000) / 1000 + 0);

export function escapeText(text: string): string {
  return (
    text
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/"/g, "&quot;")
      .replace(/'/g, "&#39;")
      // Letters that XML 1.0 does not allow at all.
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  );
}

const xy = (p: Vec2): string => `${num(p[0])} ${num(p[1])}`;

export function curvePath(curve: Curve, flip: Flip): string {
  if (curve.kind === "line") return `M${xy(flip(curve.from))}L${xy(flip(curve.to))}`;
  if (curve.kind === "polyline") {
    const closed = isClosed(curve);
    const points = closed ? curve.points.slice(0, -1) : curve.points;
    return `M${points.map((p) => xy(flip(p))).join("L")}${closed ? "Z" : ""}`;
  }
  const at = (degrees: number): string => {
    const a = (degrees * Math.PI) / 180;
    const { centre, radius } = curve;
    return xy(flip([centre[0] + radius * Math.cos(a), centre[1] + radius * Math.sin(a)]));
  };
  const { startDegrees: start, sweepDegrees: sweep } = curve;
  const r = num(curve.radius);
  if (sweep >= 360)
    return `M${at(start)}A${r} ${r} 0 1 0 ${at(start + 180)}A${r} ${r} 0 1 0 ${at(start)}Z`;
  return `M${at(start)}A${r} ${r} 0 ${sweep > 180 ? 1 : 0} 0 ${at(start + sweep)}`;
}

function isClosed(curve: Curve & { kind: "polyline" }): boolean {
  const [first, last] = [curve.points[0], curve.points[curve.points.length - 1]];
  return curve.points.length > 3 && Math.hypot(first[0] - last[0], first[1] - last[1]) < 0.02;
}

export function curveMarkup({ curve, line, face }: SheetCurve, flip: Flip): string {
  const dashed = line === "hidden" || line === "centre";
  const full = curve.kind === "arc" && curve.sweepDegrees >= 360;
  const dash = dashed ? dashPattern(line, curveLength(curve), full) : undefined;
  const caps =
    line === "visible"
      ? ' stroke-linecap="round"'
      : line === "frame"
        ? ' stroke-linecap="square"'
        : "";
  return (
    `<path class="line ${line}"${face === undefined ? "" : ` data-face="${face}"`}` +
    ` stroke-width="${WIDTHS[line]}"${caps}` +
    `${dash ? ` stroke-dasharray="${dash.map(num).join(" ")}"` : ""} d="${curvePath(curve, flip)}"/>`
  );
}

export function arrowMarkup({ tip, directionDegrees }: Arrow, flip: Flip): string {
  const a = (directionDegrees * Math.PI) / 180;
  const [c, s] = [Math.cos(a), Math.sin(a)];
  const side = (k: number): string =>
    xy(flip([tip[0] - c * ARROW_LENGTH - s * k, tip[1] - s * ARROW_LENGTH + c * k]));
  const d = `M${xy(flip(tip))}L${side(ARROW_HALF)}L${side(-ARROW_HALF)}Z`;
  return `<path class="arrow" fill="currentColor" stroke="none" d="${d}"/>`;
}

/**
 * A text on its baseline. The diameter sign is drawn, since the drawing's typeface has none; a
 * blank of one letter keeps its place.
 */
export function textMarkup(text: SheetText, flip: Flip): string {
  const [x, y] = flip(text.at);
  const size = text.height / CAPITAL_EM;
  const turn = text.rotateDegrees
    ? ` transform="rotate(${num(-text.rotateDegrees)} ${num(x)} ${num(y)})"`
    : "";
  const letters = [...text.text];
  const width = textWidth(text.text, text.height);
  const start = text.anchor === "start" ? 0 : text.anchor === "middle" ? -width / 2 : -width;
  const advance = width / Math.max(1, letters.length);
  const signs = letters.flatMap((letter, i) =>
    letter === "⌀" ? [diameterSign(x + start + (i + 0.5) * advance, y, text.height)] : [],
  );
  const words = escapeText(letters.map((l) => (l === "⌀" ? "\u00a0" : l)).join(""));
  const body =
    `<text x="${num(x + start)}" y="${num(y)}" font-size="${num(size)}" textLength="${num(width)}"` +
    ` lengthAdjust="spacingAndGlyphs" xml:space="preserve" stroke="none" fill="currentColor">${words}</text>`;
  return `<g class="text"${turn}>${body}${signs.join("")}</g>`;
}

function diameterSign(x: number, y: number, height: number): string {
  const r = height * 0.34;
  const [cy, reach] = [y - height / 2, height * 0.52];
  const [dx, dy] = [reach * 0.5, reach * 0.87];
  return (
    `<path class="sign" stroke-width="${num(height * 0.09)}" d="M${num(x + r)} ${num(cy)}` +
    `A${num(r)} ${num(r)} 0 1 0 ${num(x - r)} ${num(cy)}A${num(r)} ${num(r)} 0 1 0 ${num(x + r)} ${num(cy)}Z` +
    `M${num(x - dx)} ${num(cy + dy)}L${num(x + dx)} ${num(cy - dy)}"/>`
  );
}
