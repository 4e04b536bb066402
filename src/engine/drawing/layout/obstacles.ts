import type { Vec2 } from "../../geometry/mesh.ts";
import type { Curve } from "../sheet-types.ts";
import type { Rect } from "./text.ts";

/** What a line is, for weighing what may cross it. */
export type ObstacleKind = "outline" | "axis" | "dimension" | "extension" | "leader";

export interface Segment {
  readonly a: Vec2;
  readonly b: Vec2;
  readonly kind: ObstacleKind;
}

/** A curve as short straight segments: arcs in steps of 7.5°. */
export function curvePoints(curve: Curve): readonly Vec2[] {
  if (curve.kind === "line") return [curve.from, curve.to];
  if (curve.kind === "polyline") return curve.points;
  const steps = Math.max(2, Math.ceil(curve.sweepDegrees / 7.5));
  return Array.from({ length: steps + 1 }, (_, i): Vec2 => {
    const a = ((curve.startDegrees + (curve.sweepDegrees * i) / steps) * Math.PI) / 180;
    return [
      curve.centre[0] + curve.radius * Math.cos(a),
      curve.centre[1] + curve.radius * Math.sin(a),
    ];
  });
}

export function curveSegments(curve: Curve, kind: ObstacleKind): Segment[] {
  const points = curvePoints(curve);
  return points.slice(1).map((b, i) => ({ a: points[i], b, kind }));
}

export const grow = (r: Rect, by: number): Rect => ({
  min: [r.min[0] - by, r.min[1] - by],
  max: [r.max[0] + by, r.max[1] + by],
});

export function rectsMeet(p: Rect, q: Rect): boolean {
  return p.min[0] < q.max[0] && q.min[0] < p.max[0] && p.min[1] < q.max[1] && q.min[1] < p.max[1];
}

/** True where a segment runs through a rectangle (Liang and Barsky's clipping). */
export function segmentMeetsRect(a: Vec2, b: Vec2, r: Rect): boolean {
  let [from, to] = [0, 1];
  for (const k of [0, 1] as const) {
    const d = b[k] - a[k];
    const [low, high] = [r.min[k] - a[k], r.max[k] - a[k]];
    if (Math.abs(d) < 1e-12) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    from = Math.max(from, Math.min(low / d, high / d));
    to = Math.min(to, Math.max(low / d, high / d));
  }
  return from < to;
}

/** True where two segments cross inside both, not merely touch. */
export function segmentsCross(a: Vec2, b: Vec2, c: Vec2, d: Vec2): boolean {
  const side = (p: Vec2, q: Vec2, r: Vec2): number =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const tiny = 1e-6;
  const [s, t, u, v] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  return (
    ((s > tiny && t < -tiny) || (s < -tiny && t > tiny)) &&
    ((u > tiny && v < -tiny) || (u < -tiny && v > tiny))
  );
}

/** True where the second segment runs within `near` mm of the first for more than `least` mm. */
export function segmentsOverlap(
  a: Vec2,
  b: Vec2,
  c: Vec2,
  d: Vec2,
  least = 0.3,
  near = 0.6,
): boolean {
  const size = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (size < 1e-9) return false;
  const u: Vec2 = [(b[0] - a[0]) / size, (b[1] - a[1]) / size];
  const off = (p: Vec2): number => Math.abs(u[0] * (p[1] - a[1]) - u[1] * (p[0] - a[0]));
  if (off(c) > near || off(d) > near) return false;
  const along = (p: Vec2): number => (p[0] - a[0]) * u[0] + (p[1] - a[1]) * u[1];
  const [p, q] = [along(c), along(d)];
  return Math.min(size, Math.max(p, q)) - Math.max(0, Math.min(p, q)) > least;
}

export function boundsOfRects(rects: readonly Rect[]): Rect {
  return {
    min: [Math.min(...rects.map((r) => r.min[0])), Math.min(...rects.map((r) => r.min[1]))],
    max: [Math.max(...rects.map((r) => r.max[0])), Math.max(...rects.map((r) => r.max[1]))],
  };
}

export function boundsOfPoints(points: readonly Vec2[]): Rect {
  return boundsOfRects(points.map((p) => ({ min: p, max: p })));
}
