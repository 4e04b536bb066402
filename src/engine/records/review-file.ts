import { strFromU8, strToU8 } from "fflate";
import * as z from "zod";
import { problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { defineStored, fromStored, toStored } from "../foundation/stored.ts";
import { hashOf } from "./blob.ts";
import { canonicalJson } from "./canonical-json.ts";
import { hashSchema } from "./event.ts";
import type { Submitted } from "./profile-state.ts";
import { type Review, reviewSchema } from "./review.ts";

const MAX_BYTES = 4 << 20;

const reviewKind = defineStored(
  "plumbline-review",
  z.object({
    review: reviewSchema,
    /** SHA-256 of the review in canonical JSON: a flipped bit on the way shows. */
    sha256: hashSchema,
  }),
  // Version 2: it may say that the part was measured again. An older Plumbline would find its sum wrong.
  [(old) => old],
);

/** One `.plumb-review` file (JSON in UTF-8): a tutor's answer, bound to the submission's hash. */
export function packReview(review: Review): Uint8Array {
  const sha256 = hashOf(canonicalJson(review));
  return strToU8(`${canonicalJson(toStored(reviewKind, { review, sha256 }))}\n`);
}

/**
 * Opens a review and checks that it answers one of the given submissions, and
 * releases no other print file than that submission's. The checksum finds damage, not forgery:
 * nothing is signed yet. Problems: `records.file-size`, `.file-kind`, `.entry-changed`,
 * `.review-other`, `.release-other`, `foundation.stored-*`.
 */
export function unpackReview(
  bytes: Uint8Array,
  submissions: readonly Pick<Submitted, "hash" | "gcodeHash">[],
): Result<Review> {
  if (bytes.length > MAX_BYTES)
    return fail(problem("records.file-size", { size: bytes.length, max: MAX_BYTES }));
  let raw: unknown;
  try {
    raw = JSON.parse(strFromU8(bytes));
  } catch {
    return fail(problem("records.file-kind"));
  }
  const read = fromStored(reviewKind, raw);
  if (!read.ok) return read;
  const { review, sha256 } = read.value;
  if (hashOf(canonicalJson(review)) !== sha256)
    return fail(problem("records.entry-changed", { name: "review" }));
  const answered = submissions.find(({ hash }) => hash === review.submission);
  if (!answered) return fail(problem("records.review-other", { tutor: review.tutorName }));
  // A permission holds for the very file that was handed in, and for no other.
  const strange = review.release.find(({ gcodeHash }) => gcodeHash !== answered.gcodeHash);
  if (strange)
    return fail(
      problem("records.release-other", {
        tutor: review.tutorName,
        hash: strange.gcodeHash.slice(0, 8),
      }),
    );
  return ok(review);
}
