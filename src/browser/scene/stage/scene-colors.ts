import { Color } from "three";
import type { SceneColors } from "../scene-types.ts";

/** The light palette, for a host page that gives none. */
export const DEFAULT_COLORS: SceneColors = {
  backdropTop: "#eef2f6",
  backdropBottom: "#e3e8ee",
  part: "#d5dde6",
  hollow: "#a9b6c4",
  edge: "#2a3340",
  cap: "#efe6d2",
  ghost: "#1f5fa8",
  gridMinor: "#d5dce4",
  gridMajor: "#b7c1cc",
  pass: "#1f7a4d",
  near: "#a87400",
  fail: "#b3261e",
  select: "#1f5fa8",
};

/** The colours that came, with the built-in ones where a style sheet had none. */
export function completeColors(given: SceneColors | undefined): SceneColors {
  const known = Object.entries(given ?? {}).filter(([, value]) => isColor(value));
  return { ...DEFAULT_COLORS, ...Object.fromEntries(known) };
}

function isColor(text: unknown): text is string {
  return typeof text === "string" && CSS.supports("color", text);
}

/** A CSS colour as three's, in its linear space. */
export function toColor(css: string): Color {
  return new Color().setStyle(css);
}
