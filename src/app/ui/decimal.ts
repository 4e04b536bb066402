/**
 * Reads a number typed by a person: decimal comma and point both count, so do a minus sign of
 * either kind and one space-free sign. `undefined` when it is none. (The floor's own copy: this
 * room imports no other.)
 */
export function readDecimal(text: string): number | undefined {
  const trimmed = text.trim().replace("\u2212", "-");
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(trimmed)) return undefined;
  return Number(trimmed.replace(",", "."));
}

/** Writes a number in the language's way, without grouping, so that it can be typed back. */
export function writeDecimal(value: number, locale: string, decimals: number): string {
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    maximumFractionDigits: decimals,
    numberingSystem: "latn",
  }).format(value);
}

/** Adds a step without the dust of binary fractions: 0.1 + 0.2 answers 0.3. */
export function stepBy(value: number, step: number): number {
  return Number((value + step).toPrecision(12));
}
