import { type Ball, ballFinder, clearance, keyOf } from "./balls.ts";
import { FAN, gridOf, type Outline } from "./outline.ts";
import { isBlocked } from "./straight-way.ts";

/**
 * A line across the region: from a point of a contour to the centre of the largest circle that touches
 * it there, and on to where the circle touches again. µm.
 */
export interface Rib {
  readonly x: number;
  readonly y: number;
  /** Inward normal. */
  readonly nx: number;
  readonly ny: number;
  readonly side: number;
  readonly along: number;
  readonly key: number;
  /** True for a direction at a corner that points into the region. */
  readonly fan: boolean;
  readonly radius: number;
  /** Where the circle touches again, the normal there, and its place; side -1 if it is wide here. */
  readonly qx: number;
  readonly qy: number;
  readonly mx: number;
  readonly my: number;
  readonly qside: number;
  readonly qalong: number;
  readonly qkey: number;
  /** True if the two touched places nearly face each other. */
  readonly central: boolean;
}

/** Walls that open at a larger angle are corners, not wedges. */
const WIDEST_WEDGE = (34 / 180) * Math.PI;
const FACING = -Math.cos(WIDEST_WEDGE);
/** Directions at a corner, one for each of these angles. */
const FAN_STEP = (12 / 180) * Math.PI;

/** Turns that are a corner, not a piece of a curve. */
const SHARP = 0.3;
/** Farthest that two ribs may be apart, µm. */
/** Side of a cell in which sides are looked up, µm. */
const CELL = 1200;
const LONGEST = 6000;

export interface Ribber {
  at(side: number, along: number): Rib;
  fan(side: number, angle: number): Rib;
  /** Ribs all along a contour in order. */
  contour(c: number): Rib[];
  /** Distance from any point to the nearest contour, at most the wide radius (or `most`); 0 outside. */
  clearance(x: number, y: number, most?: number): number;
  /** Whether a contour comes nearer than `room` to the way between two points; their surroundings aside. */
  isBlocked(ax: number, ay: number, bx: number, by: number, room: number): boolean;
}

