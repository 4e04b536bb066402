import type { CanonicalMesh } from "../recognition/mesh/canonical.ts";

/** Facets that meet at more than this (twice the sine of half of 35°) are meant to meet at an edge. */
const SMOOTH = 0.6;
/** The sagitta of equal chords is an eighth of width times turn; unequal ones bend more. */
const SAGITTA = 0.17;

/**
 * How far a free surface may bulge over each of its triangles, mm: an estimate from the bend to the next
 * triangles, by the sagitta of a circle with that bend. 0 for triangles of known surfaces.
 */
export function freeSlack(
  { positions, triangles, beyond }: CanonicalMesh,
  isFree: (triangle: number) => boolean,
): Float64Array {
  const count = triangles.length / 3;
  const normal = new Float64Array(3 * count);
  const area = new Float64Array(count);
  const slack = new Float64Array(count);
  const free: number[] = [];
  for (let t = 0; t < count; t++) if (isFree(t)) free.push(t);
  if (free.length === 0) return slack;
  for (let t = 0; t < count; t++) {
    const at = (k: number, a: number): number =>
      positions[3 * (triangles[3 * t + k] as number) + a] as number;
    const u = [0, 1, 2].map((a) => at(1, a) - at(0, a)) as [number, number, number];
    const v = [0, 1, 2].map((a) => at(2, a) - at(0, a)) as [number, number, number];
    const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    const size = Math.sqrt(n.reduce((sum, x) => sum + x * x, 0));
    area[t] = size / 2;
    if (size > 0) for (let a = 0; a < 3; a++) normal[3 * t + a] = (n[a] as number) / size;
  }
  for (const t of free)
    for (let k = 0; k < 3; k++) {
      const next = beyond[3 * t + k] as number;
      if (next < 0 || !((area[next] as number) > 0) || !((area[t] as number) > 0)) continue;
      let bend = 0;
      let side = 0;
      for (let a = 0; a < 3; a++) {
        const d = (normal[3 * t + a] as number) - (normal[3 * next + a] as number);
        bend += d * d;
        const from = 3 * (triangles[3 * t + k] as number) + a;
        const to = 3 * (triangles[3 * t + ((k + 1) % 3)] as number) + a;
        const e = (positions[from] as number) - (positions[to] as number);
        side += e * e;
      }
      bend = Math.sqrt(bend);
      if (bend > SMOOTH) continue;
      // Across the side: the height of the larger of the two triangles over it.
      const wide = (2 * Math.max(area[t] as number, area[next] as number)) / Math.sqrt(side);
      slack[t] = Math.max(slack[t] as number, SAGITTA * wide * bend);
    }
  return slack;
}
