import * as z from "zod";
import { checkBase } from "./check-base.ts";

/** The shape as a whole. */
export const SHAPE_SCHEMAS = [
  /** No place of either surface is farther than `max`, mm, from the other: at least the widest tolerance. */
  z.object({ ...checkBase, kind: z.literal("shape.deviation"), max: z.number().positive() }),
  /** No more than so many mm³ that only one of part and drawing has: to inform, so its weight is 0. */
  z.object({
    ...checkBase,
    weight: z.number().min(0).max(0).default(0),
    gate: z.never().optional(),
    kind: z.literal("shape.symdiff"),
    max: z.number().positive(),
  }),
] as const;
