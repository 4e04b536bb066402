import * as z from "zod";
import { hashSchema } from "./event.ts";

const verdict = z.enum(["pass", "borderline", "fail", "not-assessed"]);
const sentence = z.string().max(4000);

/** A remark of the tutor, pinned to a place on the part (part frame, mm). */
export const remarkSchema = z.object({
  id: z.string().max(120),
  text: sentence.min(1),
  /** Number of the face in the solid as evaluated; absent: a remark on the whole work. */
  face: z.number().int().nonnegative().optional(),
  at: z.tuple([z.number(), z.number(), z.number()]).optional(),
});

/** A check's verdict that the tutor changed; the reason is part of the record. */
export const overrideSchema = z.object({
  check: z.string().max(200),
  from: verdict,
  to: verdict,
  reason: sentence.min(1),
});

const measured = z.object({ engine: z.string().max(200), verdict, hash: hashSchema });

/** Work that was measured with another version, measured again for the answer: which one counts. */
const reassessedSchema = z.object({
  then: measured,
  now: measured,
  /** What of the measuring had changed. */
  changed: z.array(z.enum(["engine", "kernel", "tables", "rubric", "reference"])).max(5),
  stands: z.enum(["then", "now"]),
});

/** A tutor's answer to one submission. */
export const reviewSchema = z.object({
  /** SHA-256 of the submission file that it answers. */
  submission: hashSchema,
  /** `lesson:ID` or `project:ID`. */
  subject: z.string().max(120),
  /** Actor who handed in. */
  trainee: z.string().max(120),
  tutor: z.string().max(120),
  tutorName: z.string().max(60),
  verdict: z.enum(["pass", "return"]),
  reason: sentence,
  remarks: z.array(remarkSchema).max(200),
  overrides: z.array(overrideSchema).max(200),
  reassessed: reassessedSchema.optional(),
  /** Print permission by exact file. */
  release: z
    .array(z.object({ gcodeHash: hashSchema, released: z.boolean(), reason: sentence }))
    .max(20),
  at: z.iso.datetime(),
});

export type Remark = Readonly<z.infer<typeof remarkSchema>>;
export type Override = Readonly<z.infer<typeof overrideSchema>>;
export type Review = Readonly<z.infer<typeof reviewSchema>>;

/** Whether two are the same answer, received twice. */
export function sameReview(a: Review, b: Review): boolean {
  return a.submission === b.submission && a.tutor === b.tutor && a.at === b.at;
}
