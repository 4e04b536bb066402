import { FAN, type Outline, type SideGrid } from "./outline.ts";

/**
 * The largest circle inside a region that touches its contour at a given point. Its centre lies on
 * the medial axis, its diameter is the local thickness. Source: J. Ma, S. Bae, S. Choi, "3D medial
 * axis point approximation using nearest neighbors and the normal field" (2012), here in the plane and
 * exact, since the contour is made of straight sides.
 */
export interface Ball {
  /** Radius, `limit` if nothing is so near. */
  radius: number;
  /** Where the circle touches the contour again. */
  x: number;
  y: number;
  /** The side touched, -1 if none, and how far along it. */
  side: number;
  along: number;
}

const SEAM = 1e-3;

type BallFinder = (
  x: number,
  y: number,
  nx: number,
  ny: number,
  side: number,
  limit: number,
) => Ball;

/**
 * A finder with its own tables. `side` is the one that the point lies on (for a corner the one that
 * begins there). The answer is one object, overwritten by the next call.
 */
export function ballFinder(outline: Outline, grid: SideGrid): BallFinder {
  const { ax, ay, tx, ty, length, count } = outline;
  const seen = new Int32Array(count).fill(-1);
  let round = 0;
  const ball: Ball = { radius: 0, x: 0, y: 0, side: -1, along: 0 };
  let x = 0;
  let y = 0;
  let nx = 0;
  let ny = 0;
  /** The side that was touched last is tried first: the next circle is mostly like the one before. */
  let hint = -1;

  /** Shrinks the circle so that it stays off a side. */
  const touch = (s: number): void => {
    const dx = ax[s]! - x;
    const dy = ay[s]! - y;
    const ux = tx[s]!;
    const uy = ty[s]!;
    const l = length[s]!;
    const ahead = nx * dx + ny * dy;
    const ex = dx + ux * l;
    const ey = dy + uy * l;
    const aheadEnd = nx * ex + ny * ey;
    // Both ends behind the tangent: never touched.
    if (ahead <= 1e-6 && aheadEnd <= 1e-6) return;
    // Distance of the point from the side's line, on whichever side it lies.
    let d = dx * uy - dy * ux;
    const facing = (-nx * uy + ny * ux) * (d < 0 ? -1 : 1);
    if (d < 0) d = -d;
    const gap = 1 - facing;
    if (gap > 1e-9) {
      const radius = d / gap;
      if (radius >= ball.radius) return;
      const along = (nx * radius - dx) * ux + (ny * radius - dy) * uy;
      // A place at the very end of a side must not slip between it and the next.
      if (along >= -SEAM && along <= l + SEAM) {
        ball.radius = Math.max(radius, SEAM);
        ball.side = s;
        ball.along = Math.max(0, Math.min(l, along));
        return;
      }
    }
    if (ahead > 1e-6) {
      const radius = (dx * dx + dy * dy) / (2 * ahead);
      if (radius < ball.radius) {
        ball.radius = radius;
        ball.side = s;
        ball.along = 0;
      }
    }
    if (aheadEnd > 1e-6) {
      const radius = (ex * ex + ey * ey) / (2 * aheadEnd);
      if (radius < ball.radius) {
        ball.radius = radius;
        ball.side = s;
        ball.along = l;
      }
    }
  };

  return (px, py, mx, my, own, limit) => {
    x = px;
    y = py;
    nx = mx;
    ny = my;
    round++;
    ball.radius = limit;
    ball.side = -1;
    seen[own] = round;
    if (hint >= 0 && hint !== own) {
      seen[hint] = round;
      touch(hint);
    }
    const { x0, y0, cell, columns, rows, starts, sides } = grid;
    const column = Math.floor((x - x0) / cell);
    const row = Math.floor((y - y0) / cell);
    // Rings of cells outwards, as long as the circle reaches them; it shrinks as sides are found.
    const most = Math.max(columns, rows);
    for (let ring = 0; ring <= most && (ring - 1) * cell <= 2 * ball.radius; ring++) {
      const r0 = Math.max(0, row - ring);
      const r1 = Math.min(rows - 1, row + ring);
      for (let r = r0; r <= r1; r++) {
        const step = r === row - ring || r === row + ring || ring === 0 ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += step) {
          if (c < 0 || c >= columns) continue;
          const ox = x0 + (c + 0.5) * cell - x - nx * ball.radius;
          const oy = y0 + (r + 0.5) * cell - y - ny * ball.radius;
          const reach = ball.radius + 0.71 * cell + 1;
          if (ox * ox + oy * oy > reach * reach) continue;
          for (let k = starts[r * columns + c]!; k < starts[r * columns + c + 1]!; k++) {
            const s = sides[k]!;
            if (seen[s] === round) continue;
            seen[s] = round;
            touch(s);
          }
        }
      }
    }
    hint = ball.side;
    if (ball.side >= 0) {
      ball.x = ax[ball.side]! + ux0(tx, ball);
      ball.y = ay[ball.side]! + ux0(ty, ball);
    }
    return ball;
  };
}

