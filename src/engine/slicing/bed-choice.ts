import { isTurned, NO_TURN, type Turn } from "./turn.ts";

/** How a part is set on the bed: a person's choice beside the settings. */
export interface BedChoice {
  readonly turn: Turn;
  /** Whole, at least 1. */
  readonly copies: number;
  /** Between what lies on the bed of two objects, mm. */
  readonly gap: number;
}

export const BED_LIMITS = { copies: { min: 1, max: 100 }, gap: { min: 0, max: 50 } } as const;

/** One part as it comes: what was sliced before there was a choice. */
export const PLAIN_BED: BedChoice = { turn: NO_TURN, copies: 1, gap: 5 };

/** True where the choice changes nothing: the gap says nothing about one object. */
export const isPlainBed = ({ turn, copies }: BedChoice): boolean => copies === 1 && !isTurned(turn);
