import type { Mesh } from "../../geometry/mesh.ts";
import { type Buckets, buckets } from "./buckets.ts";

/**
 * The vertex at which side `h` ends. Side `h` of a triangle list starts at `triangles[h]` and runs
 * to the next corner of the same triangle.
 */
export const endOf = (triangles: Uint32Array, h: number): number =>
  triangles[h % 3 === 2 ? h - 2 : h + 1] as number;

/** The sides by the lower number of their two ends: all sides of an edge are in one group. */
function sidesByLowEnd(triangles: Uint32Array, vertices: number): Buckets {
  const low = new Uint32Array(triangles.length);
  for (let h = 0; h < low.length; h++)
    low[h] = Math.min(triangles[h] as number, endOf(triangles, h));
  return buckets(low, vertices);
}

/** Edges with one side only, and edges where more than two triangles meet or two disagree. */
export function countEdges({ positions, triangles }: Mesh): { open: number; crowded: number } {
  const vertices = positions.length / 3;
  const { start, items } = sidesByLowEnd(triangles, vertices);
  // Of the edges from one vertex at a time, by their other end.
  const forth = new Uint32Array(vertices);
  const back = new Uint32Array(vertices);
  let [open, crowded] = [0, 0];
  for (let low = 0; low < vertices; low++) {
    const [first, end] = [start[low] as number, start[low + 1] as number];
    for (let i = first; i < end; i++) {
      const h = items[i] as number;
      const from = triangles[h] as number;
      if (from === low) {
        const high = endOf(triangles, h);
        forth[high] = (forth[high] as number) + 1;
      } else back[from] = (back[from] as number) + 1;
    }
    for (let i = first; i < end; i++) {
      const h = items[i] as number;
      const from = triangles[h] as number;
      const high = from === low ? endOf(triangles, h) : from;
      const [f, b] = [forth[high] as number, back[high] as number];
      if (f + b === 1) open++;
      // Four triangles at an edge are still two surfaces that touch: `partTouching` keeps them apart.
      else if (f !== b) crowded++;
      forth[high] = 0;
      back[high] = 0;
    }
  }
  return { open, crowded };
}

/** Is there an edge at which more than two triangles meet? */
export function hasTouching({ positions, triangles }: Mesh): boolean {
  const vertices = positions.length / 3;
  const { start, items } = sidesByLowEnd(triangles, vertices);
  const sides = new Uint32Array(vertices);
  const highOf = (h: number): number => Math.max(triangles[h] as number, endOf(triangles, h));
  for (let low = 0; low < vertices; low++) {
    const [first, end] = [start[low] as number, start[low + 1] as number];
    for (let i = first; i < end; i++) {
      const high = highOf(items[i] as number);
      sides[high] = (sides[high] as number) + 1;
      if ((sides[high] as number) > 2) return true;
    }
    for (let i = first; i < end; i++) sides[highOf(items[i] as number)] = 0;
  }
  return false;
}

/** Per side the triangle beyond it, -1 at an open edge. Where four meet, the nearest in the list pair. */
export function neighbourTable(triangles: Uint32Array, vertices: number): Int32Array {
  const table = new Int32Array(triangles.length).fill(-1);
  const { start, items } = sidesByLowEnd(triangles, vertices);
  // The last side that still waits for its twin, plus one, by the other end.
  const forth = new Uint32Array(vertices);
  const back = new Uint32Array(vertices);
  for (let low = 0; low < vertices; low++) {
    const [first, end] = [start[low] as number, start[low + 1] as number];
    for (let i = first; i < end; i++) {
      const h = items[i] as number;
      const from = triangles[h] as number;
      const [mine, other, high] =
        from === low ? [forth, back, endOf(triangles, h)] : [back, forth, from];
      const twin = (other[high] as number) - 1;
      if (twin < 0) {
        mine[high] = h + 1;
        continue;
      }
      table[h] = Math.floor(twin / 3);
      table[twin] = Math.floor(h / 3);
      other[high] = 0;
    }
    for (let i = first; i < end; i++) {
      const h = items[i] as number;
      const from = triangles[h] as number;
      const high = from === low ? endOf(triangles, h) : from;
      forth[high] = 0;
      back[high] = 0;
    }
  }
  return table;
}
