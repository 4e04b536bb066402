import type { Sheet } from "../../../engine/drawing/sheet-types.ts";
import type { Say } from "../say.tsx";

/** The name of a drawing for those who can't see it: what it shows, how, and at which scale. */
export function sayDrawing(say: Say, title: string, sheet: Sheet): string {
  const { scale } = sheet;
  const ratio = scale >= 1 ? `${scale}:1` : `1:${Math.round(1 / scale)}`;
  return say("drawing.label", { title, scale: ratio });
}
