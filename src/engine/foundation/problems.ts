/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const FOUNDATION_PROBLEMS = [
  "foundation.cancelled",
  "foundation.stored-kind",
  "foundation.stored-version",
  "foundation.stored-invalid",
  "foundation.unexpected",
] as const;
