import * as z from "zod";
import { toleranceLimits } from "./tolerance-limits.ts";

const vec3 = z.tuple([z.number(), z.number(), z.number()]);
const band = { nominal: z.number(), upper: z.number(), lower: z.number() };
const named = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The drawing's dimension. */ dimension: z.string().optional(),
};

/**
 * In the place of `upper` and `lower` a check may say its tolerance as the drawing does (`H7`, `±0.1`,
 * `ISO 2768-m`); the tables give the deviations. A tolerance that is a number means something else.
 */
function withDeviations(check: unknown, ctx: z.RefinementCtx): unknown {
  const said = z.looseObject({ tolerance: z.string(), nominal: z.number() }).safeParse(check);
  if (!said.success) return check;
  const { tolerance, ...rest } = said.data;
  const limits = toleranceLimits(tolerance, { nominal: rest.nominal, quantity: "length" });
  if (limits.ok) return { ...rest, ...limits.value };
  ctx.addIssue({ code: "custom", message: `${limits.problems[0]?.code}: ${tolerance}` });
  return z.NEVER;
}

/**
 * One check of a lesson's inspection plan. Frames: the part as drawn, mm; `upper` and `lower` are
 * deviations from the nominal (lower negative). Labels of features (hole A) are letters.
 */
const plainCheckSchema = z.discriminatedUnion("kind", [
  z.object({ ...named, kind: z.literal("closed-solid") }),
  z.object({ ...named, kind: z.literal("body-count"), count: z.number().int().positive() }),
  z.object({ ...named, kind: z.literal("envelope"), axis: z.enum(["x", "y", "z"]), ...band }),
  z.object({
    ...named,
    kind: z.literal("volume"),
    /** Fraction of the reference volume. */ tolerance: z.number().positive(),
  }),
  z.object({
    ...named,
    kind: z.literal("hole-diameter"),
    label: z.string(),
    axis: vec3,
    at: vec3,
    ...band,
  }),
  z.object({
    ...named,
    kind: z.literal("hole-position"),
    label: z.string(),
    axis: vec3,
    at: vec3,
    /** Which coordinate is dimensioned and from which plane of the part it is measured. */
    along: z.enum(["x", "y", "z"]),
    from: z.enum(["min", "max"]),
    ...band,
  }),
  z.object({ ...named, kind: z.literal("hole-through"), label: z.string(), axis: vec3, at: vec3 }),
  /** A blind hole: it must have a bottom, and its wall is as deep as the band says. */
  z.object({
    ...named,
    kind: z.literal("hole-depth"),
    label: z.string(),
    axis: vec3,
    at: vec3,
    ...band,
  }),
  z.object({
    ...named,
    kind: z.literal("hole-count"),
    axis: vec3,
    count: z.number().int().nonnegative(),
  }),
  z.object({ ...named, kind: z.literal("boss-diameter"), axis: vec3, at: vec3, ...band }),
  /**
   * Distance between two parallel plane faces seen along `axis` through the point `at`: of the
   * material there, or of the gap (a groove, a slot) where the reference has a gap at `at`.
   */
  z.object({ ...named, kind: z.literal("thickness"), axis: vec3, at: vec3, ...band }),
  z.object({
    ...named,
    kind: z.literal("difference"),
    /** Largest volume that only one of part and reference has, mm³. */ max: z.number().positive(),
    /** Surfaces this near to each other, mm, are the same: what the tolerances allow to move. */
    within: z.number().nonnegative().default(0),
  }),
]);

const checkSchema = z.preprocess(withDeviations, plainCheckSchema);

export const rubricSchema = z.object({
  /** How the trainee's part is laid on the reference. */
  pose: z.enum(["declared", "any"]),
  checks: z.array(checkSchema).min(1),
  print: z.object({
    printers: z.array(z.string()).min(1),
    /** Setting name to its fixed value: shown as locked. */
    locked: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
  }),
});

export type Check = z.infer<typeof checkSchema>;
export type Rubric = z.infer<typeof rubricSchema>;
