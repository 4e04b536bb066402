import type { Kernel } from "../kernel/kernel.ts";
import { NO_POLYS, type Polys } from "../kernel/polys.ts";

/** What a layer has in common with the `n` layers from `i` on; layers beyond the part are empty. */
export type Covered = (i: number) => Polys;

/**
 * Intersections of `n` layers in a row by doubling, made when they are asked for: two booleans a
 * layer whatever n is.
 */
export function windows(
  kernel: Kernel,
  region: (i: number) => Polys,
  count: number,
  n: number,
): Covered {
  if (n === 0) return () => NO_POLYS;
  let covered: Covered = region;
  let span = 1;
  const widen = (by: number): void => {
    const narrow = covered;
    const made: (Polys | undefined)[] = [];
    const width = span + by;
    covered = (i) => {
      if (i + width > count) return NO_POLYS;
      return (made[i] ??= kernel.intersect(narrow(i), narrow(i + by)));
    };
    span = width;
  };
  while (span * 2 <= n) widen(span);
  if (span < n) widen(n - span);
  const all = covered;
  return (i) => (i < 0 || i + n > count ? NO_POLYS : all(i));
}
