import { type Random, seededRandom } from "./random.ts";

/** What the outside lends to an engine door: nothing in the engine reads a clock or chance itself. */
export interface Ctx {
  /** Told now and then how much is done, 0 to 1, and optionally which stage is running. */
  readonly progress: (fraction: number, stage?: string) => void;
  /** Asked between pieces of work; true means: stop and answer with `foundation.cancelled`. */
  readonly cancelled: () => boolean;
  readonly random: Random;
  /** Handed parts of the outcome as soon as they are ready, by the doors that say so. */
  readonly piece?: (piece: unknown) => void;
}

/** A context that reports to nobody and never cancels: for tests and for short work. */
export function quietCtx(seed = 1): Ctx {
  return { progress: () => {}, cancelled: () => false, random: seededRandom(seed) };
}
