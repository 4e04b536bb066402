const MOST = 1000;

/**
 * Triangles of a face with many corners, as places in `corners` by threes. A convex face is a fan; of one that
 * is not, ears are cut off (G. H. Meisters, "Polygons have ears", 1975), seen along the face's mean normal.
 * `at`: where a corner is, in any unit.
 */
export function splitFace(corners: readonly number[], at: (corner: number) => Point): number[] {
  const left = corners.map((_, i) => i);
  if (left.length === 3) return left;
  // So many corners are no face of a program's but an attack on the reader's time.
  if (left.length > MOST) return left.slice(2).flatMap((i) => [0, i - 1, i]);
  const points = corners.map(at);
  const normal = normalOf(points);
  const turn = (a: number, b: number, c: number): number => {
    const [p, q, r] = [points[a], points[b], points[c]] as [Point, Point, Point];
    return dot(cross(less(q, p), less(r, p)), normal);
  };
  const out: number[] = [];
  while (left.length > 3) {
    const n = left.length;
    const isEar = (i: number): boolean => {
      const [a, b, c] = [left[(i + n - 1) % n], left[i], left[(i + 1) % n]] as [
        number,
        number,
        number,
      ];
      if (turn(a, b, c) <= 0) return false;
      return !left.some(
        (p) =>
          p !== a &&
          p !== b &&
          p !== c &&
          turn(a, b, p) >= 0 &&
          turn(b, c, p) >= 0 &&
          turn(c, a, p) >= 0,
      );
    };
    // From the second corner on, so that a convex face is the fan about its first. A face without an ear
    // crosses itself and has no right triangles: the next corner is cut off, so that the work ends.
    const found = left.findIndex((_, i) => isEar((i + 1) % n));
    const ear = ((found < 0 ? 0 : found) + 1) % n;
    out.push(left[(ear + n - 1) % n] as number, left[ear] as number, left[(ear + 1) % n] as number);
    left.splice(ear, 1);
  }
  out.push(...left);
  return out;
}

type Point = readonly [number, number, number];

const less = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Twice the area as a vector (M. Newell). */
function normalOf(points: readonly Point[]): Point {
  const sum: [number, number, number] = [0, 0, 0];
  const [first] = points;
  points.forEach((p, i) => {
    const next = points[(i + 1) % points.length];
    if (!first || !next) return;
    const n = cross(less(p, first), less(next, first));
    for (const k of [0, 1, 2] as const) sum[k] += n[k];
  });
  return sum;
}
