import type { Kernel } from "../kernel/kernel.ts";
import type { Polys } from "../kernel/polys.ts";
import { UM } from "../kernel/polys.ts";
import type { WallOptions, Walls } from "./walls.ts";

/** How well beads fill a region; areas in mm². For tests and the bench. */
export interface Cover {
  readonly area: number;
  /** Covered by nothing, and by more than one bead. */
  readonly voids: number;
  readonly overlaps: number;
  /** Farthest that a bead reaches out of the region, µm. */
  readonly outside: number;
  readonly narrowest: number;
  readonly widest: number;
}

/**
 * Lays every bead on a grid of square cells, as wide as what it covers beside its neighbours and with
 * round ends, and counts cells. Shares nothing with the making of walls but the bead's cross-section.
 */
export function coverOf(
  kernel: Kernel,
  region: Polys,
  walls: Walls,
  how: Pick<WallOptions, "width" | "outerWidth" | "height">,
  cell = 10,
): Cover {
  const slack = how.height * UM * (1 - Math.PI / 4);
  const inner = kernel.offset(region, -slack / 2);
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let k = 0; k < region.points.length; k += 2) {
    x0 = Math.min(x0, region.points[k]!);
    x1 = Math.max(x1, region.points[k]!);
    y0 = Math.min(y0, region.points[k + 1]!);
    y1 = Math.max(y1, region.points[k + 1]!);
  }
  const columns = Math.ceil((x1 - x0) / cell) + 2;
  const rows = Math.ceil((y1 - y0) / cell) + 2;
  const mask = new Uint8Array(columns * rows);
  const layers = new Uint8Array(columns * rows);
  const lastChain = new Int32Array(columns * rows);
  const lastPlace = new Float32Array(columns * rows);
  fill(inner, x0, y0, cell, columns, rows, (at) => {
    mask[at]! |= 1;
  });
  fill(walls.inside, x0, y0, cell, columns, rows, (at) => {
    layers[at]!++;
  });
  const outline = boundary(region);
  let outside = 0;
  let narrowest = Infinity;
  let widest = 0;
  let chain = 0;
  const lay = (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    width: number,
    place: number,
    round: number,
  ): number => {
    const cover = width - slack;
    const dx = bx - ax;
    const dy = by - ay;
    const l = Math.hypot(dx, dy);
    narrowest = Math.min(narrowest, width);
    widest = Math.max(widest, width);
    const half = cover / 2;
    const c0 = Math.max(0, Math.floor((Math.min(ax, bx) - half - x0) / cell));
    const c1 = Math.min(columns - 1, Math.ceil((Math.max(ax, bx) + half - x0) / cell));
    const r0 = Math.max(0, Math.floor((Math.min(ay, by) - half - y0) / cell));
    const r1 = Math.min(rows - 1, Math.ceil((Math.max(ay, by) + half - y0) / cell));
    for (let r = r0; r <= r1; r++) {
      const y = y0 + (r + 0.5) * cell;
      for (let c = c0; c <= c1; c++) {
        const x = x0 + (c + 0.5) * cell;
        const t = l > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (l * l))) : 0;
        const ex = x - ax - t * dx;
        const ey = y - ay - t * dy;
        if (ex * ex + ey * ey > half * half) continue;
        const at = r * columns + c;
        const here = place + t * l;
        const apart = Math.abs(here - lastPlace[at]!);
        const same =
          lastChain[at] === chain && Math.min(apart, round > 0 ? round - apart : apart) < 2 * cover;
        if (!same) layers[at]!++;
        lastChain[at] = chain;
        lastPlace[at] = here;
      }
    }
    for (const t of [0, 0.5, 1])
      outside = Math.max(outside, width / 2 - outline(ax + dx * t, ay + dy * t, width));
    return place + l;
  };
  for (const [i, loops] of walls.loops.entries()) {
    const width = (i === 0 ? how.outerWidth : how.width) * UM;
    for (let p = 0; p + 1 < loops.starts.length; p++) {
      chain++;
      const from = loops.starts[p]!;
      const to = loops.starts[p + 1]!;
      let place = 0;
      let before = to - 1;
      let round = 0;
      for (const pass of [0, 1]) {
        for (let k = from; k < to; before = k++) {
          const ax = loops.points[2 * before]!;
          const ay = loops.points[2 * before + 1]!;
          const bx = loops.points[2 * k]!;
          const by = loops.points[2 * k + 1]!;
          if (pass === 0) round += Math.hypot(bx - ax, by - ay);
          else place = lay(ax, ay, bx, by, width, place, round);
        }
        before = to - 1;
      }
    }
  }
  const { points, starts, chains, widths, closed } = walls.beads;
  for (let j = 0; j + 1 < chains.length; j++) {
    chain++;
    let round = 0;
    for (const pass of [0, 1]) {
      let place = 0;
      for (let i = chains[j]!; i < chains[j + 1]!; i++) {
        for (let k = starts[i]! + 1; k < starts[i + 1]!; k++) {
          const ax = points[2 * k - 2]!;
          const ay = points[2 * k - 1]!;
          const bx = points[2 * k]!;
          const by = points[2 * k + 1]!;
          if (pass === 0) place += Math.hypot(bx - ax, by - ay);
          else place = lay(ax, ay, bx, by, widths[i]! * UM, place, closed[j] ? round : 0);
        }
      }
      round = place;
    }
  }
  let area = 0;
  let voids = 0;
  let overlaps = 0;
  for (let at = 0; at < mask.length; at++) {
    if (mask[at]) area++;
    if (mask[at] && layers[at] === 0) voids++;
    if (layers[at]! > 1) overlaps += layers[at]! - 1;
  }
  const scale = (cell * cell) / (UM * UM);
  return {
    area: area * scale,
    voids: voids * scale,
    overlaps: overlaps * scale,
    outside,
    narrowest: narrowest / UM,
    widest: widest / UM,
  };
}

