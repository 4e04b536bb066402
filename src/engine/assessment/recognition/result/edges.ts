import { atan2 } from "../../../foundation/exact-math.ts";
import type { Vec3 } from "../../../geometry/mesh.ts";
import { cross, dot, length, subtract } from "../../features/vectors.ts";
import type { SurfaceEdge } from "../../recognition-types.ts";
import { endOfSide } from "../mesh/canonical.ts";
import type { Field } from "../fit/sample.ts";
import type { Measured } from "./measure-surface.ts";
import { nearSurface } from "./shape.ts";

/** Below this turn, degrees, two fitted surfaces run into each other without an edge. */
const SMOOTH_EDGE = 6;

/** Where surfaces meet; the angle is that of the fitted surfaces, not of their facets. */
export function edgesOf(
  { mesh, graph }: Field,
  surfaceOf: Int32Array,
  surfaces: readonly Measured[],
): SurfaceEdge[][] {
  const found = new Map<number, { a: number; b: number; length: number; turn: number }>();
  const T = mesh.triangles;
  const at = (v: number): Vec3 => [
    mesh.positions[3 * v] as number,
    mesh.positions[3 * v + 1] as number,
    mesh.positions[3 * v + 2] as number,
  ];
  const normalAt = (t: number, p: Vec3): Vec3 => {
    const shape = (surfaces[surfaceOf[t] as number] as Measured).shape;
    const near = nearSurface(shape, p);
    if (near) return near.normal;
    const f = 3 * (graph.patches.of[t] as number);
    const n = graph.patches.normal;
    return [n[f] as number, n[f + 1] as number, n[f + 2] as number];
  };
  for (let h = 0; h < T.length; h++) {
    const [t, next] = [Math.floor(h / 3), mesh.beyond[h] as number];
    if (next < 0) continue;
    const [a, b] = [surfaceOf[t] as number, surfaceOf[next] as number];
    if (a < 0 || b < 0 || a >= b) continue;
    const [from, to] = [at(T[h] as number), at(endOfSide(T, h))];
    const way = subtract(to, from);
    const size = length(way);
    const middle: Vec3 = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2];
    const [m, n] = [normalAt(t, middle), normalAt(next, middle)];
    const turned = cross(m, n);
    const sine = length(turned) * (dot(turned, way) < 0 ? -1 : 1);
    const turn = (atan2(sine, dot(m, n)) * 180) / Math.PI;
    const key = a * surfaces.length + b;
    const edge = found.get(key) ?? { a, b, length: 0, turn: 0 };
    edge.length += size;
    edge.turn += size * turn;
    found.set(key, edge);
  }
  const lists: SurfaceEdge[][] = surfaces.map(() => []);
  for (const { a, b, length: size, turn } of found.values()) {
    const mean = size > 0 ? turn / size : 0;
    const kind = Math.abs(mean) < SMOOTH_EDGE ? "tangent" : mean > 0 ? "convex" : "concave";
    const edge = { length: size, turn: Math.abs(mean), kind } as const;
    lists[a]?.push({ to: b, ...edge });
    lists[b]?.push({ to: a, ...edge });
  }
  for (const list of lists) list.sort((x, y) => y.length - x.length || x.to - y.to);
  return lists;
}
