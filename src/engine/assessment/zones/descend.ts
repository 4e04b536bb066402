import { type Affine, type Minimax, minimax } from "./minimax.ts";

const MOST_STEPS = 100;
/** Gains below this, mm, are rounding. */
const NO_GAIN = 1e-13;
/** Slope of the walls of the trust region: above that of any function. */
const STEEP = 20;
/** Under the answer, which the walls hold above -5 · STEEP. */
const BELOW = -10 * STEEP;

/** A search for the state whose worst function is least. */
export interface Search<S> {
  readonly start: S;
  /** Unknowns of the linear problem, mm; the first `moves` of them move the state. */
  readonly dimension: number;
  readonly moves: number;
  /** The functions about a state, linear in a small change of it. */
  readonly linearise: (state: S) => readonly Affine[];
  /** The state after the change. */
  readonly moved: (state: S, change: readonly number[]) => S;
  /** The exact maximum of the functions at a state with the best of the other unknowns. */
  readonly worst: (state: S) => number;
}

/**
 * Goes downhill by linear minimax steps in a trust region: Chebyshev fitting as in Precision Engineering
 * 19 (1996) 28–36, with the region's rule after Fletcher, Practical Methods of Optimization, 14.5.
 * `lower` is the least value of the linear problem within a move as large as the answer itself: where
 * it equals `worst`, no such move can gain. Undefined where the linear problem has no answer.
 */
export function descend<S>(
  search: Search<S>,
): { readonly state: S; readonly worst: number; readonly lower: number } | undefined {
  let state = search.start;
  let worst = search.worst(state);

  let reach = 4 * Math.abs(worst) + 1e-9;
  for (let step = 0; step < MOST_STEPS; step++) {
    const best = within(search, state, worst, reach);
    if (!best) return undefined;
    const promised = worst - best.upper;
    if (promised < NO_GAIN) break;
    const next = search.moved(state, best.x);
    const value = search.worst(next);
    const kept = (worst - value) / promised;
    if (kept < 0.25) reach /= 4;
    else if (kept > 0.75) reach *= 2;
    if (worst - value > NO_GAIN) [state, worst] = [next, value];
    else if (reach < 1e-14) break;
  }
  const last = within(search, state, worst, Math.abs(worst) + 1e-9);
  return last && { state, worst, lower: Math.min(last.lower, worst) };
}

/**
 * The linear problem in units of the reach, counted from the present worst, between walls: beyond
 * ±1 (for unknowns that do not move the state ±5) a wall is higher than the present worst.
 */
function within<S>(
  { linearise, dimension, moves }: Search<S>,
  state: S,
  worst: number,
  reach: number,
): Minimax | undefined {
  const functions = linearise(state).map(({ slope, height }) => ({
    slope,
    height: (height - worst) / reach,
  }));
  for (let k = 0; k < dimension; k++)
    for (const sign of [1, -1])
      functions.push({
        slope: Array.from({ length: dimension }, (_, i) => (i === k ? sign * STEEP : 0)),
        height: -STEEP * (k < moves ? 1 : 5),
      });
  const found = minimax(functions, dimension, BELOW);
  return (
    found && {
      x: found.x.map((x) => x * reach),
      lower: worst + found.lower * reach,
      upper: worst + found.upper * reach,
    }
  );
}
