/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const STORAGE_PROBLEMS = [
  "storage.full",
  "storage.refused",
  "storage.lost",
  "storage.newer",
  "storage.file-missing",
] as const;
