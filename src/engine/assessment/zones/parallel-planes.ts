import type { Vec3 } from "../../geometry/mesh.ts";
import { along, cross, dot, length, squareTo, subtract, unit } from "../features/vectors.ts";
import { descend } from "./descend.ts";
import type { Affine } from "./minimax.ts";
import { middleOf, type Zone } from "./zone-types.ts";

/**
 * How the pair of planes may turn: not at all, about one axis (a datum plane's normal leaves that
 * free; within a section, the section's normal), or freely.
 */
export type Turn =
  | { readonly kind: "fixed" | "free" }
  | { readonly kind: "about"; readonly axis: Vec3 };

/**
 * The narrowest pair of parallel planes that holds the points, near the direction `normal` (unit):
 * the zone of flatness, straightness in a section, and of the orientation of faces (ISO 1101:2017).
 * Without turning it is exact; else a local minimum, the only one for points that are nearly flat.
 * Also gives the planes' normal. Undefined without points or when they leave the turn open.
 */
export function parallelPlanes(
  points: readonly Vec3[],
  normal: Vec3,
  turn: Turn,
): (Zone & { readonly normal: Vec3 }) | undefined {
  if (points.length === 0) return undefined;
  const { centre, size } = middleOf(points);
  const local = points.map((p) => subtract(p, centre));
  const start = unit(normal);
  const turns = turn.kind === "fixed" ? 0 : turn.kind === "about" ? 1 : 2;
  const found =
    turns === 0
      ? { state: start, worst: width(local, start) / 2, lower: width(local, start) / 2 }
      : descend<Vec3>({
          start,
          dimension: turns + 1,
          moves: turns,
          linearise: (n) => bothSides(local, n, tangents(n, turn), size),
          moved: (n, change) => turned(n, change, turn, size),
          worst: (n) => width(local, n) / 2,
        });
  if (!found) return undefined;
  const n = found.state;
  const value = 2 * found.worst;
  const bound =
    Math.max(0, value - 2 * found.lower) + (turns > 0 ? leanBound(local, n, turn, value) : 0);
  return { value, bound, at: farthest(points, n), normal: n };
}

/**
 * The linear problem measures along `n`, a leaning zone across itself: narrower by the square of its
 * lean, and no better zone leans by more than its width over half of the points' extent.
 */
function leanBound(points: readonly Vec3[], n: Vec3, turn: Turn, value: number): number {
  let square = 0;
  for (const u of tangents(n, turn)) {
    const extent = width(points, u);
    const lean = extent > 0 ? (2 * value) / extent : 0;
    square += lean * lean;
  }
  return Math.min(value, (value * square) / 2);
}

/** Directions in which the normal may go. */
function tangents(n: Vec3, turn: Turn): readonly Vec3[] {
  if (turn.kind === "about") return [unit(cross(turn.axis, n))];
  return squareTo(n);
}

/** ±(distance from the middle plane) of every point, linear in the turns and the plane's offset. */
function bothSides(
  points: readonly Vec3[],
  n: Vec3,
  turns: readonly Vec3[],
  size: number,
): Affine[] {
  const all: Affine[] = [];
  const { low, high } = span(points, n);
  const middle = (low + high) / 2;
  for (const p of points) {
    const lean = turns.map((u) => dot(u, p) / size);
    const height = dot(n, p) - middle;
    all.push({ slope: [...lean.map((x) => -x), -1], height });
    all.push({ slope: [...lean, 1], height: -height });
  }
  return all;
}

function turned(n: Vec3, change: readonly number[], turn: Turn, size: number): Vec3 {
  let next = n;
  for (const [k, u] of tangents(n, turn).entries()) next = along(next, u, -(change[k] ?? 0) / size);
  if (turn.kind !== "about") return unit(next);
  // Keeps its angle to the axis: only what is square to the axis turns.
  const rise = dot(n, turn.axis);
  const square = along(next, turn.axis, -dot(next, turn.axis));
  const size0 = length(along(n, turn.axis, -rise));
  const direction = unit(square);
  return [0, 1, 2].map(
    (k) => (turn.axis[k] ?? 0) * rise + (direction[k] ?? 0) * size0,
  ) as unknown as Vec3;
}

function width(points: readonly Vec3[], n: Vec3): number {
  const { low, high } = span(points, n);
  return high - low;
}

function span(points: readonly Vec3[], n: Vec3) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const p of points) {
    const d = dot(n, p);
    low = Math.min(low, d);
    high = Math.max(high, d);
  }
  return { low, high };
}

/** The outermost point along `n`. */
export function farthest(points: readonly Vec3[], n: Vec3): Vec3 {
  let [best, most]: [Vec3, number] = [[0, 0, 0], Number.NEGATIVE_INFINITY];
  for (const p of points) {
    const d = dot(n, p);
    if (d > most) [best, most] = [p, d];
  }
  return best;
}
