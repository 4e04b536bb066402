import { type Affine, minimax } from "./minimax.ts";

const MOST_STEPS = 60;
const MOST_HALVINGS = 30;

/** A search for the state whose worst function is least. */
export interface Search<S> {
  readonly start: S;
  readonly dimension: number;
  /** The functions about a state, linear in a small change of it. */
  readonly linearise: (state: S) => readonly Affine[];
  /** The state after the change. */
  readonly moved: (state: S, change: readonly number[]) => S;
  /** The exact worst value of a state. */
  readonly worst: (state: S) => number;
}

/**
 * Goes downhill by linear minimax steps, each halved until it gains: the Gauss–Newton way of fitting
 * Chebyshev elements (Precision Engineering 19 (1996) 28–36). `lower` is the least value of the
 * linear problem about the answer: where it equals `worst`, no small change can gain. Undefined
 * where the linear problem has no answer.
 */
export function descend<S>(
  search: Search<S>,
): { readonly state: S; readonly worst: number; readonly lower: number } | undefined {
  let state = search.start;
  let worst = search.worst(state);
  let lower = Number.NEGATIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    const best = minimax(search.linearise(state), search.dimension);
    if (!best) return undefined;
    lower = best.lower;
    const gained = tryHalved(search, state, worst, best.x);
    if (!gained) break;
    ({ state, worst } = gained);
  }
  return { state, worst, lower: Math.min(lower, worst) };
}

function tryHalved<S>(search: Search<S>, state: S, worst: number, change: readonly number[]) {
  let factor = 1;
  for (let k = 0; k < MOST_HALVINGS; k++) {
    const next = search.moved(
      state,
      change.map((x) => x * factor),
    );
    const value = search.worst(next);
    if (value < worst - 1e-13) return { state: next, worst: value };
    factor /= 2;
  }
  return undefined;
}
