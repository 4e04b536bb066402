import type { Vec3 } from "../../../geometry/mesh.ts";
import { along, dot, subtract } from "../../features/vectors.ts";
import { pointOf } from "../../inspection/corners-on.ts";
import type { View } from "../../inspection/inspection-types.ts";
import { laid } from "../../inspection/rigid-pose.ts";

const MOST_LINES = 64;
const EVEN = 32;
/** Planes nearer than this to each other, mm, cut the same line. */
const SAME = 1e-3;

/**
 * Lines in which planes square to `section` cut some surfaces, as points, in the frame of the reference: one
 * plane through every corner (at most 64) and 33 evenly between, as a straightness is probed.
 */
export function faceLines(view: View, surfaces: readonly number[], section: Vec3): Vec3[][] {
  const triangles = surfaces.flatMap((s) =>
    [...(view.recognition.surfaces[s]?.triangles ?? [])].map((t) =>
      [0, 1, 2].map((k) =>
        laid(view.pose, pointOf(view, view.solid.mesh.triangles[3 * t + k] ?? 0)),
      ),
    ),
  );
  const heights = triangles.flat().map((p) => dot(section, p));
  return levelsOf(heights)
    .map((level) => triangles.flatMap((corners) => cut(corners, section, level)))
    .filter((line) => line.length >= 2);
}

/** The different heights of corners and even ones, just inside of the rims, where planes only touch. */
function levelsOf(heights: readonly number[]): number[] {
  const levels: number[] = [];
  for (const h of heights.toSorted((a, b) => a - b))
    if (h - (levels.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME) levels.push(h);
  const [first, last] = [levels[0] ?? 0, levels.at(-1) ?? 0];
  const rim = Math.min(SAME, (last - first) / 4);
  const step = Math.max(1, Math.ceil(levels.length / MOST_LINES));
  const corners = levels.slice(1, -1).filter((_, i) => i % step === 0);
  const [low, high] = [first + rim, last - rim];
  const even = Array.from({ length: EVEN + 1 }, (_, i) => low + ((high - low) * i) / EVEN);
  return [...corners, ...even];
}

/** Where the sides of a triangle cross the plane. */
function cut(corners: readonly Vec3[], section: Vec3, level: number): Vec3[] {
  const out: Vec3[] = [];
  for (const [i, a] of corners.entries()) {
    const b = corners[(i + 1) % 3] as Vec3;
    const [from, to] = [dot(section, a) - level, dot(section, b) - level];
    if (from === 0) out.push(a);
    if (from * to < 0) out.push(along(a, subtract(b, a), from / (from - to)));
  }
  return out;
}
