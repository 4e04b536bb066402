import * as z from "zod";
import { checkBase } from "./check-base.ts";

/** The shape as a whole. */
export const SHAPE_SCHEMAS = [
  /** No place of either surface is farther than `max`, mm, from the other: at least the widest tolerance. */
  z.object({ ...checkBase, kind: z.literal("shape.deviation"), max: z.number().positive() }),
] as const;
