import {
  JERK,
  JUNCTION_DEVIATION,
  MAX_ACCELERATION,
  MAX_FEED,
  MAX_SPEED,
  MIN_FEED_PRINT,
  MIN_FEED_TRAVEL,
  PRINT_ACCELERATION,
  RETRACT_ACCELERATION,
  SQUARE_CORNER,
  TRAVEL_ACCELERATION,
} from "../planning/limits.ts";
import { E, J, P, R, S, T, type Words, X, Y, Z } from "./words.ts";

type Tell = (what: number, value: number) => void;

const AXES = [X, Y, Z, E] as const;

/** M201, M203, M204, M205 and M566: limits of the machine. False if the command is none of them. */
export function readLimits({ code, seen, values }: Words, tell: Tell): boolean {
  const has = (letter: number): boolean => (seen & (1 << letter)) !== 0;
  const give = (letter: number, ...orders: readonly number[]): void => {
    if (has(letter)) for (const what of orders) tell(what, values[letter]!);
  };
  const axes = (first: number, scale = 1): void => {
    for (const [i, letter] of AXES.entries())
      if (has(letter)) tell(first + i, values[letter]! * scale);
  };
  switch (code) {
    case 2010:
      axes(MAX_ACCELERATION);
      return true;
    case 2030:
      axes(MAX_FEED);
      return true;
    case 2040:
      // The old form has one figure for printing and travel, and T for retraction.
      give(S, PRINT_ACCELERATION, TRAVEL_ACCELERATION);
      give(P, PRINT_ACCELERATION);
      give(R, RETRACT_ACCELERATION);
      give(T, has(S) ? RETRACT_ACCELERATION : TRAVEL_ACCELERATION);
      return true;
    case 2050:
      // X alone stands for both axes of the bed, as older firmware takes it.
      if (!has(Y)) give(X, JERK + 1);
      axes(JERK);
      give(J, JUNCTION_DEVIATION);
      give(S, MIN_FEED_PRINT);
      give(T, MIN_FEED_TRAVEL);
      return true;
    case 5660:
      axes(JERK, 1 / 60);
      return true;
    default:
      return false;
  }
}

/** Klipper's SET_VELOCITY_LIMIT. */
export function readVelocityLimit(text: string, tell: Tell): void {
  const give = (name: string, ...orders: readonly number[]): void => {
    const value = parameter(text, name);
    if (value !== undefined) for (const what of orders) tell(what, value);
  };
  give("VELOCITY", MAX_SPEED);
  give("ACCEL", PRINT_ACCELERATION, TRAVEL_ACCELERATION);
  give("SQUARE_CORNER_VELOCITY", SQUARE_CORNER);
}

/** The number after `NAME=`. */
export function parameter(text: string, name: string): number | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*([-+.\\d]+)`).exec(text);
  const value = found ? Number(found[1]) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
