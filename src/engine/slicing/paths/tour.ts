import { nearestEnds } from "./nearest-ends.ts";

/** Things to lay one after the other: each begins at its head and ends at its tail; xy, µm. */
export interface Stops {
  readonly heads: Float64Array;
  readonly tails: Float64Array;
  /** Whether a thing can be laid from its tail as well; left out: all can. */
  readonly either?: readonly boolean[] | undefined;
}

/** In what order to lay them: `2 * i` for thing i from its head, `2 * i + 1` from its tail. */
export type Tour = Int32Array;

/** An exchange looks so many places ahead, so many times; less where there are many things. */
const THOROUGH = { ahead: 50, rounds: 6 };
const QUICK = { ahead: 12, rounds: 2 };
const MANY = 500;
/** A gain of less is rounding, µm. */
const LEAST_GAIN = 1;

/**
 * A short way through all things from a place: the nearest next, and then stretches of it turned
 * round (2-opt, Croes 1958) and single things moved, if every thing can be laid either way.
 */
export function tourOf(stops: Stops, x: number, y: number): Tour {
  const tour = nearestFirst(stops, x, y);
  if (tour.length > 1 && isSymmetric(stops)) improve(stops, tour, x, y);
  return tour;
}

function nearestFirst({ heads, tails, either }: Stops, x: number, y: number): Tour {
  const count = heads.length / 2;
  const tour = new Int32Array(count);
  const ends = nearestEnds(heads, tails, either);
  for (let k = 0; k < count; k++) {
    const end = ends.take(x, y);
    tour[k] = end;
    const out = end % 2 === 0 ? tails : heads;
    x = out[end & ~1]!;
    y = out[(end & ~1) + 1]!;
  }
  return tour;
}

function isSymmetric({ heads, tails, either }: Stops): boolean {
  if (!either) return true;
  for (let i = 0; i < either.length; i++)
    if (!either[i] && (heads[2 * i] !== tails[2 * i] || heads[2 * i + 1] !== tails[2 * i + 1]))
      return false;
  return true;
}

/** Turns stretches and moves single things for as long as either makes the tour shorter. */
function improve(stops: Stops, tour: Tour, x: number, y: number): void {
  const { ahead, rounds } = tour.length > MANY ? QUICK : THOROUGH;
  for (let round = 0; round < rounds; round++) {
    const turned = turnStretches(stops, tour, x, y, ahead);
    if (!moveSingles(stops, tour, x, y, ahead) && !turned) return;
  }
}

/** From where the thing at a place of the tour is left, or, for -1, from (x, y), to where one begins. */
const wayFrom =
  ({ heads, tails }: Stops, x: number, y: number) =>
  (left: number, begun: number): number => {
    const out = left % 2 === 0 ? tails : heads;
    const into = begun % 2 === 0 ? heads : tails;
    const px = left < 0 ? x : out[left & ~1]!;
    const py = left < 0 ? y : out[(left & ~1) + 1]!;
    return Math.hypot(into[begun & ~1]! - px, into[(begun & ~1) + 1]! - py);
  };

function turnStretches(stops: Stops, tour: Tour, x: number, y: number, ahead: number): boolean {
  const way = wayFrom(stops, x, y);
  const count = tour.length;
  let gained = false;
  for (let i = 0; i < count; i++) {
    const before = i > 0 ? tour[i - 1]! : -1;
    const first = tour[i]!;
    const into = way(before, first);
    let best = -LEAST_GAIN;
    let turn = -1;
    for (let j = i; j < count && j <= i + ahead; j++) {
      const last = tour[j]!;
      let change = way(before, last ^ 1) - into;
      if (j + 1 < count) change += way(first ^ 1, tour[j + 1]!) - way(last, tour[j + 1]!);
      if (change < best) {
        best = change;
        turn = j;
      }
    }
    if (turn < 0) continue;
    gained = true;
    for (let [a, b] = [i, turn]; a <= b; a++, b--)
      [tour[a], tour[b]] = [tour[b]! ^ 1, tour[a]! ^ 1];
  }
  return gained;
}

/** Or-opt, with stretches of one (Or 1976). */
function moveSingles(stops: Stops, tour: Tour, x: number, y: number, ahead: number): boolean {
  const way = wayFrom(stops, x, y);
  const count = tour.length;
  const at = (k: number): number => (k < 0 ? -1 : tour[k]!);
  let gained = false;
  for (let i = 0; i < count; i++) {
    const one = tour[i]!;
    const saved =
      way(at(i - 1), one) +
      (i + 1 < count ? way(one, tour[i + 1]!) - way(at(i - 1), tour[i + 1]!) : 0);
    if (saved < LEAST_GAIN) continue;
    let least = saved - LEAST_GAIN;
    let place = -1;
    let turned = 0;
    // Between the things at k - 1 and k.
    for (let k = Math.max(0, i - ahead); k <= Math.min(count, i + ahead); k++) {
      if (k === i || k === i + 1) continue;
      for (let flip = 0; flip < 2; flip++) {
        let more = way(at(k - 1), one ^ flip);
        if (k < count) more += way(one ^ flip, tour[k]!) - way(at(k - 1), tour[k]!);
        if (more < least) {
          least = more;
          place = k;
          turned = flip;
        }
      }
    }
    if (place < 0) continue;
    gained = true;
    if (place > i) tour.copyWithin(i, i + 1, place);
    else tour.copyWithin(place + 1, place, i);
    tour[place > i ? place - 1 : place] = one ^ turned;
  }
  return gained;
}
