/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const ASSESSMENT_PROBLEMS = [
  "assessment.reference",
  "assessment.tolerance",
  "assessment.tolerance-range",
  "assessment.zone",
  "assessment.datum",
  "assessment.check-graph",
] as const;
