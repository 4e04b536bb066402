import * as z from "zod";
import { checkBase, featureRef } from "./check-base.ts";

const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const type = z.enum(["hole", "boss", "slot", "thread", "fillet", "round", "chamfer"]);

/** What is there, and what is not. */
export const FEAT_SCHEMAS = [
  /** So many of a type; with `axis` only those in that direction. */
  z.object({
    ...checkBase,
    kind: z.literal("feat.exists"),
    type,
    axis: vec3.optional(),
    count: z.number().int().nonnegative(),
  }),
  z.object({ ...checkBase, kind: z.literal("feat.none"), type, axis: vec3.optional() }),
  z.object({ ...checkBase, kind: z.literal("feat.through"), of: featureRef }),
  /** The named features lie in a row, a grid or a circle, evenly. */
  z.object({
    ...checkBase,
    kind: z.literal("feat.pattern"),
    of: featureRef,
    arrangement: z.enum(["line", "grid", "circle"]),
  }),
  /** Two faces run into each other without an edge. */
  z.object({ ...checkBase, kind: z.literal("feat.tangent"), a: featureRef, b: featureRef }),
  /** No surface that the reference lacks; pieces under `area`, mm², are let pass. */
  z.object({
    ...checkBase,
    kind: z.literal("feat.noExtra"),
    area: z.number().positive().default(0.5),
  }),
  /** The part has surfaces for this share of the reference's area. */
  z.object({ ...checkBase, kind: z.literal("feat.coverage"), least: z.number().gt(0).max(1) }),
] as const;
