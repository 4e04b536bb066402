/**
 * The convex hull of points in the plane, counter-clockwise from its leftmost (then lowest) point,
 * xy by xy; points on a side are left out. Fewer than three corners: the points lie on a line.
 * Method: A. Andrew, Another efficient algorithm for convex hulls in two dimensions (1979).
 */
export function hullOutline(points: ArrayLike<number>): number[] {
  const order = worthSorting(points);
  order.sort((a, b) => points[2 * a]! - points[2 * b]! || points[2 * a + 1]! - points[2 * b + 1]!);
  const chain = (indices: readonly number[]): number[] => {
    const kept: number[] = [];
    for (const i of indices) {
      while (kept.length > 1 && turn(points, kept.at(-2)!, kept.at(-1)!, i) <= 0) kept.pop();
      kept.push(i);
    }
    kept.pop();
    return kept;
  };
  const corners = [...chain(order), ...chain(order.toReversed())];
  return corners.flatMap((i) => [points[2 * i]!, points[2 * i + 1]!]);
}

/** Of many points all but those well inside of eight of the outermost, which can be no corners. */
function worthSorting(points: ArrayLike<number>): number[] {
  const all = Array.from({ length: points.length / 2 }, (_, i) => i);
  if (all.length <= 64) return all;
  const ends = EIGHT.map(([dx, dy]) => {
    let end = 0;
    for (const i of all) if (along(points, i, dx, dy) > along(points, end, dx, dy)) end = i;
    return end;
  });
  const ring = hullOutline(ends.flatMap((i) => [points[2 * i]!, points[2 * i + 1]!]));
  return all.filter((i) => depthInside(ring, points[2 * i]!, points[2 * i + 1]!) < 1e-9);
}

const EIGHT = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

const along = (p: ArrayLike<number>, i: number, dx: number, dy: number): number =>
  p[2 * i]! * dx + p[2 * i + 1]! * dy;

/** Twice the area of the triangle a, b, c: positive where it turns left. */
function turn(p: ArrayLike<number>, a: number, b: number, c: number): number {
  return (
    (p[2 * b]! - p[2 * a]!) * (p[2 * c + 1]! - p[2 * a + 1]!) -
    (p[2 * b + 1]! - p[2 * a + 1]!) * (p[2 * c]! - p[2 * a]!)
  );
}

/** Area of a counter-clockwise outline, in the square of its unit. */
export function outlineArea(outline: readonly number[]): number {
  let twice = 0;
  for (let i = 0, j = outline.length - 2; i < outline.length; j = i, i += 2)
    twice += outline[j]! * outline[i + 1]! - outline[i]! * outline[j + 1]!;
  return twice / 2;
}

/** How far a point lies within a counter-clockwise convex outline; negative: so far beyond a side. */
export function depthInside(outline: readonly number[], x: number, y: number): number {
  let least = outline.length < 6 ? -Infinity : Infinity;
  for (let i = 0, j = outline.length - 2; i < outline.length; j = i, i += 2) {
    const [ex, ey] = [outline[i]! - outline[j]!, outline[i + 1]! - outline[j + 1]!];
    const cross = ex * (y - outline[j + 1]!) - ey * (x - outline[j]!);
    least = Math.min(least, cross / Math.hypot(ex, ey));
  }
  return least;
}

/**
 * Length and width of the smallest rectangle round a convex outline, the longer first; one of its
 * sides lies on a side of the outline. Source: H. Freeman and R. Shapira (1975).
 */
export function rectangleRound(outline: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let least = Infinity;
  for (let i = 0, j = outline.length - 2; i < outline.length; j = i, i += 2) {
    const [ex, ey] = [outline[i]! - outline[j]!, outline[i + 1]! - outline[j + 1]!];
    const long = Math.hypot(ex, ey);
    if (long === 0) continue;
    let [low, high, up] = [Infinity, -Infinity, 0];
    for (let k = 0; k < outline.length; k += 2) {
      const [dx, dy] = [outline[k]! - outline[j]!, outline[k + 1]! - outline[j + 1]!];
      const along = (dx * ex + dy * ey) / long;
      low = Math.min(low, along);
      high = Math.max(high, along);
      up = Math.max(up, (ex * dy - ey * dx) / long);
    }
    if ((high - low) * up >= least) continue;
    least = (high - low) * up;
    best = [Math.max(high - low, up), Math.min(high - low, up)];
  }
  return best;
}