const ux0 = (t: Float64Array, ball: Ball): number => t[ball.side]! * ball.along;

/**
 * Distance from a point to the nearest contour, at most `limit`; 0 outside the region. Which side of the
 * contour it is on follows from the nearest side, at a corner from both that meet there. Source:
 * J. Baerentzen, H. Aanaes, "Signed Distance Computation Using the Angle Weighted Pseudonormal" (2005).
 */
export function clearance(
  outline: Outline,
  grid: SideGrid,
  x: number,
  y: number,
  limit: number,
): number {
  const { ax, ay, tx, ty, length, next, previous } = outline;
  const { x0, y0, cell, columns, rows, starts, sides } = grid;
  const c0 = Math.max(0, Math.floor((x - limit - x0) / cell));
  const c1 = Math.min(columns - 1, Math.floor((x + limit - x0) / cell));
  const r0 = Math.max(0, Math.floor((y - limit - y0) / cell));
  const r1 = Math.min(rows - 1, Math.floor((y + limit - y0) / cell));
  let best = limit * limit;
  let nearest = -1;
  for (let r = r0; r <= r1; r++) {
    for (let c = c0; c <= c1; c++) {
      for (let k = starts[r * columns + c]!; k < starts[r * columns + c + 1]!; k++) {
        const s = sides[k]!;
        const dx = x - ax[s]!;
        const dy = y - ay[s]!;
        const l = length[s]!;
        const wanted = dx * tx[s]! + dy * ty[s]!;
        const along = wanted < 0 ? 0 : wanted > l ? l : wanted;
        const ox = dx - along * tx[s]!;
        const oy = dy - along * ty[s]!;
        const square = ox * ox + oy * oy;
        if (square < best) {
          best = square;
          nearest = s;
        }
      }
    }
  }
  if (nearest < 0) return limit;
  const dx = x - ax[nearest]!;
  const dy = y - ay[nearest]!;
  const along = dx * tx[nearest]! + dy * ty[nearest]!;
  let ux = tx[nearest]!;
  let uy = ty[nearest]!;
  let [px, py] = [dx, dy];
  if (along <= 0) {
    ux += tx[previous[nearest]!]!;
    uy += ty[previous[nearest]!]!;
  } else if (along >= length[nearest]!) {
    const after = next[nearest]!;
    ux += tx[after]!;
    uy += ty[after]!;
    px = x - ax[after]!;
    py = y - ay[after]!;
  }
  return ux * py - uy * px < 0 ? 0 : Math.sqrt(best);
}

/** Key of a place on the contour: on a side, or at a corner in the direction of a normal. */
export function keyOf(
  outline: Outline,
  side: number,
  along: number,
  nx: number,
  ny: number,
): number {
  const { key, length, next, turn, tx, ty } = outline;
  let corner = -1;
  if (along <= 1e-6) corner = side;
  else if (along >= length[side]! - 1e-6) corner = next[side]!;
  if (corner < 0) return key[side]! + along;
  if (turn[corner]! >= 0) return key[corner]!;
  // The normal turns clockwise from that of the side before to that of the side after.
  const mx = -ty[corner]!;
  const my = tx[corner]!;
  const angle = Math.atan2(nx * my - ny * mx, nx * mx + ny * my);
  return key[corner]! + FAN * Math.max(turn[corner]!, Math.min(0, angle));
}
