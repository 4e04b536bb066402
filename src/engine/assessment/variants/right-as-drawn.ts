/** Kinds of checks on the print and on the design, not on the part as drawn. */
const BESIDE = /^(gcode$|gc\.|print\.|design\.)/;

/** What is wrong with the part itself; only a part that is right says something at other sizes. */
export function wrongAsDrawn<C extends { readonly kind: string; readonly verdict: string }>(
  checks: readonly C[],
): C | undefined {
  return checks.find(({ kind, verdict }) => verdict === "fail" && !BESIDE.test(kind));
}
