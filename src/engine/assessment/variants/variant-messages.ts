/** Every sentence of the checks at other values (`design.*`). */
export const VARIANT_MESSAGES = [
  "check.variant.pass",
  "check.variant.close",
  "check.variant.no-script",
  "check.variant.reference",
  "check.variant.no-parameter",
  "check.variant.not-allowed",
  "check.variant.broken",
  "check.variant.stopped",
  "check.variant.skipped",
  "check.variant.no-change",
  "check.variant.size",
  "check.variant.other",
  "check.variant.unclear",
  "check.parametric.pass",
  "check.parametric.typed-in",
  "check.parametric.size",
] as const;
