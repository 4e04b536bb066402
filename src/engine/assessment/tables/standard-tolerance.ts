import { mainRange } from "./size-ranges.ts";

/** IT1 to IT11 over the 13 main ranges, µm (ISO 286-1:2010, table 1). */
const IT = [
  [0.8, 1, 1, 1.2, 1.5, 1.5, 2, 2.5, 3.5, 4.5, 6, 7, 8],
  [1.2, 1.5, 1.5, 2, 2.5, 2.5, 3, 4, 5, 7, 8, 9, 10],
  [2, 2.5, 2.5, 3, 4, 4, 5, 6, 8, 10, 12, 13, 15],
  [3, 4, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20],
  [4, 5, 6, 8, 9, 11, 13, 15, 18, 20, 23, 25, 27],
  [6, 8, 9, 11, 13, 16, 19, 22, 25, 29, 32, 36, 40],
  [10, 12, 15, 18, 21, 25, 30, 35, 40, 46, 52, 57, 63],
  [14, 18, 22, 27, 33, 39, 46, 54, 63, 72, 81, 89, 97],
  [25, 30, 36, 43, 52, 62, 74, 87, 100, 115, 130, 140, 155],
  [40, 48, 58, 70, 84, 100, 120, 140, 160, 185, 210, 230, 250],
  [60, 75, 90, 110, 130, 160, 190, 220, 250, 290, 320, 360, 400],
] as const;

/** IT1…IT18; IT01 and IT0 are for gauges and are left out. */
const COARSEST = 18;
/** Five grades make a factor of ten (the standard's own rule); true of the rounded values from IT12 on. */
const DECADE = 5;

/**
 * The standard tolerance of a grade for a nominal size (mm, over 0 up to 500), in µm.
 * Undefined where ISO 286-1:2010 gives none: no such grade or size, IT14 to IT18 up to 1 mm.
 */
export function standardTolerance(grade: number, nominal: number): number | undefined {
  const range = mainRange(nominal);
  if (range === undefined || !Number.isInteger(grade) || grade < 1 || grade > COARSEST)
    return undefined;
  if (grade >= 14 && nominal <= 1) return undefined;
  const tabulated = IT[grade - 1];
  if (tabulated) return tabulated[range];
  const finer = standardTolerance(grade - DECADE, nominal);
  return finer === undefined ? undefined : finer * 10;
}
