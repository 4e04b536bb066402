/**
 * Closed paths in the plane, flat and transferable: integer micrometres on the bed. Path i has the
 * points `starts[i]` to `starts[i + 1]`; the last point is not the first one again. A region is a
 * set of paths as the kernel gives them: outlines counter-clockwise, holes clockwise, none crossing.
 */
export interface Polys {
  readonly points: Int32Array;
  readonly starts: Uint32Array;
}

export const NO_POLYS: Polys = { points: new Int32Array(0), starts: new Uint32Array(1) };

export const UM = 1000;

export const isEmpty = (polys: Polys): boolean => polys.points.length === 0;

export const pathCount = (polys: Polys): number => polys.starts.length - 1;

/** True if both hold the very same numbers. */
export function samePolys(a: Polys, b: Polys): boolean {
  if (a === b) return true;
  if (a.points.length !== b.points.length || a.starts.length !== b.starts.length) return false;
  for (let i = 0; i < a.starts.length; i++) if (a.starts[i] !== b.starts[i]) return false;
  for (let i = 0; i < a.points.length; i++) if (a.points[i] !== b.points[i]) return false;
  return true;
}

/** Signed area of path i, µm²; positive if counter-clockwise. */
export function pathArea(polys: Polys, i: number): number {
  const { points, starts } = polys;
  const from = starts[i]!;
  const to = starts[i + 1]!;
  let twice = 0;
  let px = points[2 * to - 2]!;
  let py = points[2 * to - 1]!;
  for (let k = from; k < to; k++) {
    const x = points[2 * k]!;
    const y = points[2 * k + 1]!;
    twice += px * y - x * py;
    px = x;
    py = y;
  }
  return twice / 2;
}

/** Signed area of a closed ring (xy, µm), µm²; positive counter-clockwise. */
export function ringArea(ring: readonly number[]): number {
  let twice = 0;
  let px = ring[ring.length - 2]!;
  let py = ring[ring.length - 1]!;
  for (let k = 0; k < ring.length; k += 2) {
    twice += px * ring[k + 1]! - ring[k]! * py;
    px = ring[k]!;
    py = ring[k + 1]!;
  }
  return twice / 2;
}

/** Signed area of all paths together, µm². */
export function area(polys: Polys): number {
  let sum = 0;
  for (let i = 0; i < pathCount(polys); i++) sum += pathArea(polys, i);
  return sum;
}

/** Length of all contours, µm. */
export function contourLength({ points, starts }: Polys): number {
  let sum = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    let before = 2 * (starts[i + 1]! - 1);
    for (let k = 2 * starts[i]!; k < 2 * starts[i + 1]!; before = k, k += 2)
      sum += Math.hypot(points[k]! - points[before]!, points[k + 1]! - points[before + 1]!);
  }
  return sum;
}

/** True if the point is inside path i (even-odd; on the line counts as either). */
export function inPath(polys: Polys, i: number, x: number, y: number): boolean {
  const { points, starts } = polys;
  const to = starts[i + 1]!;
  let inside = false;
  let px = points[2 * to - 2]!;
  let py = points[2 * to - 1]!;
  for (let k = starts[i]!; k < to; k++) {
    const qx = points[2 * k]!;
    const qy = points[2 * k + 1]!;
    if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    px = qx;
    py = qy;
  }
  return inside;
}

/** True if the point is inside the region (even-odd over all paths). */
export function inRegion(polys: Polys, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i < pathCount(polys); i++) if (inPath(polys, i, x, y)) inside = !inside;
  return inside;
}

/** Both sets of paths as one. */
export function concat(a: Polys, b: Polys): Polys {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  const points = new Int32Array(a.points.length + b.points.length);
  points.set(a.points);
  points.set(b.points, a.points.length);
  const starts = new Uint32Array(a.starts.length + b.starts.length - 1);
  starts.set(a.starts);
  const shift = a.points.length / 2;
  for (let i = 1; i < b.starts.length; i++) starts[a.starts.length + i - 1] = b.starts[i]! + shift;
  return { points, starts };
}

/** A growing list of paths. */
export interface PolysBuilder {
  /** Adds a point to the path being made. */
  point(x: number, y: number): void;
  /** Ends the path being made; one of under three points is dropped. */
  end(): void;
  done(): Polys;
}

export function polysBuilder(capacity = 256): PolysBuilder {
  let points = new Int32Array(capacity * 2);
  const starts = [0];
  let n = 0;
  return {
    point(x, y) {
      if (2 * n + 2 > points.length) {
        const more = new Int32Array(points.length * 2);
        more.set(points);
        points = more;
      }
      points[2 * n] = x;
      points[2 * n + 1] = y;
      n++;
    },
    end() {
      const start = starts[starts.length - 1]!;
      if (n - start < 3) n = start;
      else starts.push(n);
    },
    done: () => ({ points: points.slice(0, 2 * n), starts: Uint32Array.from(starts) }),
  };
}
