import * as z from "zod";
import { checkBase, sized } from "./check-base.ts";

const count = z.number().int().nonnegative();
/** Fraction of the reference's. */
const within = z.number().positive();

/** The body as a whole. */
export const SOLID_SCHEMAS = [
  /** Something is there, and its surface is closed. */
  z.object({ ...checkBase, kind: z.literal("solid.valid") }),
  z.object({
    ...checkBase,
    kind: z.literal("solid.shells"),
    count: z.number().int().positive(),
  }),
  /** Ways through the material: the handles of the closed surface, of all pieces together. */
  z.object({ ...checkBase, kind: z.literal("solid.genus"), count }),
  /** Closed hollows that no way leads into. */
  z.object({ ...checkBase, kind: z.literal("solid.voids"), count }),
  /** Overall size along an axis of the drawing. */
  z.object({
    ...checkBase,
    kind: z.literal("solid.bbox"),
    axis: z.enum(["x", "y", "z"]),
    ...sized,
  }),
  z.object({ ...checkBase, kind: z.literal("solid.volume"), within }),
  z.object({ ...checkBase, kind: z.literal("solid.area"), within }),
  /** Of the full body: `density` in g/cm³, `nominal` and its deviations in g. */
  z.object({
    ...checkBase,
    kind: z.literal("solid.mass"),
    density: z.number().positive().max(25),
    ...sized,
    nominal: z.number().positive(),
  }),
  /** The centre of mass is at most `max`, mm, from the reference's, each in the frame of the drawing. */
  z.object({ ...checkBase, kind: z.literal("solid.centroid"), max: z.number().positive() }),
] as const;
