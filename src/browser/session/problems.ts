/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const SESSION_PROBLEMS = [
  "session.no-profile",
  "session.no-part",
  "session.hand-in-check",
  "session.hand-in-slice",
  "session.lesson-unknown",
  "session.own-review",
  "session.mesh-missing",
  "session.export-failed",
  "session.export-files-missing",
  "session.bed-part-missing",
  "session.bed-part-script",
  "session.bed-parts-many",
] as const;
