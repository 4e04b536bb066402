import type { Beads } from "./lay-beads.ts";

/** Beads of a layer by the square millimetre, in the mesh's frame. */
export interface BeadGrid {
  /**
   * Writes the numbers of all beads (of a kind that shares a bit with `bits`, all if 0) that come
   * within a millimetre of a place into `near`, each once, and gives how many. The rest of `near` is
   * old.
   */
  around(x: number, y: number, bits: number): number;
  readonly near: Int32Array;
  readonly beads: Beads;
  readonly layer: number;
  /** Ends of the beads in the mesh's frame, x0 y0 x1 y1; bead b at `4 · (b - from)`. */
  readonly ends: Float64Array;
  readonly from: number;
}

const CELL = 1;

export function beadGrid(beads: Beads, layer: number, offset: readonly [number, number]): BeadGrid {
  const from = beads.starts[layer]!;
  const count = beads.starts[layer + 1]! - from;
  const ends = new Float64Array(4 * count);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < 2 * count; i++) {
    const x = beads.ends[4 * from + 2 * i]! - offset[0];
    const y = beads.ends[4 * from + 2 * i + 1]! - offset[1];
    const r = beads.radius[from + (i >> 1)]!;
    ends[2 * i] = x;
    ends[2 * i + 1] = y;
    if (x - r < x0) x0 = x - r;
    if (y - r < y0) y0 = y - r;
    if (x + r > x1) x1 = x + r;
    if (y + r > y1) y1 = y + r;
  }
  const left = Math.floor(x0 / CELL);
  const low = Math.floor(y0 / CELL);
  const columns = count === 0 ? 0 : Math.floor(x1 / CELL) - left + 1;
  const rows = count === 0 ? 0 : Math.floor(y1 / CELL) - low + 1;
  const starts = new Uint32Array(columns * rows + 1);
  const visit = (each: (cell: number, bead: number) => void): void => {
    for (let b = 0; b < count; b++) {
      const r = beads.radius[from + b]!;
      const ax = ends[4 * b]!;
      const ay = ends[4 * b + 1]!;
      const bx = ends[4 * b + 2]!;
      const by = ends[4 * b + 3]!;
      const slope = by === ay ? 0 : (bx - ax) / (by - ay);
      const r0 = Math.floor((Math.min(ay, by) - r) / CELL) - low;
      const r1 = Math.floor((Math.max(ay, by) + r) / CELL) - low;
      for (let row = r0; row <= r1; row++) {
        // The part of the centreline from which the bead reaches into this row of cells.
        let p = ax;
        let q = bx;
        if (slope !== 0) {
          const bottom = (row + low) * CELL - r;
          const top = (row + low + 1) * CELL + r;
          const at = (y: number): number =>
            ax + (Math.max(Math.min(ay, by), Math.min(Math.max(ay, by), y)) - ay) * slope;
          p = at(bottom);
          q = at(top);
        }
        const c0 = Math.floor((Math.min(p, q) - r) / CELL) - left;
        const c1 = Math.floor((Math.max(p, q) + r) / CELL) - left;
        for (let column = c0; column <= c1; column++) each(row * columns + column, b);
      }
    }
  };
  visit((cell) => starts[cell + 1]!++);
  for (let i = 0; i < columns * rows; i++) starts[i + 1]! += starts[i]!;
  const list = new Int32Array(starts[columns * rows]!);
  const fill = starts.slice();
  visit((cell, bead) => {
    list[fill[cell]!++] = bead;
  });
  const near = new Int32Array(Math.max(1, count));
  const stamp = new Int32Array(count);
  let now = 0;
  return {
    near,
    beads,
    layer,
    ends,
    from,
    around(x, y, bits) {
      now++;
      let n = 0;
      const column = Math.floor(x / CELL) - left;
      const row = Math.floor(y / CELL) - low;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          const cell = r * columns + c;
          for (let k = starts[cell]!; k < starts[cell + 1]!; k++) {
            const b = list[k]!;
            if (stamp[b] === now) continue;
            stamp[b] = now;
            if (bits !== 0 && !(beads.kind[from + b]! & bits)) continue;
            near[n++] = b;
          }
        }
      return n;
    },
  };
}

/** Distance of a place from bead b's centreline (b counted in the layer), mm. */
export function fromCentre({ ends }: BeadGrid, b: number, x: number, y: number): number {
  const ax = ends[4 * b]!;
  const ay = ends[4 * b + 1]!;
  const dx = ends[4 * b + 2]! - ax;
  const dy = ends[4 * b + 3]! - ay;
  const t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const s = t < 0 ? 0 : t > 1 ? 1 : t;
  return Math.hypot(ax + s * dx - x, ay + s * dy - y);
}
