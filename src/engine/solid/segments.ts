import { acos } from "../foundation/exact-math.ts";

/** Largest distance between a true curve and its chords, mm, where the author gives no count. */
export const DEFAULT_SAGITTA = 0.01;

/** A doubly curved face is meshed at most this finely a turn: its triangles grow with the square. */
export const MAX_SPHERE_SEGMENTS = 128;

const MIN_SEGMENTS = 16;
const MAX_SEGMENTS = 512;

/**
 * Chords in a full circle of `radius` mm, so that the sagitta r(1 - cos(π/n)) stays within
 * `sagitta`; a multiple of 4, so that the quadrant points are exact.
 */
export function segmentsFor(radius: number, sagitta = DEFAULT_SAGITTA): number {
  if (!(radius > sagitta)) return MIN_SEGMENTS;
  const n = Math.PI / acos(1 - sagitta / radius);
  return Math.min(MAX_SEGMENTS, Math.max(MIN_SEGMENTS, 4 * Math.ceil(n / 4)));
}
