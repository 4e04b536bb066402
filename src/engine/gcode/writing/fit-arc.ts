/** A run of short sides that lies on a circle. */
export interface Arc {
  /** Index of the last point. */
  readonly to: number;
  /** The centre, mm. */
  readonly cx: number;
  readonly cy: number;
  readonly clockwise: boolean;
  /** Length along the circle, mm. */
  readonly length: number;
}

/** Fewer sides are written as they are. */
const LEAST_SIDES = 4;
const LEAST_RADIUS = 0.5;
const MOST_RADIUS = 500;
/** Firmware and readers part longer arcs; half a turn at the most keeps the ends apart. */
const MOST_SWEEP = Math.PI;

/**
 * The longest arc from point `from` on (xy pairs, up to and with point `last`) that every point and
 * the middle of every side lies on within `tolerance` mm; its circle goes through the first point,
 * the last, and the one half-way. `undefined` if there is none of at least four sides.
 */
export function fitArc(
  points: ArrayLike<number>,
  from: number,
  last: number,
  tolerance: number,
): Arc | undefined {
  let best: Arc | undefined;
  for (let to = from + LEAST_SIDES; to <= last; to++) {
    const arc = arcOver(points, from, to, tolerance);
    if (!arc) break;
    best = arc;
  }
  return best;
}

function arcOver(
  points: ArrayLike<number>,
  from: number,
  to: number,
  tolerance: number,
): Arc | undefined {
  const middle = (from + to) >> 1;
  const ax = points[2 * from]!;
  const ay = points[2 * from + 1]!;
  const bx = points[2 * middle]! - ax;
  const by = points[2 * middle + 1]! - ay;
  const ex = points[2 * to]! - ax;
  const ey = points[2 * to + 1]! - ay;
  const twice = 2 * (bx * ey - by * ex);
  if (twice === 0) return undefined;
  const bb = bx * bx + by * by;
  const ee = ex * ex + ey * ey;
  const cx = ax + (ey * bb - by * ee) / twice;
  const cy = ay + (bx * ee - ex * bb) / twice;
  const radius = Math.hypot(ax - cx, ay - cy);
  if (radius < LEAST_RADIUS || radius > MOST_RADIUS) return undefined;
  const clockwise = twice < 0;
  let sweep = 0;
  for (let k = from; k < to; k++) {
    const px = points[2 * k]! - cx;
    const py = points[2 * k + 1]! - cy;
    const qx = points[2 * k + 2]! - cx;
    const qy = points[2 * k + 3]! - cy;
    if (Math.abs(Math.hypot(qx, qy) - radius) > tolerance) return undefined;
    if (radius - Math.hypot((px + qx) / 2, (py + qy) / 2) > tolerance) return undefined;
    const turn = Math.atan2(px * qy - py * qx, px * qx + py * qy);
    if (turn === 0 || turn < 0 !== clockwise) return undefined;
    sweep += Math.abs(turn);
  }
  return sweep <= MOST_SWEEP ? { to, cx, cy, clockwise, length: sweep * radius } : undefined;
}
