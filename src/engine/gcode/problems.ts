/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const GCODE_PROBLEMS = [
  "gcode.nothing-to-write",
  "gcode.unknown-placeholder",
  "gcode.not-gcode",
  "gcode.nothing-laid",
] as const;
