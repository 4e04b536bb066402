import { PATH_ROLES, type PlanLayer } from "../../../engine/slicing/plan.ts";

/** Things to mark on a layer: their places and the path that each belongs to, ascending. */
export interface Marks {
  /** xy, mm. */
  readonly at: Float32Array;
  readonly paths: Uint32Array;
}

const OUTER = PATH_ROLES.indexOf("outer-wall");

const marksOf = (at: readonly number[], paths: readonly number[]): Marks => ({
  at: Float32Array.from(at),
  paths: Uint32Array.from(paths),
});

/** The ways between the paths of a layer, round what they avoid: both ends of each straight piece. */
export function travelMarks({ points, starts, roles, viaStarts, vias }: PlanLayer): Marks {
  const at: number[] = [];
  const paths: number[] = [];
  for (let path = 1; path < roles.length; path++) {
    const to = starts[path] ?? 0;
    let [x, y] = [points[2 * to - 2] ?? 0, points[2 * to - 1] ?? 0];
    const go = (nextX: number, nextY: number) => {
      if (nextX !== x || nextY !== y) {
        at.push(x, y, nextX, nextY);
        paths.push(path, path);
      }
      [x, y] = [nextX, nextY];
    };
    for (let via = viaStarts[path] ?? 0; via < (viaStarts[path + 1] ?? 0); via++)
      go(vias[2 * via] ?? 0, vias[2 * via + 1] ?? 0);
    go(points[2 * to] ?? 0, points[2 * to + 1] ?? 0);
  }
  return marksOf(at, paths);
}

/** Where the filament is pulled back: the end of the path before, where the jump begins. */
export function retractionMarks({ points, starts, roles, retracts }: PlanLayer): Marks {
  const at: number[] = [];
  const paths: number[] = [];
  for (let path = 1; path < roles.length; path++) {
    if (!retracts[path]) continue;
    const end = (starts[path] ?? 0) - 1;
    at.push(points[2 * end] ?? 0, points[2 * end + 1] ?? 0);
    paths.push(path);
  }
  return marksOf(at, paths);
}

/** Where the outer walls begin and end: the seam that stays to be seen. */
export function seamMarks({ points, starts, roles }: PlanLayer): Marks {
  const at: number[] = [];
  const paths: number[] = [];
  for (let path = 0; path < roles.length; path++) {
    if (roles[path] !== OUTER) continue;
    const first = 2 * (starts[path] ?? 0);
    at.push(points[first] ?? 0, points[first + 1] ?? 0);
    paths.push(path);
  }
  return marksOf(at, paths);
}

/** How many of the marks belong to the paths up to and with `last`; all without it. */
export function marksUpTo({ paths }: Marks, last: number | null): number {
  if (last === null) return paths.length;
  let [low, high] = [0, paths.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? 0) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}
