import { cos as cosine, sin as sine } from "../../foundation/exact-math.ts";
import type { Vec2 } from "../../geometry/mesh.ts";
import type { CsgOp, OutlineLoop } from "../../solid/graph.ts";
import { type Options, pointList } from "./arguments.ts";
import type { Path } from "./recorder.ts";

type Outline = Extract<CsgOp, { kind: "outline" }>;
type Arc = { readonly center: Vec2; readonly radius: number };

/** The outline that JSCAD's `polygon({ points, paths, orientation })` describes. */
export function outlineOfPoints(o: Options): Outline {
  const bad = (): Error => o.bad("points");
  const value = o.raw("points");
  if (!Array.isArray(value) || value.length === 0) throw bad();
  const nested = Array.isArray(value[0]) && Array.isArray(value[0][0]);
  const lists = (nested ? value : [value]).map(
    (list: unknown) => pointList(list, 2, bad) as unknown as Vec2[],
  );
  const paths = o.raw("paths");
  if (paths === undefined || (Array.isArray(paths) && paths.length === 0)) {
    if (lists.some((list) => list.length < 3)) throw bad();
    return { kind: "outline", loops: lists.map((points) => ({ points })) };
  }
  if (!Array.isArray(paths)) throw o.bad("paths");
  const all = lists.flat();
  const indices: unknown[] = Array.isArray(paths[0]) ? paths : [paths];
  const loops = indices.map((path) => {
    if (!Array.isArray(path) || path.length < 3) throw o.bad("paths");
    const points = path.map((i: unknown) => {
      const point = typeof i === "number" ? all[i] : undefined;
      if (!point) throw o.bad("paths");
      return point;
    });
    return { points };
  });
  return { kind: "outline", loops };
}

const QUARTERS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** A rectangle with quarter circles for corners, known as such. */
export function roundedRectangleLoop(
  center: Vec2,
  size: Vec2,
  radius: number,
  segments: number,
): OutlineLoop {
  const q = Math.max(1, Math.floor(segments / 4));
  const points: Vec2[] = [];
  const arcs: (Arc | null)[] = [];
  for (const [k, [cos, sin]] of QUARTERS.entries()) {
    const corner: Vec2 = [
      center[0] + (k === 0 || k === 3 ? 1 : -1) * (size[0] / 2 - radius),
      center[1] + (k < 2 ? 1 : -1) * (size[1] / 2 - radius),
    ];
    for (let i = 0; i <= q; i++) {
      // The ends of a quarter are exact, so that the straight sides stay axis-parallel.
      const a = (Math.PI / 2) * (i / q);
      const [c, s] = i === 0 ? [1, 0] : i === q ? [0, 1] : [cosine(a), sine(a)];
      const [x, y] = [cos * c - sin * s, sin * c + cos * s];
      points.push([corner[0] + radius * x, corner[1] + radius * y]);
      arcs.push(i < q ? { center: corner, radius } : null);
    }
  }
  return { points, arcs };
}

/**
 * A path widened by `delta` on either side: a rectangle a segment, and at each joint a mitre,
 * a round or a flat corner; an open path ends flush, or with half circles where round.
 */
export function widenedPath(
  path: Path,
  delta: number,
  corners: "edge" | "round" | "chamfer",
  segments: number,
): Outline {
  const points = path.points.filter((p, i) => {
    const before = path.points[i - 1];
    return !before || lengthOf(p[0] - before[0], p[1] - before[1]) > 1e-9;
  });
  const count = points.length;
  const loops: OutlineLoop[] = [];
  const last = path.isClosed ? count : count - 1;
  const side = (i: number): { p: Vec2; q: Vec2; n: Vec2 } => {
    const [p, q] = [points[i % count] as Vec2, points[(i + 1) % count] as Vec2];
    const l = lengthOf(q[0] - p[0], q[1] - p[1]) || 1;
    return { p, q, n: [(-(q[1] - p[1]) / l) * delta, ((q[0] - p[0]) / l) * delta] };
  };
  const move = (p: Vec2, n: Vec2, k: number): Vec2 => [p[0] + k * n[0], p[1] + k * n[1]];
  for (let i = 0; i < last; i++) {
    const { p, q, n } = side(i);
    loops.push({ points: [move(p, n, -1), move(q, n, -1), move(q, n, 1), move(p, n, 1)] });
  }
  const round = (center: Vec2): OutlineLoop => {
    const ring = Array.from({ length: segments }, (_, i): Vec2 => {
      const a = (2 * Math.PI * i) / segments;
      return [center[0] + delta * cosine(a), center[1] + delta * sine(a)];
    });
    return { points: ring, arcs: ring.map(() => ({ center, radius: delta })) };
  };
  for (let i = 0; i < count; i++) {
    const end = !path.isClosed && (i === 0 || i === count - 1);
    if (corners === "round") loops.push(round(points[i] as Vec2));
    if (end || corners === "round") continue;
    const [before, after] = [side((i + count - 1) % count).n, side(i).n];
    const turn = before[0] * after[1] - before[1] * after[0];
    if (Math.abs(turn) < 1e-12 * delta * delta) continue;
    // On the outside of the turn a wedge is missing between the two rectangles.
    const k = turn > 0 ? -1 : 1;
    const p = points[i] as Vec2;
    const [a, b] = [move(p, before, k), move(p, after, k)];
    const cosine = (before[0] * after[0] + before[1] * after[1]) / (delta * delta);
    const tip = move(p, [before[0] + after[0], before[1] + after[1]], k / (1 + cosine));
    const wedge = corners === "edge" && cosine > -0.98 ? [p, a, tip, b] : [p, a, b];
    loops.push({ points: turn > 0 ? wedge : wedge.reverse() });
  }
  return { kind: "outline", loops, fill: "cover" };
}

/** Of a vector; `Math.hypot` may round otherwise in each browser. */
const lengthOf = (x: number, y: number): number => Math.sqrt(x * x + y * y);
