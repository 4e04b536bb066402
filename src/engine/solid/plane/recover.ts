import type { Vec2 } from "../../geometry/mesh.ts";
import { type Curve, type PlaneLoop, type PlaneShape, straight } from "./plane-shape.ts";

const NEAR = 1e-6;

interface Edge {
  readonly from: Vec2;
  readonly to: Vec2;
  readonly curve: number;
}

const key = (p: Vec2): string => `${Math.round(p[0] / NEAR)},${Math.round(p[1] / NEAR)}`;

/** Looks in the cell of a point and its eight neighbours, so that rounding at a border is harmless. */
function nearest(cells: ReadonlyMap<string, Vec2>, p: Vec2): Vec2 | undefined {
  const direct = cells.get(key(p));
  if (direct) return direct;
  for (const dx of [-1, 0, 1])
    for (const dy of [-1, 0, 1]) {
      const found = cells.get(key([p[0] + dx * NEAR, p[1] + dy * NEAR]));
      if (found) return found;
    }
  return undefined;
}

/**
 * Gives clipped polygons their curves back. The clipper works on rounded coordinates and knows no
 * curves: points are put back on the input's exact points, and an edge takes the curve of the
 * input edge on which it lies.
 */
export function recoverCurves(
  polygons: readonly (readonly Vec2[])[],
  inputs: readonly PlaneShape[],
): PlaneShape {
  const curves: Curve[] = [];
  const edges: Edge[] = [];
  const points = new Map<string, Vec2>();
  const byEnds = new Map<string, number>();
  for (const shape of inputs) {
    const base = curves.length;
    curves.push(...shape.curves);
    for (const loop of shape.loops)
      for (const [i, from] of loop.points.entries()) {
        const to = loop.points[(i + 1) % loop.points.length] as Vec2;
        const curve = base + (loop.edges[i] as number);
        edges.push({ from, to, curve });
        points.set(key(from), from);
        byEnds.set(`${key(from)};${key(to)}`, curve);
        if (!byEnds.has(`${key(to)};${key(from)}`)) byEnds.set(`${key(to)};${key(from)}`, curve);
      }
  }
  let bridges = 0;
  const loops: PlaneLoop[] = [];
  for (const polygon of polygons) {
    const exact = polygon.map((p) => nearest(points, p) ?? p);
    const loop = exact.map((from, i) => {
      const to = exact[(i + 1) % exact.length] as Vec2;
      const known = byEnds.get(`${key(from)};${key(to)}`) ?? lyingOn(edges, from, to);
      if (known !== undefined) return known;
      // An edge that no input has: a hull's bridge between two of them.
      return curves.push(straight(0, `bridge ${++bridges}`)) - 1;
    });
    if (exact.length >= 3) loops.push({ points: exact, edges: loop });
  }
  return { loops, curves };
}

function lyingOn(edges: readonly Edge[], p: Vec2, q: Vec2): number | undefined {
  const mx = (p[0] + q[0]) / 2;
  const my = (p[1] + q[1]) / 2;
  for (const { from, to, curve } of edges) {
    const far = 2 * NEAR;
    if (mx < Math.min(from[0], to[0]) - far || mx > Math.max(from[0], to[0]) + far) continue;
    if (my < Math.min(from[1], to[1]) - far || my > Math.max(from[1], to[1]) + far) continue;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const l = Math.hypot(dx, dy);
    if (l === 0) continue;
    const off = (a: Vec2): number => Math.abs(dx * (a[1] - from[1]) - dy * (a[0] - from[0])) / l;
    if (off(p) <= far && off(q) <= far) return curve;
  }
  return undefined;
}
