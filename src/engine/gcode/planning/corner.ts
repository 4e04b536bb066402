import { JERK } from "./limits.ts";

/**
 * How fast a corner may be taken. Each function gives the *square* of the speed, mm²/s², at which
 * the machine may go from one direction into the next; `a` and `b` are both moves' directions, xyz
 * and filament per mm of path. The caller caps it by both moves' own speeds.
 */

/** Least speed that Marlin plans with, mm/s. */
export const LEAST_SPEED = 0.05;

/** A direction and what the corner rules need of its move. */
export interface Heading {
  x: number;
  y: number;
  z: number;
  e: number;
  length: number;
  acceleration: number;
}

/** What one axis jumps by at speed 1: the change, or the larger part where it turns back or stops. */
function jump(before: number, after: number): number {
  if (before > after) {
    if (after > 0 || before < 0) return before - after;
    return before > -after ? before : -after;
  }
  if (after < 0 || before > 0) return after - before;
  return -before > after ? -before : after;
}

/**
 * Classic jerk: no axis jumps by more than its jerk. Source: planner of Marlin 1.1 and 2 with
 * CLASSIC_JERK; an axis that reverses counts with its larger half only, as there.
 */
export function jerkCorner(a: Heading, b: Heading, top: number, limit: Float64Array): number {
  const jx = limit[JERK]!;
  const jy = limit[JERK + 1]!;
  const jz = limit[JERK + 2]!;
  const je = limit[JERK + 3]!;
  let v = top;
  const x = jump(a.x, b.x);
  if (x * v > jx) v = jx / x;
  const y = jump(a.y, b.y);
  if (y * v > jy) v = jy / y;
  const z = jump(a.z, b.z);
  if (z * v > jz) v = jz / z;
  const e = jump(a.e, b.e);
  if (e * v > je) v = je / e;
  return v * v;
}

/**
 * Junction deviation: the speed of the circle that touches both moves and keeps `deviation` from
 * the corner. Source: planner of Marlin 2 (after Grbl), with its rule for short pieces of arcs.
 */
export function deviationCorner(
  a: Heading,
  b: Heading,
  deviation: number,
  maxAcceleration: ArrayLike<number>,
): number {
  const la = Math.sqrt(a.x * a.x + a.y * a.y + a.z * a.z + a.e * a.e);
  const lb = Math.sqrt(b.x * b.x + b.y * b.y + b.z * b.z + b.e * b.e);
  const cos = -(a.x * b.x + a.y * b.y + a.z * b.z + a.e * b.e) / (la * lb);
  if (cos > 0.999999) return LEAST_SPEED * LEAST_SPEED;
  const half = Math.sqrt(0.5 * (1 - Math.max(cos, -0.999999)));
  // The pull at the corner lies along the change of direction; each axis bears its own share.
  let acceleration = b.acceleration;
  const change = [
    b.x / lb - a.x / la,
    b.y / lb - a.y / la,
    b.z / lb - a.z / la,
    b.e / lb - a.e / la,
  ];
  const size = Math.hypot(...change);
  if (size < 1e-9) return Infinity;
  for (let axis = 0; axis < 4; axis++) {
    const share = Math.abs(change[axis]!) / size;
    if (acceleration * share > maxAcceleration[axis]!)
      acceleration = maxAcceleration[axis]! / share;
  }
  const speed2 = (acceleration * deviation * half) / (1 - half);
  if (b.length >= 1 || cos >= -0.7071067812) return speed2;
  const turn = Math.acos(Math.min(1, -cos));
  return Math.min(speed2, (b.length / turn) * b.acceleration);
}

/**
 * Square corner velocity: `corner` is the speed through a right angle; other angles follow from the
 * same touching circle, which may not be longer than the moves. Source: toolhead of Klipper.
 */
export function squareCorner(a: Heading, b: Heading, corner: number): number {
  const still = a.x === 0 && a.y === 0 && a.z === 0;
  if (still || (b.x === 0 && b.y === 0 && b.z === 0)) return 0;
  const cos = -(a.x * b.x + a.y * b.y + a.z * b.z);
  if (cos > 0.999999) return 0;
  const half = Math.sqrt(0.5 * (1 - cos));
  const other = Math.sqrt(Math.max(0, 0.5 * (1 + cos)));
  if (other < 1e-6) return Infinity;
  const circle = half / (1 - half);
  const tangent = half / other;
  // Deviation times acceleration does not hang on the acceleration.
  const speed2 = circle * corner * corner * (Math.SQRT2 - 1);
  const pull = 0.5 * tangent * Math.min(a.length * a.acceleration, b.length * b.acceleration);
  return Math.min(speed2, pull);
}
