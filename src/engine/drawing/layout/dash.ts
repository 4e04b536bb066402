/** ISO 128-2 for narrow lines of 0.25 mm: dash 12d, long dash 24d, gap 3d, dot not longer than 1d. */
const GAP = 0.75;
const DASH = 3;
const LONG_DASH = 6;
const DOT = 0.25;

/**
 * Dash lengths for a line of a given length, so that it begins and ends with a dash and centre
 * lines cross in the middle of one; `undefined`: the line is too short and stays continuous.
 */
export function dashPattern(
  line: "hidden" | "centre",
  length: number,
  closed = false,
): readonly number[] | undefined {
  if (line === "hidden") {
    const periods = Math.max(1, Math.round((length - (closed ? 0 : DASH)) / (DASH + GAP)));
    const dashes = closed ? periods : periods + 1;
    const dash = (length - periods * GAP) / dashes;
    return dash < 0.6 ? undefined : [dash, GAP];
  }
  const extra = 2 * GAP + DOT;
  // An even number of dots puts a dash in the middle.
  const dots = Math.max(2, 2 * Math.round((length - LONG_DASH) / (LONG_DASH + extra) / 2));
  const dash = (length - dots * extra) / (dots + 1);
  return dash < 1.2 ? undefined : [dash, GAP, DOT, GAP];
}