/** Makes ribs; `narrow` says which sides lie near narrow places, `limit` the radius that is wide. */
export function ribber(outline: Outline, narrow: Uint8Array, limit: number, pitch: number): Ribber {
  const grid = gridOf(outline, CELL);
  const find = ballFinder(outline, grid);
  const { ax, ay, tx, ty, length, next, key, turn, firsts } = outline;

  const finish = (
    x: number,
    y: number,
    nx: number,
    ny: number,
    side: number,
    along: number,
    place: number,
    fan: boolean,
    ball: Ball,
  ): Rib => {
    const { radius } = ball;
    let { x: qx, y: qy, side: qside, along: qalong } = ball;
    if (qside < 0) {
      qx = x + 2 * nx * radius;
      qy = y + 2 * ny * radius;
    } else if (qalong >= length[qside]! - 1e-6) {
      qside = next[qside]!;
      qalong = 0;
    }
    const mx = (x + nx * radius - qx) / radius;
    const my = (y + ny * radius - qy) / radius;
    return {
      x,
      y,
      nx,
      ny,
      side,
      along,
      key: place,
      fan,
      radius,
      qx,
      qy,
      mx,
      my,
      qside,
      qalong,
      qkey: qside < 0 ? -1 : keyOf(outline, qside, qalong, mx, my),
      central: qside >= 0 && nx * mx + ny * my <= FACING,
    };
  };
  const at = (side: number, along: number): Rib => {
    const nx = -ty[side]!;
    const ny = tx[side]!;
    const x = ax[side]! + tx[side]! * along;
    const y = ay[side]! + ty[side]! * along;
    const ball = find(x, y, nx, ny, side, limit);
    return finish(x, y, nx, ny, side, along, key[side]! + along, false, ball);
  };
  /** `angle` back from the normal of the side that begins at the corner. */
  const fan = (side: number, angle: number): Rib => {
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const ox = -ty[side]!;
    const oy = tx[side]!;
    const nx = ox * cos - oy * sin;
    const ny = ox * sin + oy * cos;
    const ball = find(ax[side]!, ay[side]!, nx, ny, side, limit);
    return finish(ax[side]!, ay[side]!, nx, ny, side, 0, key[side]! - FAN * angle, true, ball);
  };
  /**
   * Ribs along a side: dense, but where two ribs end on the same straight side and no corner lies
   * between them, all those between follow from the two. (On the walls of an enclosure this leaves a
   * twentieth of the ribs, and a quarter of the time.)
   */
  const along = (side: number, found: Rib[]): void => {
    const l = length[side]!;
    // Beside a corner the room may end anywhere on a short side.
    const sharp = Math.abs(turn[side]!) > SHARP || Math.abs(turn[next[side]!]!) > SHARP;
    const least = sharp && l > 60 ? 3 : 1;
    const parts = narrow[side]
      ? Math.max(least, Math.ceil(l / pitch))
      : Math.max(least, Math.min(3, Math.ceil(l / (4 * pitch))));
    const place = (k: number): number => (l * (k + 0.5)) / parts;
    if (!narrow[side] || parts < 5) {
      for (let k = 0; k < parts; k++) found.push(at(side, place(k)));
      return;
    }
    const between = (a: Rib, b: Rib, i: number, j: number): void => {
      if (j - i < 2) return;
      if ((j - i) * pitch <= LONGEST && a.qside === b.qside && clear(a, b)) return;
      const k = (i + j) >> 1;
      const middle = at(side, place(k));
      between(a, middle, i, k);
      found.push(middle);
      between(middle, b, k, j);
    };
    const first = at(side, place(0));
    const last = at(side, place(parts - 1));
    found.push(first);
    between(first, last, 0, parts - 1);
    found.push(last);
  };
  /** True if no corner of a contour lies between two ribs. */
  const clear = (a: Rib, b: Rib): boolean => {
    if (a.qside >= 0 && (!a.central || !b.central)) return false;
    if (a.qside >= 0 && (a.qalong <= 1e-6 || b.qalong <= 1e-6)) return false;
    const { x0, y0, cell, columns, rows, starts, sides } = grid;
    const left = Math.min(a.x, b.x, b.qx, a.qx);
    const right = Math.max(a.x, b.x, b.qx, a.qx);
    const low = Math.min(a.y, b.y, b.qy, a.qy);
    const high = Math.max(a.y, b.y, b.qy, a.qy);
    const c1 = Math.min(columns - 1, Math.floor((right - x0) / cell));
    const r0 = Math.max(0, Math.floor((low - y0) / cell));
    const r1 = Math.min(rows - 1, Math.floor((high - y0) / cell));
    for (let c = Math.max(0, Math.floor((left - x0) / cell)); c <= c1; c++) {
      for (let r = r0; r <= r1; r++) {
        const at = r * columns + c;
        for (let k = starts[at]!; k < starts[at + 1]!; k++) {
          const x = ax[sides[k]!]!;
          const y = ay[sides[k]!]!;
          if (x < left || x > right || y < low || y > high) continue;
          if (
            (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0 &&
            (b.qx - b.x) * (y - b.y) - (b.qy - b.y) * (x - b.x) >= 0 &&
            (a.qx - b.qx) * (y - b.qy) - (a.qy - b.qy) * (x - b.qx) >= 0 &&
            (a.x - a.qx) * (y - a.qy) - (a.y - a.qy) * (x - a.qx) >= 0
          )
            return false;
        }
      }
    }
    return true;
  };
  const contour = (c: number): Rib[] => {
    const found: Rib[] = [];
    for (let s = firsts[c]!; s < firsts[c + 1]!; s++) {
      if (turn[s]! < (narrow[s] ? -0.02 : -SHARP)) {
        const parts = Math.ceil(-turn[s]! / FAN_STEP);
        for (let k = 0; k < parts; k++) found.push(fan(s, (-turn[s]! * (parts - k - 0.5)) / parts));
      }
      along(s, found);
    }
    return found;
  };
  return {
    at,
    fan,
    contour,
    clearance: (x, y, most = limit) => clearance(outline, grid, x, y, most),
    isBlocked: (ax, ay, bx, by, room) => isBlocked(outline, grid, ax, ay, bx, by, room),
  };
}

/** How far the contour may lie from the way that two ribs say it goes, µm. */
const STRAYS = 8;
const MOST_CORNERS = 48;

/**
 * True if the contour between two places is well told by their tangents: straight on, or round one
 * corner. The second place comes after the first.
 */
export function follows(
  outline: Outline,
  a: { x: number; y: number; nx: number; ny: number; side: number; along: number },
  b: { x: number; y: number; nx: number; ny: number; side: number; along: number },
): boolean {
  const { ax, ay, next, contour } = outline;
  if (contour[a.side] !== contour[b.side]) return false;
  if (a.side === b.side) {
    if (b.along >= a.along - 1) return true;
    return false;
  }
  // Where the tangents meet, if they do between the two.
  const tx = a.ny;
  const ty = -a.nx;
  const ux = b.ny;
  const uy = -b.nx;
  const cross = tx * uy - ty * ux;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  let mx = a.x;
  let my = a.y;
  if (Math.abs(cross) > 1e-4) {
    const p = (dx * uy - dy * ux) / cross;
    const q = (dx * ty - dy * tx) / cross;
    const reach = 3 * Math.hypot(dx, dy);
    if (p >= -1 && q <= 1 && p <= reach && -q <= reach) {
      mx = a.x + tx * p;
      my = a.y + ty * p;
    }
  }
  // No corner of the contour may be off the tangents, nor where they meet off the contour.
  let s = a.side;
  let px = a.x;
  let py = a.y;
  let nearest = Infinity;
  for (let k = 0; k < MOST_CORNERS; k++) {
    s = next[s]!;
    const x = ax[s]!;
    const y = ay[s]!;
    if (away(x, y, a.x, a.y, mx, my) > STRAYS && away(x, y, mx, my, b.x, b.y) > STRAYS)
      return false;
    nearest = Math.min(nearest, away(mx, my, px, py, x, y));
    px = x;
    py = y;
    if (s === b.side) return Math.min(nearest, away(mx, my, px, py, b.x, b.y)) <= STRAYS;
  }
  return false;
}

function away(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const l = dx * dx + dy * dy;
  const t = l > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / l)) : 0;
  return Math.sqrt((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
}
