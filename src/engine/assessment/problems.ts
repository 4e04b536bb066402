/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const ASSESSMENT_PROBLEMS = ["assessment.reference"] as const;
