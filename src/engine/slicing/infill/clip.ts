import type { Boundary } from "./boundary.ts";
import { finish, put, type Strands } from "./strands.ts";

/** Draws open paths; only what lies inside the region is kept. */
export interface Pen {
  /** Begins a path at a point outside the region. */
  move(x: number, y: number): void;
  /** Goes on to a point; the last one of a path must be outside again. */
  line(x: number, y: number): void;
}

/**
 * Points are moved to multiples of 1/64 µm: few enough digits that the side of a line on which a
 * point lies is exact in doubles. Where it lies on the line, the path counts as moved by an
 * infinitely small way (ε, ε²), the same for all of it, so that it goes in and out in turns whatever
 * corners and edges it meets (H. Edelsbrunner, E. P. Mücke, Simulation of Simplicity, 1990).
 */
const snap = (x: number): number => Math.round(x * 64) / 64;

/** Cells of the grid: several an edge, and so many that most are empty, µm at the smallest. */
const CELLS_PER_EDGE = 4;
const LEAST_CELLS = 4096;
const LEAST_CELL = 200;

/** A pen that cuts at the region's boundary, by a grid over its edges. */
export function clipPen({ polys, next }: Boundary, out: Strands): Pen {
  const { points } = polys;
  const count = points.length / 2;
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let i = 0; i < count; i++) {
    x0 = Math.min(x0, points[2 * i]!);
    x1 = Math.max(x1, points[2 * i]!);
    y0 = Math.min(y0, points[2 * i + 1]!);
    y1 = Math.max(y1, points[2 * i + 1]!);
  }
  const width = x1 - x0;
  const height = y1 - y0;
  const wanted = Math.max(LEAST_CELLS, Math.min(count * CELLS_PER_EDGE, 1 << 18));
  const size = Math.max(
    LEAST_CELL,
    Math.sqrt((width * height) / wanted),
    width / 512,
    height / 512,
  );
  const columns = Math.floor(width / size) + 1;
  const lines = Math.floor(height / size) + 1;
  const cellStarts = new Uint32Array(columns * lines + 1);
  /** The cells that an edge passes through, and a little more. */
  const cells = (e: number, visit: (cell: number) => void): void => {
    const ax = points[2 * e]! - x0;
    const ay = points[2 * e + 1]! - y0;
    const bx = points[2 * next[e]!]! - x0;
    const by = points[2 * next[e]! + 1]! - y0;
    const from = Math.floor(Math.min(ay, by) / size);
    const to = Math.floor(Math.max(ay, by) / size);
    for (let j = from; j <= to; j++) {
      let lo = Math.min(ax, bx);
      let hi = Math.max(ax, bx);
      if (from < to) {
        const slope = (bx - ax) / (by - ay);
        const p = ax + (j * size - ay) * slope;
        const q = ax + ((j + 1) * size - ay) * slope;
        lo = Math.max(lo, Math.min(p, q) - 1);
        hi = Math.min(hi, Math.max(p, q) + 1);
      }
      const last = Math.floor(hi / size);
      for (let i = Math.floor(lo / size); i <= last; i++) visit(j * columns + i);
    }
  };
  for (let e = 0; e < count; e++)
    cells(e, (cell) => {
      cellStarts[cell + 1]!++;
    });
  for (let c = 0; c < columns * lines; c++) cellStarts[c + 1]! += cellStarts[c]!;
  const inCell = new Uint32Array(cellStarts[columns * lines]!);
  const fill = cellStarts.slice();
  for (let e = 0; e < count; e++)
    cells(e, (cell) => {
      inCell[fill[cell]!++] = e;
    });

  const stamps = new Uint32Array(count);
  let stamp = 0;
  let inside = false;
  let px = 0;
  let py = 0;
  let beganEdge = 0;
  let beganT = 0;
  // Crossings of one segment, sorted along it.
  const along: number[] = [];
  const crossed: number[] = [];
  const edgeTs: number[] = [];

  const tryEdge = (e: number, qx: number, qy: number): void => {
    const ax = points[2 * e]!;
    const ay = points[2 * e + 1]!;
    const bx = points[2 * next[e]!]!;
    const by = points[2 * next[e]! + 1]!;
    const sideP = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    const sideQ = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax);
    const tieP = by !== ay ? by < ay : bx > ax;
    if ((sideP === 0 ? tieP : sideP > 0) === (sideQ === 0 ? tieP : sideQ > 0)) return;
    const sideA = (qx - px) * (ay - py) - (qy - py) * (ax - px);
    const sideB = (qx - px) * (by - py) - (qy - py) * (bx - px);
    const tieA = qy !== py ? qy > py : qx < px;
    if ((sideA === 0 ? tieA : sideA > 0) === (sideB === 0 ? tieA : sideB > 0)) return;
    const t = sideP / (sideP - sideQ);
    let i = along.length;
    for (; i > 0 && along[i - 1]! > t; i--) {
      along[i] = along[i - 1]!;
      crossed[i] = crossed[i - 1]!;
      edgeTs[i] = edgeTs[i - 1]!;
    }
    along[i] = t;
    crossed[i] = e;
    edgeTs[i] = sideA / (sideA - sideB);
  };

  const cross = (qx: number, qy: number): void => {
    const left = Math.max(0, Math.floor(((px < qx ? px : qx) - x0) / size));
    const right = Math.min(columns - 1, Math.floor(((px < qx ? qx : px) - x0) / size));
    const low = Math.max(0, Math.floor(((py < qy ? py : qy) - y0) / size));
    const high = Math.min(lines - 1, Math.floor(((py < qy ? qy : py) - y0) / size));
    stamp++;
    for (let j = low; j <= high; j++)
      for (let c = j * columns + left; c <= j * columns + right; c++)
        for (let k = cellStarts[c]!; k < cellStarts[c + 1]!; k++) {
          const e = inCell[k]!;
          if (stamps[e] === stamp) continue;
          stamps[e] = stamp;
          tryEdge(e, qx, qy);
        }
    if (along.length === 0) return;
    for (let i = 0; i < along.length; i++) {
      const e = crossed[i]!;
      const t = edgeTs[i]!;
      const x = points[2 * e]! + t * (points[2 * next[e]!]! - points[2 * e]!);
      const y = points[2 * e + 1]! + t * (points[2 * next[e]! + 1]! - points[2 * e + 1]!);
      put(out, x, y);
      if (inside) finish(out, beganEdge, beganT, e, t);
      else {
        beganEdge = e;
        beganT = t;
      }
      inside = !inside;
    }
    along.length = 0;
    crossed.length = 0;
    edgeTs.length = 0;
  };

  return {
    move(x, y) {
      inside = false;
      px = snap(x);
      py = snap(y);
    },
    line(x, y) {
      const qx = snap(x);
      const qy = snap(y);
      cross(qx, qy);
      if (inside) put(out, qx, qy);
      px = qx;
      py = qy;
    },
  };
}
