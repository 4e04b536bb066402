import type { Polys } from "./polys.ts";

/** Sides a cell of the grid, on average. */
const PER_CELL = 1.5;

let cellStarts = new Uint32Array(1024);
let members = new Uint32Array(1024);
let fill = new Uint32Array(1024);
/** A side and a cell that it may touch, one after the other. */
let touches = new Uint32Array(4096);

/**
 * True if no two sides of the paths meet, but for neighbours at their common corner. Exact for
 * coordinates below 2^25; sides that only touch count as meeting.
 */
export function isSimple({ points, starts }: Polys): boolean {
  const count = points.length / 2;
  if (count === 0) return true;
  let x0 = points[0]!;
  let y0 = points[1]!;
  let x1 = points[0]!;
  let y1 = points[1]!;
  for (let i = 2; i < points.length; i += 2) {
    const x = points[i]!;
    const y = points[i + 1]!;
    if (x < x0) x0 = x;
    else if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    else if (y > y1) y1 = y;
  }
  const wide = x1 - x0 + 1;
  const high = y1 - y0 + 1;
  const size = Math.max(1, Math.sqrt((wide * high * PER_CELL) / count));
  const columns = Math.floor(wide / size) + 1;
  const rows = Math.floor(high / size) + 1;
  const cells = columns * rows;
  if (cellStarts.length < cells + 1) {
    cellStarts = new Uint32Array(2 * cells + 1);
    fill = new Uint32Array(2 * cells + 1);
  }
  cellStarts.fill(0, 0, cells + 1);
  const scale = 1 / size;

  let noted = 0;
  /** Notes the cells that a side may touch: in each row those between its crossings of the row's borders. */
  const visit = (k: number, n: number): void => {
    const isUp = points[2 * k + 1]! <= points[2 * n + 1]!;
    const low = isUp ? k : n;
    const high = isUp ? n : k;
    const ax = (points[2 * low]! - x0) * scale;
    const ay = (points[2 * low + 1]! - y0) * scale;
    const bx = (points[2 * high]! - x0) * scale;
    const by = (points[2 * high + 1]! - y0) * scale;
    const first = Math.floor(ay);
    const last = Math.floor(by);
    const slope = by > ay ? (bx - ax) / (by - ay) : 0;
    for (let row = first; row <= last; row++) {
      const from = row === first ? ax : ax + (row - ay) * slope;
      const to = row === last ? bx : ax + (row + 1 - ay) * slope;
      let c0 = Math.floor(from < to ? from : to);
      let c1 = Math.floor(from < to ? to : from);
      if (c0 < 0) c0 = 0;
      if (c1 >= columns) c1 = columns - 1;
      for (let cell = row * columns + c0; cell <= row * columns + c1; cell++) {
        if (noted === touches.length) touches = grown(touches);
        touches[noted] = k;
        touches[noted + 1] = cell;
        noted += 2;
        cellStarts[cell + 1]!++;
      }
    }
  };
  const nextOf = nextPoints(starts, count);
  for (let k = 0; k < count; k++) visit(k, nextOf[k]!);
  for (let i = 0; i < cells; i++) {
    cellStarts[i + 1]! += cellStarts[i]!;
    fill[i] = cellStarts[i]!;
  }
  const total = cellStarts[cells]!;
  if (members.length < total) members = new Uint32Array(2 * total);
  for (let i = 0; i < noted; i += 2) members[fill[touches[i + 1]!]!++] = touches[i]!;

  for (let cell = 0; cell < cells; cell++) {
    const end = cellStarts[cell + 1]!;
    for (let i = cellStarts[cell]!; i < end; i++) {
      const a = members[i]!;
      const b = nextOf[a]!;
      for (let j = i + 1; j < end; j++) {
        const c = members[j]!;
        const d = nextOf[c]!;
        if (
          b === c
            ? folds(points, a, b, d)
            : d === a
              ? folds(points, c, d, b)
              : meet(points, a, b, c, d)
        )
          return false;
      }
    }
  }
  return true;
}

function grown(old: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * old.length);
  more.set(old);
  return more;
}

let next = new Uint32Array(1024);

function nextPoints(starts: Uint32Array, count: number): Uint32Array {
  if (next.length < count) next = new Uint32Array(2 * count);
  for (let path = 0; path + 1 < starts.length; path++) {
    const to = starts[path + 1]!;
    for (let k = starts[path]!; k < to; k++) next[k] = k + 1;
    next[to - 1] = starts[path]!;
  }
  return next;
}

/** The side b–c runs straight back over the side a–b. */
function folds(points: Int32Array, a: number, b: number, c: number): boolean {
  const ux = points[2 * b]! - points[2 * a]!;
  const uy = points[2 * b + 1]! - points[2 * a + 1]!;
  const vx = points[2 * c]! - points[2 * b]!;
  const vy = points[2 * c + 1]! - points[2 * b + 1]!;
  return ux * vy === uy * vx && ux * vx + uy * vy < 0;
}

function meet(points: Int32Array, a: number, b: number, c: number, d: number): boolean {
  const ax = points[2 * a]!;
  const ay = points[2 * a + 1]!;
  const bx = points[2 * b]!;
  const by = points[2 * b + 1]!;
  const cx = points[2 * c]!;
  const cy = points[2 * c + 1]!;
  const dx = points[2 * d]!;
  const dy = points[2 * d + 1]!;
  if ((ax < bx ? bx : ax) < (cx < dx ? cx : dx) || (cx < dx ? dx : cx) < (ax < bx ? ax : bx))
    return false;
  if ((ay < by ? by : ay) < (cy < dy ? cy : dy) || (cy < dy ? dy : cy) < (ay < by ? ay : by))
    return false;
  const p = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const q = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if ((p > 0 && q > 0) || (p < 0 && q < 0)) return false;
  const r = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const s = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return !((r > 0 && s > 0) || (r < 0 && s < 0));
}
