/** Numbers that carry their unit in the type, so that an angle is not passed for a length. */
declare const unit: unique symbol;

export type Mm = number & { readonly [unit]?: "mm" };
export type Degrees = number & { readonly [unit]?: "deg" };

const MM_PER_INCH = 25.4;

export const inches = (value: number): Mm => (value * MM_PER_INCH) as Mm;

/** Reads a number typed by a person: decimal comma and point both count; `undefined` if it is none. */
export function parseDecimal(text: string): number | undefined {
  const trimmed = text.trim().replace("\u2212", "-");
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(trimmed)) return undefined;
  return Number(trimmed.replace(",", "."));
}
