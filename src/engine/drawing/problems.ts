/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const DRAWING_PROBLEMS = [
  "drawing.empty",
  "drawing.too-large",
  "drawing.dimension-off-part",
  "drawing.dimension-crowded",
] as const;
