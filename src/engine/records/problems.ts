/** The problem codes of this room; each has a sentence `problem.<code>` in every catalogue. */
export const RECORDS_PROBLEMS = [
  "records.event-invalid",
  "records.event-changed",
  "records.event-type",
  "records.chain-gap",
  "records.chain-broken",
  "records.chain-forked",
  "records.file-kind",
  "records.file-size",
  "records.file-damaged",
  "records.entry-missing",
  "records.entry-changed",
  "records.entry-unexpected",
  "records.entry-size",
  "records.review-other",
  "records.release-other",
] as const;
