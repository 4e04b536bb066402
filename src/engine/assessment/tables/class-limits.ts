import { HOLE_J, SHAFT_DEVIATIONS } from "./shaft-deviations.ts";
import { mainRange, rangeOfRow } from "./size-ranges.ts";
import { standardTolerance } from "./standard-tolerance.ts";

/** Deviations from a nominal size, mm; lower first. */
export interface Deviations {
  readonly lower: number;
  readonly upper: number;
}

/** Δ is given from IT3 on. */
const FINEST_RAISED = 3;
const CLASS = /^([A-Za-z]{1,2})(\d{1,2})$/;
const rows: Readonly<Record<string, readonly (number | null)[]>> = SHAFT_DEVIATIONS;

/**
 * Limit deviations of a tolerance class, for example `H7` (a hole) or `g6` (a shaft), at a nominal
 * size up to 500 mm, by ISO 286-1:2010 and ISO 286-2:2010. Undefined: no such class at this size.
 */
export function classLimits(name: string, nominal: number): Deviations | undefined {
  const [, letter, digits] = CLASS.exec(name) ?? [];
  if (letter === undefined || digits === undefined) return undefined;
  const grade = Number(digits);
  const width = standardTolerance(grade, nominal);
  if (width === undefined) return undefined;
  const isShaft = letter === letter.toLowerCase();
  if (!isShaft && letter !== letter.toUpperCase()) return undefined;
  const small = letter.toLowerCase();
  if ((small === "a" || small === "b") && nominal <= 1) return undefined;
  if (small === "js") return inMillimetres(-width / 2, width / 2);
  if (small === "h") return isShaft ? inMillimetres(-width, 0) : inMillimetres(0, width);
  const shaft = shaftDeviation(small, grade, nominal);
  if (isShaft) {
    if (shaft === undefined) return undefined;
    return small < "h" ? inMillimetres(shaft - width, shaft) : inMillimetres(shaft, shaft + width);
  }
  if (small < "h") return shaft === undefined ? undefined : inMillimetres(-shaft, -shaft + width);
  const upper = holeUpper(small, grade, nominal);
  return upper === undefined ? undefined : inMillimetres(upper - width, upper);
}

/** es or ei of a shaft, µm. */
function shaftDeviation(letter: string, grade: number, nominal: number): number | undefined {
  if (letter === "k" && (grade < 4 || grade > 7)) return 0;
  const row = rows[letter === "j" ? jRow(grade) : letter];
  const range = row && rangeOfRow(row, nominal);
  return range === undefined ? undefined : (row?.[range] ?? undefined);
}

const jRow = (grade: number): string => (grade === 6 ? "j5" : `j${grade}`);

/**
 * ES of the holes J to ZC, µm. Below the grades named in the standard a hole takes the shaft's
 * deviation raised by Δ, so that H7/p6 and P7/h6 fit alike (ISO 286-1:2010, 4.3.2.5).
 */
function holeUpper(letter: string, grade: number, nominal: number): number | undefined {
  const main = mainRange(nominal);
  if (main === undefined) return undefined;
  if (letter === "j")
    return grade in HOLE_J ? HOLE_J[grade as keyof typeof HOLE_J][main] : undefined;
  // The shaft k of IT5 to IT7 is the one that the hole K mirrors at every grade.
  const shaft = shaftDeviation(letter, letter === "k" ? 7 : grade, nominal);
  if (shaft === undefined) return undefined;
  if (nominal <= 3) return letter === "n" && grade > 8 && nominal <= 1 ? undefined : -shaft + 0;
  const raised = letter === "k" || letter === "m" || letter === "n" ? 8 : 7;
  if (grade > raised) {
    if (letter === "k") return undefined;
    return letter === "n" ? 0 : -shaft;
  }
  // The one exception that the standard makes (note to M6).
  if (letter === "m" && grade === 6 && nominal > 250 && nominal <= 315) return -9;
  if (grade < FINEST_RAISED) return undefined;
  const own = standardTolerance(grade, nominal);
  const finer = standardTolerance(grade - 1, nominal);
  return own === undefined || finer === undefined ? undefined : -shaft + (own - finer);
}

const inMillimetres = (lower: number, upper: number): Deviations => ({
  lower: lower / 1000 + 0,
  upper: upper / 1000 + 0,
});
