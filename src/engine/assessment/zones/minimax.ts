/** One affine function of `x`: slope · x + height. */
export interface Affine {
  readonly slope: readonly number[];
  readonly height: number;
}

/** `t` is the least possible maximum; it lies between `lower` (certified by duality) and `upper`. */
export interface Minimax {
  readonly x: readonly number[];
  readonly lower: number;
  /** The maximum that `x` really gives. */
  readonly upper: number;
}

const MOST_EXCHANGES = 400;
/** Rounding of a level, as a part of the largest terms in it. */
const ROUNDING = 1e-13;
/** A stand-in of so little weight holds nothing up. */
const IDLE = 1e-9;
/** A slight preference of a direction, so that functions in a tie are not exchanged in a circle. */
const PREFERENCE = 1e-11;

/**
 * The point where the largest of many affine functions is least. An exchange method: d + 1 functions
 * are held level, the one that stands out most is taken in, the one that must give way leaves; it is
 * the simplex method on the dual program. Source: discrete linear Chebyshev approximation as used
 * for form errors in Computer Methods in Applied Mechanics and Engineering 92 (1991) 309–324.
 * Exact up to rounding: `upper - lower` is the error bound. `below` is a height so low that d + 1
 * functions of slope 1 and this height stay under the answer: they stand in at the beginning. Undefined
 * if the functions leave the minimum unbounded or there are none.
 */
export function minimax(
  functions: readonly Affine[],
  dimension: number,
  below: number,
): Minimax | undefined {
  if (functions.length === 0) return undefined;
  const n = dimension + 1;
  const standIns = startingSimplex(dimension, below);
  const all = (i: number): Affine => (i < 0 ? standIns[-1 - i] : functions[i]) as Affine;
  const basis = standIns.map((_, i) => -1 - i);
  const total = preferred(dimension);
  let best: Minimax | undefined;
  for (let round = 0; round < MOST_EXCHANGES; round++) {
    // Level: slope·x + height = t for the functions of the basis.
    const rows = basis.map((i) => [...all(i).slope, -1]);
    const solved = solve(
      rows,
      basis.map((i) => -all(i).height),
    );
    const weights = solve(transpose(rows), total);
    if (!solved || !weights) break;
    const x = solved.slice(0, dimension);
    const level = solved[dimension] ?? 0;
    const terms = x.reduce((sum, v) => sum + Math.abs(v), Math.abs(level));
    const { place, value } = highest(functions, x);
    if (!best || value < best.upper) best = { x, lower: best?.lower ?? level, upper: value };
    // A level with stand-ins of weight bounds nothing; real ones are lower bounds by duality.
    if (basis.every((i, k) => i >= 0 || Math.abs(weights[k] ?? 0) < IDLE))
      best = { ...best, lower: Math.max(level - terms * 4 * PREFERENCE, best.lower) };
    if (value <= level + terms * ROUNDING) break;
    const entering = all(place);
    const shares = solve(transpose(rows), [...entering.slope, -1]);
    const leaving = shares && ratioTest(weights, shares);
    if (leaving === undefined) break;
    basis[leaving] = place;
  }
  if (!best || basis.some((i) => i < 0 && !isIdle(i, basis, all, n))) return undefined;
  return { ...best, lower: Math.min(best.lower, best.upper) };
}

/** d + 1 functions whose slopes surround zero, so that they can hold any start level. */
function startingSimplex(dimension: number, height: number): Affine[] {
  const axis = (k: number) => Array.from({ length: dimension }, (_, i) => (i === k ? 1 : 0));
  return [
    ...Array.from({ length: dimension }, (_, k) => ({ slope: axis(k), height })),
    { slope: Array.from({ length: dimension }, () => -1), height },
  ];
}

/** A stand-in may stay where the points leave a direction free: it then carries no weight. */
function isIdle(i: number, basis: readonly number[], all: (i: number) => Affine, n: number) {
  const weights = solve(transpose(basis.map((b) => [...all(b).slope, -1])), preferred(n - 1));
  return Math.abs(weights?.[basis.indexOf(i)] ?? 1) < IDLE;
}

function highest(functions: readonly Affine[], x: readonly number[]) {
  let [place, value] = [0, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < functions.length; i++) {
    const { slope, height } = functions[i] as Affine;
    let sum = height;
    for (let k = 0; k < x.length; k++) sum += (slope[k] as number) * (x[k] as number);
    if (sum > value) [place, value] = [i, sum];
  }
  return { place, value };
}

/** The basis place whose weight runs out first as the entering function takes its share. */
function ratioTest(weights: readonly number[], shares: readonly number[]): number | undefined {
  let leaving: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < weights.length; k++) {
    const share = shares[k] ?? 0;
    if (share <= 1e-13) continue;
    const ratio = Math.max(0, weights[k] ?? 0) / share;
    if (ratio < least) [leaving, least] = [k, ratio];
  }
  return leaving;
}

/** What the weighted slopes add up to (nearly nothing), and minus the sum of the weights. */
const preferred = (dimension: number): number[] => [
  ...Array.from({ length: dimension }, (_, k) => PREFERENCE * (1 + ((k * 0.618) % 1))),
  -1,
];

const transpose = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((_, k) => rows.map((row) => row[k] ?? 0));

/** Gauss with partial pivoting; undefined where the rows depend on each other. */
export function solve(
  rows: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const n = rows.length;
  const m = rows.map((row, i) => [...row, right[i] ?? 0]);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++)
      if (Math.abs(m[i]?.[k] ?? 0) > Math.abs(m[pivot]?.[k] ?? 0)) pivot = i;
    const row = m[pivot] as number[];
    m[pivot] = m[k] as number[];
    m[k] = row;
    const head = row[k] ?? 0;
    if (Math.abs(head) < 1e-14) return undefined;
    for (let i = k + 1; i < n; i++) {
      const other = m[i] as number[];
      const factor = (other[k] ?? 0) / head;
      for (let j = k; j <= n; j++) other[j] = (other[j] ?? 0) - factor * (row[j] ?? 0);
    }
  }
  const x: number[] = Array.from({ length: n }, () => 0);
  for (let k = n - 1; k >= 0; k--) {
    const row = m[k] as number[];
    let sum = row[n] ?? 0;
    for (let j = k + 1; j < n; j++) sum -= (row[j] ?? 0) * (x[j] ?? 0);
    x[k] = sum / (row[k] as number);
  }
  return x;
}
