import type { Random } from "../../foundation/random.ts";

export const between = (random: Random, low: number, high: number): number =>
  low + (high - low) * random();

export const oneOf = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;

/** At most `most` of a list, in a random order. */
export function some<T>(random: Random, list: readonly T[], most: number): T[] {
  const left = [...list];
  const taken: T[] = [];
  while (taken.length < most && left.length > 0)
    taken.push(...left.splice(Math.floor(random() * left.length), 1));
  return taken;
}

/** For names: short, and enough to tell by. */
export const short = (x: number): string => String(Number(x.toPrecision(5)));
