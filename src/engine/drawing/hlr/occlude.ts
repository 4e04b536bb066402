import type { Vec3 } from "../../geometry/mesh.ts";
import { type Interval, mergeIntervals } from "./intervals.ts";
import { type Topology, vertexAt } from "./topology.ts";
import { dot } from "./vec.ts";
import { depthOf, toView, type ViewFrame } from "./view-frame.ts";

/** A triangle must be nearer than an edge by this, mm, to hide it. */
const NEARER = 0.01;
/** Triangles seen closer to edge-on than this hide nothing that their neighbours do not hide. */
const EDGE_ON = 1e-3;
/** Triangles are taken this much larger (mm), so that no seam between two of them is a gap. */
const GROW = 1e-5;

/** Answers which parameter intervals of a segment are hidden from the viewer. */
export type Occluder = (a: Vec3, b: Vec3) => readonly Interval[];

/**
 * Builds the occluder of a view: triangles that face the viewer, in a grid over the view plane.
 * The last surface on the way to the viewer faces them, so the others need not be asked.
 */
export function occluderOf(topology: Topology, frame: ViewFrame): Occluder {
  const { mesh } = topology.solid;
  const { normals } = topology;
  const tri: number[] = [];
  for (let t = 0; t < mesh.triangles.length / 3; t++) {
    const n: Vec3 = [normals[3 * t], normals[3 * t + 1], normals[3 * t + 2]];
    if (dot(n, frame.toViewer) < EDGE_ON) continue;
    for (let k = 0; k < 3; k++) {
      const p = vertexAt(mesh, mesh.triangles[3 * t + k]);
      tri.push(...toView(frame, p), depthOf(frame, p));
    }
  }
  const grid = gridOf(tri);
  let stamp = 0;
  const seen = new Int32Array(tri.length / 9).fill(-1);
  return (a, b) => {
    const [ax, ay] = toView(frame, a);
    const [bx, by] = toView(frame, b);
    const seg = [ax, ay, depthOf(frame, a), bx, by, depthOf(frame, b)];
    const hidden: Interval[] = [];
    stamp++;
    grid.visit(ax, ay, bx, by, (t) => {
      if (seen[t] === stamp) return;
      seen[t] = stamp;
      const span = hiddenBy(tri, 9 * t, seg);
      if (span) hidden.push(span);
    });
    return mergeIntervals(hidden, 1e-7);
  };
}

/** The part of a segment that lies under triangle `o`: clipped by its sides and its plane. */
function hiddenBy(tri: readonly number[], o: number, s: readonly number[]): Interval | undefined {
  let from = 0;
  let to = 1;
  const clip = (at0: number, at1: number): void => {
    // Keeps where a value that is linear in the parameter is not negative.
    if (at0 < 0 && at1 < 0) from = 2;
    else if (at0 < 0) from = Math.max(from, at0 / (at0 - at1));
    else if (at1 < 0) to = Math.min(to, at0 / (at0 - at1));
  };
  for (let k = 0; k < 3 && from < to; k++) {
    const p = o + 3 * k;
    const q = o + 3 * ((k + 1) % 3);
    const dx = tri[q] - tri[p];
    const dy = tri[q + 1] - tri[p + 1];
    const size = Math.hypot(dx, dy) || 1;
    const side = (x: number, y: number): number =>
      (dx * (y - tri[p + 1]) - dy * (x - tri[p])) / size + GROW;
    clip(side(s[0], s[1]), side(s[3], s[4]));
  }
  if (from >= to) return undefined;
  const [x0, y0, z0, x1, y1, z1] = tri.slice(o, o + 6);
  const [x2, y2, z2] = tri.slice(o + 6, o + 9);
  const det = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  const gx = ((z1 - z0) * (y2 - y0) - (z2 - z0) * (y1 - y0)) / det;
  const gy = ((x1 - x0) * (z2 - z0) - (x2 - x0) * (z1 - z0)) / det;
  const above = (x: number, y: number, z: number): number =>
    z0 + gx * (x - x0) + gy * (y - y0) - z - NEARER;
  clip(above(s[0], s[1], s[2]), above(s[3], s[4], s[5]));
  return to - from > 1e-9 ? [from, to] : undefined;
}

interface Grid {
  visit(ax: number, ay: number, bx: number, by: number, ask: (triangle: number) => void): void;
}

function gridOf(tri: readonly number[]): Grid {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < tri.length; i += 3) {
    minX = Math.min(minX, tri[i]);
    maxX = Math.max(maxX, tri[i]);
    minY = Math.min(minY, tri[i + 1]);
    maxY = Math.max(maxY, tri[i + 1]);
  }
  const n = Math.max(1, Math.min(128, Math.ceil(Math.sqrt(tri.length / 18))));
  const [w, h] = [(maxX - minX) / n || 1, (maxY - minY) / n || 1];
  const column = (x: number): number => Math.max(0, Math.min(n - 1, Math.floor((x - minX) / w)));
  const row = (y: number): number => Math.max(0, Math.min(n - 1, Math.floor((y - minY) / h)));
  const cells: number[][] = Array.from({ length: n * n }, () => []);
  for (let t = 0; t < tri.length / 9; t++) {
    const xs = [tri[9 * t], tri[9 * t + 3], tri[9 * t + 6]];
    const ys = [tri[9 * t + 1], tri[9 * t + 4], tri[9 * t + 7]];
    const c1 = column(Math.max(...xs) + GROW);
    const r1 = row(Math.max(...ys) + GROW);
    for (let c = column(Math.min(...xs) - GROW); c <= c1; c++)
      for (let r = row(Math.min(...ys) - GROW); r <= r1; r++) cells[r * n + c].push(t);
  }
  return {
    visit(ax, ay, bx, by, ask) {
      const c0 = column(Math.min(ax, bx));
      const c1 = column(Math.max(ax, bx));
      for (let c = c0; c <= c1; c++) {
        // Rows that the segment crosses inside this column.
        let [t0, t1] = [0, 1];
        if (Math.abs(bx - ax) > 1e-9) {
          const [p, q] = [minX + c * w, minX + (c + 1) * w].map((x) => (x - ax) / (bx - ax));
          if (c > c0 && c < c1) [t0, t1] = [Math.min(p, q), Math.max(p, q)];
          else [t0, t1] = [Math.max(0, Math.min(p, q)), Math.min(1, Math.max(p, q))];
          if (c === 0) [t0, t1] = [0, 1];
          if (c === n - 1) [t0, t1] = [0, 1];
        }
        const [y0, y1] = [ay + t0 * (by - ay), ay + t1 * (by - ay)];
        const r1 = row(Math.max(y0, y1) + GROW);
        for (let r = row(Math.min(y0, y1) - GROW); r <= r1; r++)
          for (const t of cells[r * n + c]) ask(t);
      }
    },
  };
}
