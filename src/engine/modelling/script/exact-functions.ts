import { acos, atan2, cos, sin } from "../../foundation/exact-math.ts";

/** Beyond their arguments `Math.asin` and `Math.acos` are not a number. */
const outside = (x: number): boolean => !(Math.abs(x) <= 1);

/** Root of the sum of squares, scaled by the largest. */
function hypot(...lengths: number[]): number {
  const most = lengths.reduce((so, x) => Math.max(so, Math.abs(x)), 0);
  if (!(most > 0 && most < Infinity)) return most;
  return most * Math.sqrt(lengths.reduce((sum, x) => sum + (x / most) * (x / most), 0));
}

/** With the two zeros told apart, as the language has it. */
function signedAtan2(y: number, x: number): number {
  const across = Object.is(x, -0) && y === 0 ? -1 : x;
  return Object.is(y, -0) ? -atan2(0, across) : atan2(y, across);
}

/**
 * In the place of the functions of `Math` that round otherwise in each browser: the same script gives the same
 * corners, to the last bit, wherever it runs. (`pow`, `exp`, `log` and their kin stay the browser's own.)
 */
export const EXACT_FUNCTIONS = {
  sin: (x: number): number => sin(Number(x)),
  cos: (x: number): number => cos(Number(x)),
  tan: (x: number): number => sin(Number(x)) / cos(Number(x)),
  atan: (x: number): number => atan2(Number(x), 1),
  atan2: (y: number, x: number): number => signedAtan2(Number(y), Number(x)),
  acos: (x: number): number => (outside(Number(x)) ? Number.NaN : acos(Number(x))),
  asin: (x: number): number =>
    outside(Number(x)) ? Number.NaN : atan2(Number(x), Math.sqrt((1 - x) * (1 + x))),
  hypot: (...lengths: number[]): number => hypot(...lengths.map(Number)),
} as const;
