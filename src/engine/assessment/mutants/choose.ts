import type { Random } from "../../foundation/random.ts";

/** Even between two bounds. */
export const between = (random: Random, low: number, high: number): number =>
  low + (high - low) * random();

/** One of a list. */
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

/** The same, but one of every operator before a second of any. */
export function spread<T extends { readonly operator: string }>(
  random: Random,
  list: readonly T[],
  most: number,
): T[] {
  const queues = new Map<string, T[]>();
  for (const one of some(random, list, list.length)) {
    const queue = queues.get(one.operator) ?? [];
    queue.push(one);
    queues.set(one.operator, queue);
  }
  const taken: T[] = [];
  for (let round = 0; taken.length < Math.min(most, list.length); round++)
    for (const queue of queues.values()) {
      const one = queue[round];
      if (one && taken.length < most) taken.push(one);
    }
  return taken;
}

/** For names: short, and enough to tell by. */
export const short = (x: number): string => String(Number(x.toPrecision(5)));
