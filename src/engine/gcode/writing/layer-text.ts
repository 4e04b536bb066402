/**
 * One layer's G-code before its speeds are known: the lines as bytes, and the places where a speed
 * or an order belongs. A change of speed, fan, acceleration or temperature fills the same places
 * anew and leaves the rest, which is most of the file, as it is.
 */
export interface LayerText {
  readonly bytes: Uint8Array;
  /** Where each slot is, in order. */
  readonly at: Uint32Array;
  /** What belongs there: one of SLOT, or a number of the feed table. */
  readonly what: Int32Array;
  /** Length of the beads of each feed, mm. */
  readonly lengths: ReadonlyMap<number, number>;
  /** Length of the travels, mm. */
  readonly travel: number;
  readonly retractions: number;
  /** Filament laid, mm. */
  readonly filament: number;
}

/** Slots that are not the start of a bead: the feeds of moves without plastic, as ` F…`. */
export const SLOT = { travel: -1, retract: -2, lift: -3, wipe: -4 } as const;

/** From here on the lines belong to object `OBJECT_SLOT - slot`, counted from 0; none at `NO_OBJECT`. */
export const OBJECT_SLOT = -100;
export const NO_OBJECT = -99;
