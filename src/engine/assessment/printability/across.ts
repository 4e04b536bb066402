import type { Mesh, Vec3 } from "../../geometry/mesh.ts";
import type { RayTree } from "./ray-tree.ts";

/** How thick the material is, or how wide the gap in front of a face, at some places of the surface. */
export interface Across {
  /** The narrowest first; mm. */
  readonly width: Float64Array;
  /** Surface that each stands for, mm². */
  readonly area: Float64Array;
  readonly triangle: Uint32Array;
  readonly opposite: Uint32Array;
  /** Half-way between the two, 3 numbers each. */
  readonly middle: Float64Array;
}

/** Places are at most so far apart, mm, as long as there are not too many. */
const PITCH = 1;
const MOST_PLACES = 10_000;
/** Of a mesh with more triangles every second, third… stands for its neighbours too. */
const MOST_TRIANGLES = 50_000;
/** Two faces lie opposite when the cosine between their normals is beyond this (§2.8). */
const OPPOSITE = 0.9;
/** Wider than this is no wall and no gap, mm. */
const LONGEST = 1000;

/**
 * Rays from the whole surface, square to it: inward through the material (`wall`), or outward over the
 * gap. Only what ends at a face that looks back counts, so that corners and edges are no thin walls. At
 * least one ray a triangle (unless there are very many), so that no small face is left out.
 */
export function across(mesh: Mesh, tree: RayTree, way: "wall" | "gap"): Across {
  const places = placesOn(mesh, tree);
  const found: { width: number; area: number; from: number; to: number; middle: Vec3 }[] = [];
  const sign = way === "wall" ? -1 : 1;
  for (const { triangle: t, at, area } of places) {
    const direction: [number, number, number] = [0, 0, 0];
    for (let a = 0; a < 3; a++) direction[a] = sign * tree.normals[3 * t + a]!;
    const hit = tree.first(at, direction, t, LONGEST);
    if (!hit) continue;
    let cosine = 0;
    for (let a = 0; a < 3; a++) cosine += direction[a]! * tree.normals[3 * hit.triangle + a]!;
    // Leaving the material, or meeting it again.
    if (-sign * cosine < OPPOSITE) continue;
    const half = hit.distance / 2;
    const middle: Vec3 = [
      at[0] + half * direction[0],
      at[1] + half * direction[1],
      at[2] + half * direction[2],
    ];
    found.push({ width: hit.distance, area, from: t, to: hit.triangle, middle });
  }
  found.sort((a, b) => a.width - b.width || a.from - b.from || a.to - b.to);
  return {
    width: Float64Array.from(found, ({ width }) => width),
    area: Float64Array.from(found, ({ area }) => area),
    triangle: Uint32Array.from(found, ({ from }) => from),
    opposite: Uint32Array.from(found, ({ to }) => to),
    middle: Float64Array.from(found.flatMap(({ middle }) => middle)),
  };
}

interface PlaceOn {
  readonly triangle: number;
  readonly at: readonly [number, number, number];
  readonly area: number;
}

/** Centres of the like triangles that each triangle is divided into. */
function placesOn({ positions, triangles }: Mesh, { areas }: RayTree): PlaceOn[] {
  const total = areas.reduce((sum, area) => sum + area, 0);
  const count = areas.length;
  const pitch = Math.max(PITCH, Math.sqrt(total / MOST_PLACES));
  const places: PlaceOn[] = [];
  const stride = Math.max(1, Math.ceil(count / MOST_TRIANGLES));
  for (let t = 0; t < count; t += stride) {
    const area = areas[t]! * stride;
    if (!(area > 0)) continue;
    const n = Math.max(1, Math.ceil(Math.sqrt(area) / pitch));
    const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[3 * t + k]!) as [number, number, number];
    for (let i = 0; i < n; i++)
      for (let j = 0; j < 2 * (n - i) - 1; j++) {
        // Upright and turned triangles of a row take turns.
        const turned = j % 2;
        const u = (i + (1 + turned) / 3) / n;
        const v = ((j - turned) / 2 + (1 + turned) / 3) / n;
        const w = 1 - u - v;
        const at = [0, 1, 2].map(
          (k) => positions[a + k]! * w + positions[b + k]! * u + positions[c + k]! * v,
        ) as [number, number, number];
        places.push({ triangle: t, at, area: area / (n * n) });
      }
  }
  return places;
}

/** Index of the place at which the surface that is at most as wide adds up to `area` mm²; -1 if it never does. */
export function narrowestOver({ area }: Across, least: number): number {
  let sum = 0;
  for (const [i, own] of area.entries()) {
    sum += own;
    if (sum >= least) return i;
  }
  return area.length - 1;
}
