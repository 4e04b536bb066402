import * as z from "zod";
import { labelSchema } from "./feature-spec.ts";

/** What every check has beside its own parameters. */
export const checkBase = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The drawing's dimension that asks for it. */ dimension: z.string().optional(),
  /** What it counts in the score; 0: for information. */ weight: z
    .number()
    .min(0)
    .max(1000)
    .default(1),
  /** Must not fail, whatever the score. */ gate: z.boolean().optional(),
  /** Checks that must be right before this one means anything. */
  needs: z.array(z.string()).max(50).optional(),
  /** Credit ends at this many times the allowed deviation. */
  partial: z.object({ zeroAt: z.number().gt(1).max(100) }).optional(),
  /** The author's own help, level by level (where, what kind, how to mend it), by language; else the built-in one. */
  hints: z
    .array(z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().min(1).max(600)))
    .max(3)
    .optional(),
};

/** A label of `rubric.features`. */
export const featureRef = labelSchema;

/**
 * A dimension: nominal and deviations from it, lower negative. In the place of the deviations a rubric
 * may say `tolerance`, as the drawing does; see `withDeviations`.
 */
export const sized = { nominal: z.number(), upper: z.number(), lower: z.number() };
