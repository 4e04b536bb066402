import type { PlanLayer } from "../../../engine/slicing/plan.ts";

/**
 * The path of a layer whose bead lies at a place (mm), or next to it within `reach`; `null` where
 * there is none. Only paths up to `last` count, if it is given.
 */
export function nearestPath(
  { points, starts, roles, widths }: PlanLayer,
  x: number,
  y: number,
  reach: number,
  last: number | null = null,
): number | null {
  let found: number | null = null;
  let least = reach;
  const end = last === null ? roles.length : Math.min(last + 1, roles.length);
  for (let path = 0; path < end; path++) {
    const half = (widths[path] ?? 0) / 2;
    const stop = (starts[path + 1] ?? 0) - 1;
    for (let i = starts[path] ?? 0; i < stop; i++) {
      const [ax, ay] = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
      const [dx, dy] = [(points[2 * i + 2] ?? 0) - ax, (points[2 * i + 3] ?? 0) - ay];
      const long = dx * dx + dy * dy;
      const along = long > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / long)) : 0;
      const away = Math.hypot(x - ax - along * dx, y - ay - along * dy) - half;
      if (away < least) [least, found] = [away, path];
    }
  }
  return found;
}
