import type { Vec2 } from "../../geometry/mesh.ts";
import type { DrawingDimension } from "../sheet-types.ts";

/** Height of a capital in IBM Plex Mono, in ems, and the advance of every letter. */
export const CAPITAL_EM = 0.698;
const ADVANCE_EM = 0.6;
/** One character height for all dimensions of a drawing (ISO 129-1, ISO 3098). */
export const DIMENSION_HEIGHT = 3.5;

export interface Rect {
  readonly min: Vec2;
  readonly max: Vec2;
}

/** Length of a text, mm, for a capital height, mm. Every letter is equally wide. */
export function textWidth(text: string, height: number): number {
  return ([...text].length * ADVANCE_EM * height) / CAPITAL_EM;
}

/** The room that an unturned or quarter-turned text takes; `at` is on its baseline. */
export function textRect(
  text: string,
  height: number,
  at: Vec2,
  anchor: "start" | "middle" | "end",
  turned = false,
): Rect {
  const width = textWidth(text, height);
  const start = anchor === "start" ? 0 : anchor === "middle" ? -width / 2 : -width;
  const [low, high] = [-0.15 * height, 1.05 * height];
  return turned
    ? { min: [at[0] - high, at[1] + start], max: [at[0] - low, at[1] + start + width] }
    : { min: [at[0] + start, at[1] + low], max: [at[0] + start + width, at[1] + high] };
}

/** A length as drawings write it: decimal comma in every language (ISO 129-1), no idle zeros. */
export function formatLength(value: number): string {
  const text = String(Math.round(Math.abs(value) * 1000) / 1000).replace(".", ",");
  return value < -5e-4 ? `\u2212${text}` : text;
}

/** `2× ⌀6,5 ±0,2`: the whole text of a dimension. */
export function dimensionText(d: DrawingDimension): string {
  const count = d.count && d.count > 1 ? `${d.count}× ` : "";
  const prefix = d.kind === "diameter" ? "⌀" : d.kind === "radius" ? "R" : "";
  return `${count}${prefix}${formatLength(d.nominal)}${deviations(d.upper, d.lower)}`;
}

function deviations(upper: number | undefined, lower: number | undefined): string {
  if (upper === undefined && lower === undefined) return "";
  const [up, low] = [upper ?? 0, lower ?? 0];
  if (Math.abs(up + low) < 1e-9 && up > 0) return ` ±${formatLength(up)}`;
  const signed = (v: number): string => (v > 0 ? `+${formatLength(v)}` : formatLength(v));
  return ` ${signed(up)}/${signed(low)}`;
}

/** The largest standard height at which a text fits; at the smallest it is cut with an ellipsis. */
export function fitText(
  text: string,
  room: number,
  heights: readonly number[],
): { readonly text: string; readonly height: number } {
  for (const height of heights) if (textWidth(text, height) <= room) return { text, height };
  const height = heights[heights.length - 1];
  const letters = Math.max(1, Math.floor(room / textWidth("x", height)) - 1);
  return { text: `${[...text].slice(0, letters).join("")}…`, height };
}