/** Visits the cells whose middle is inside (even-odd). */
function fill(
  polys: Polys,
  x0: number,
  y0: number,
  cell: number,
  columns: number,
  rows: number,
  visit: (at: number) => void,
): void {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (let p = 0; p + 1 < polys.starts.length; p++) {
    const to = polys.starts[p + 1]!;
    let before = to - 1;
    for (let k = polys.starts[p]!; k < to; before = k++) {
      const ax = polys.points[2 * before]!;
      const ay = polys.points[2 * before + 1]!;
      const bx = polys.points[2 * k]!;
      const by = polys.points[2 * k + 1]!;
      const r0 = Math.ceil((Math.min(ay, by) - y0) / cell - 0.5);
      const r1 = Math.ceil((Math.max(ay, by) - y0) / cell - 0.5);
      for (let r = Math.max(0, r0); r < Math.min(rows, r1); r++) {
        const y = y0 + (r + 0.5) * cell;
        crossings[r]!.push(ax + ((bx - ax) * (y - ay)) / (by - ay));
      }
    }
  }
  for (const [r, list] of crossings.entries()) {
    list.sort((a, b) => a - b);
    for (let i = 0; i + 1 < list.length; i += 2) {
      const c0 = Math.max(0, Math.ceil((list[i]! - x0) / cell - 0.5));
      const c1 = Math.min(columns, Math.ceil((list[i + 1]! - x0) / cell - 0.5));
      for (let c = c0; c < c1; c++) visit(r * columns + c);
    }
  }
}

/** Distance of a point from the contours, negative outside; only up to `reach`. */
function boundary(region: Polys): (x: number, y: number, reach: number) => number {
  return (x, y, reach) => {
    let best = reach * reach;
    let inside = false;
    for (let p = 0; p + 1 < region.starts.length; p++) {
      const to = region.starts[p + 1]!;
      let before = to - 1;
      for (let k = region.starts[p]!; k < to; before = k++) {
        const ax = region.points[2 * before]!;
        const ay = region.points[2 * before + 1]!;
        const bx = region.points[2 * k]!;
        const by = region.points[2 * k + 1]!;
        if (ay > y !== by > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) inside = !inside;
        const dx = bx - ax;
        const dy = by - ay;
        const l = dx * dx + dy * dy;
        const t = l > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / l)) : 0;
        best = Math.min(best, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
      }
    }
    return inside ? Math.sqrt(best) : -Math.sqrt(best);
  };
}
