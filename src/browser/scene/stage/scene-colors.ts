import { Color } from "three";
import type { SceneColors } from "../scene-types.ts";

/** The light palette, for a host page that gives none. */
export const DEFAULT_COLORS: SceneColors = {
  backdropTop: "#eef2f6",
  backdropBottom: "#e3e8ee",
  part: "#d5dde6",
  hollow: "#a6b3c2",
  edge: "#2a3340",
  cap: "#f1e8d3",
  ghost: "#1f5fa8",
  gridMinor: "#d5dce4",
  gridMajor: "#b7c1cc",
  pass: "#1f7a4d",
  near: "#b07d00",
  fail: "#b3261e",
  select: "#1f5fa8",
};

/** The colours that came, with the built-in ones where a style sheet had none. */
export function completeColors(given: SceneColors | undefined): SceneColors {
  const known = Object.entries(given ?? {}).filter(([, value]) => isColor(value));
  return { ...DEFAULT_COLORS, ...Object.fromEntries(known) };
}

/** Whether it is a CSS colour that the browser knows. */
export function isColor(text: unknown): text is string {
  return typeof text === "string" && CSS.supports("color", text);
}

/** A CSS colour as three's, in its linear space. */
export function toColor(css: string): Color {
  return new Color().setStyle(css);
}
