import type { Polys } from "../kernel/polys.ts";

/** The sides of all contours of a region, flat, with a grid to find those near a place. µm. */
export interface Outline {
  readonly count: number;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  /** Unit direction and length. */
  readonly tx: Float64Array;
  readonly ty: Float64Array;
  readonly length: Float64Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly contour: Int32Array;
  /** First side of each contour, and one more. */
  readonly firsts: Int32Array;
  /**
   * Place along the contour where the side begins: length walked so far, with `FAN` µm for each
   * radian of turn at a corner that points into the region, so that each direction there has a place.
   */
  readonly key: Float64Array;
  /** Turn at the side's beginning, positive at a corner that points out of the region. */
  readonly turn: Float64Array;
  /** Key where each contour ends. */
  readonly total: Float64Array;
}

export const FAN = 1000;

export function outlineOf(region: Polys): Outline {
  const { points, starts } = region;
  const most = points.length / 2;
  const ax = new Float64Array(most);
  const ay = new Float64Array(most);
  const contour = new Int32Array(most);
  const firsts: number[] = [0];
  let n = 0;
  for (let c = 0; c + 1 < starts.length; c++) {
    const first = n;
    for (let k = starts[c]!; k < starts[c + 1]!; k++) {
      const x = points[2 * k]!;
      const y = points[2 * k + 1]!;
      if (n > first && ax[n - 1] === x && ay[n - 1] === y) continue;
      ax[n] = x;
      ay[n] = y;
      contour[n] = firsts.length - 1;
      n++;
    }
    while (n - first > 1 && ax[n - 1] === ax[first] && ay[n - 1] === ay[first]) n--;
    if (n - first < 3) n = first;
    else firsts.push(n);
  }
  const tx = new Float64Array(n);
  const ty = new Float64Array(n);
  const length = new Float64Array(n);
  const next = new Int32Array(n);
  const previous = new Int32Array(n);
  const key = new Float64Array(n);
  const turn = new Float64Array(n);
  const total = new Float64Array(firsts.length - 1);
  for (let c = 0; c + 1 < firsts.length; c++) {
    const from = firsts[c]!;
    const to = firsts[c + 1]!;
    for (let i = from; i < to; i++) {
      const j = i + 1 < to ? i + 1 : from;
      next[i] = j;
      previous[j] = i;
      const dx = ax[j]! - ax[i]!;
      const dy = ay[j]! - ay[i]!;
      const l = Math.hypot(dx, dy);
      length[i] = l;
      tx[i] = dx / l;
      ty[i] = dy / l;
    }
    let at = 0;
    for (let i = from; i < to; i++) {
      const p = previous[i]!;
      turn[i] = Math.atan2(tx[p]! * ty[i]! - ty[p]! * tx[i]!, tx[p]! * tx[i]! + ty[p]! * ty[i]!);
      // The first corner's fan lies before the beginning of the contour's first side, too.
      if (turn[i]! < 0) at -= turn[i]! * FAN;
      key[i] = at;
      at += length[i]!;
    }
    total[c] = at;
  }
  return {
    count: n,
    ax: ax.subarray(0, n),
    ay: ay.subarray(0, n),
    tx,
    ty,
    length,
    next,
    previous,
    contour: contour.subarray(0, n),
    firsts: Int32Array.from(firsts),
    key,
    turn,
    total,
  };
}

/** Sides by cell of a square grid. */
export interface SideGrid {
  readonly x0: number;
  readonly y0: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  readonly starts: Int32Array;
  readonly sides: Int32Array;
}

export function gridOf(outline: Outline, wantedCell: number): SideGrid {
  const { ax, ay, tx, ty, length, count } = outline;
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let i = 0; i < count; i++) {
    x0 = Math.min(x0, ax[i]!);
    x1 = Math.max(x1, ax[i]!);
    y0 = Math.min(y0, ay[i]!);
    y1 = Math.max(y1, ay[i]!);
  }
  const cell = Math.max(wantedCell, Math.sqrt(((x1 - x0) * (y1 - y0)) / 250_000));
  const columns = Math.max(1, Math.ceil((x1 - x0 + 1) / cell));
  const rows = Math.max(1, Math.ceil((y1 - y0 + 1) / cell));
  const starts = new Int32Array(columns * rows + 1);
  const visit = (each: (cellIndex: number, side: number) => void): void => {
    for (let i = 0; i < count; i++) {
      const bx = ax[i]! + tx[i]! * length[i]!;
      const by = ay[i]! + ty[i]! * length[i]!;
      const c0 = Math.floor((Math.min(ax[i]!, bx) - x0) / cell);
      const c1 = Math.min(columns - 1, Math.floor((Math.max(ax[i]!, bx) - x0) / cell));
      for (let c = c0; c <= c1; c++) {
        // The part of the side in this column.
        let low = ay[i]!;
        let high = by;
        if (c0 !== c1) {
          const slope = ty[i]! / tx[i]!;
          const left = Math.max(Math.min(ax[i]!, bx), x0 + c * cell);
          const right = Math.min(Math.max(ax[i]!, bx), x0 + (c + 1) * cell);
          low = ay[i]! + (left - ax[i]!) * slope;
          high = ay[i]! + (right - ax[i]!) * slope;
        }
        const r0 = Math.max(0, Math.floor((Math.min(low, high) - 1 - y0) / cell));
        const r1 = Math.min(rows - 1, Math.floor((Math.max(low, high) + 1 - y0) / cell));
        for (let r = r0; r <= r1; r++) each(r * columns + c, i);
      }
    }
  };
  visit((at) => {
    starts[at + 1]!++;
  });
  for (let k = 0; k < columns * rows; k++) starts[k + 1]! += starts[k]!;
  const sides = new Int32Array(starts[columns * rows]!);
  const fill = starts.slice();
  visit((at, side) => {
    sides[fill[at]!++] = side;
  });
  return { x0, y0, cell, columns, rows, starts, sides };
}
