/** Upper ends of the ranges of nominal sizes, mm; "over … up to and including" (ISO 286-1:2010). */
const MAIN = [3, 6, 10, 18, 30, 50, 80, 120, 180, 250, 315, 400, 500] as const;
const INTERMEDIATE = [
  3, 6, 10, 14, 18, 24, 30, 40, 50, 65, 80, 100, 120, 140, 160, 180, 200, 225, 250, 280, 315, 355,
  400, 450, 500,
] as const;

/** Number of the range that holds a nominal size, or undefined below 0 and above 500 mm. */
export const mainRange = (nominal: number): number | undefined => rangeIn(MAIN, nominal);

/** The same for a row of fundamental deviations, which has a value a main or intermediate range. */
export const rangeOfRow = (row: { readonly length: number }, nominal: number): number | undefined =>
  rangeIn(row.length === MAIN.length ? MAIN : INTERMEDIATE, nominal);

/** Place of the first range end that is not below `nominal`. */
export function rangeIn(ends: readonly number[], nominal: number): number | undefined {
  if (!(nominal > 0)) return undefined;
  const place = ends.findIndex((end) => nominal <= end);
  return place < 0 ? undefined : place;
}
