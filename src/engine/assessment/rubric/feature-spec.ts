import * as z from "zod";

const vec3 = z.tuple([z.number(), z.number(), z.number()]);

/** Names of features: a letter first, then letters, digits, points, dashes. */
export const labelSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]*$/);

/**
 * A feature of the reference that checks speak of, found by where it is: in the frame of the reference, mm.
 * The type says what the recognition must have found there.
 */
export const featureSpecSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("plane"),
    /** A point of the face. */ at: vec3,
    /** Outward. */ normal: vec3,
  }),
  z.object({
    type: z.enum(["hole", "boss", "slot", "thread"]),
    /** A point on the axis, between the ends of the feature. */ at: vec3,
    axis: vec3,
  }),
  z.object({
    type: z.enum(["cylinder", "cone", "sphere", "torus", "fillet", "round", "chamfer"]),
    /** A point on the surface. */ at: vec3,
  }),
  z.object({ type: z.literal("pattern"), of: z.array(labelSchema).min(2).max(200) }),
]);

export type FeatureSpec = z.infer<typeof featureSpecSchema>;

/** Datum features A, B and C (ISO 5459), by label. */
export const datumsSchema = z.array(labelSchema).min(1).max(3);
