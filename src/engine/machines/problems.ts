/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const MACHINES_PROBLEMS = [
  "machines.unknown-printer",
  "machines.unknown-filament",
  "machines.unknown-process",
  "machines.unknown-setting",
  "machines.not-a-number",
  "machines.not-a-choice",
  "machines.out-of-range",
  "machines.layer-too-thick",
  "machines.line-too-narrow",
] as const;
