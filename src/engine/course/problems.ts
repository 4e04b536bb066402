/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const COURSE_PROBLEMS = [
  "course.file-missing",
  "course.json",
  "course.schema",
  "course.text-keys",
  "course.text-missing",
  "course.unknown-dimension",
  "course.unknown-check",
  "course.duplicate-id",
  "course.not-a-number",
] as const;
