/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const ASSESSMENT_PROBLEMS = [
  "assessment.reference",
  "assessment.too-many-triangles",
  "assessment.reference-feature",
  "assessment.tolerance",
  "assessment.tolerance-range",
  "assessment.zone",
  "assessment.datum",
  "assessment.check-graph",
  "assessment.deviation-mesh",
  "assessment.formula",
] as const;
