import * as z from "zod";
import { checkBase, featureRef, sized } from "./check-base.ts";

const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const pair = z.tuple([featureRef, featureRef]);

/**
 * Which circle a faceted round is: `intent`, through its corners, where modelling programs put the true one;
 * `gauge`, the largest pin that goes into the hole, the smallest ring that goes over the shaft. Left
 * out: the rubric's, see `withMesh`.
 */
const size = z.enum(["intent", "gauge"]).optional();

/** Dimensions: nominal with deviations; mm, angles degrees. */
export const DIM_SCHEMAS = [
  /** Between two faces, a face and an axis, or two axes; measured `along` or the way that the reference shows. */
  z.object({
    ...checkBase,
    kind: z.literal("dim.distance"),
    from: featureRef,
    to: featureRef,
    along: vec3.optional(),
    ...sized,
  }),
  /** Between two faces that look at or away from each other: of the gap, or of the material. */
  z.object({
    ...checkBase,
    kind: z.literal("dim.thickness"),
    from: featureRef,
    to: featureRef,
    ...sized,
  }),
  z.object({ ...checkBase, kind: z.literal("dim.diameter"), of: featureRef, size, ...sized }),
  z.object({ ...checkBase, kind: z.literal("dim.radius"), of: featureRef, size, ...sized }),
  /** Of a blind hole or slot, from its open end to its bottom; of a face below the face `from`. */
  z.object({
    ...checkBase,
    kind: z.literal("dim.depth"),
    of: featureRef,
    from: featureRef.optional(),
    ...sized,
  }),
  /** Between two faces, two axes, or a face and an axis: 0 to 180. */
  z.object({ ...checkBase, kind: z.literal("dim.angle"), a: featureRef, b: featureRef, ...sized }),
  /** From each feature of a row to the next. */
  z.object({
    ...checkBase,
    kind: z.literal("dim.pitch"),
    of: z.union([featureRef, pair]),
    ...sized,
  }),
  /** Pitch circle diameter of a pattern of three or more. */
  z.object({ ...checkBase, kind: z.literal("dim.pcd"), of: featureRef, ...sized }),
  z.object({
    ...checkBase,
    kind: z.literal("dim.slot"),
    of: featureRef,
    what: z.enum(["width", "length"]),
    ...sized,
  }),
  z.object({
    ...checkBase,
    kind: z.literal("dim.chamfer"),
    of: featureRef,
    what: z.enum(["leg", "angle"]).default("leg"),
    ...sized,
  }),
  /** A hole and a shaft that go together: `H7/g6`. */
  z.object({
    ...checkBase,
    kind: z.literal("fit.pair"),
    hole: featureRef,
    shaft: featureRef,
    nominal: z.number().positive(),
    fit: z.string().max(20),
    size,
  }),
] as const;
