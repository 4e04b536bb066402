import * as z from "zod";
import { TOOLPATH_SCHEMAS } from "./checks/gcode/toolpath-schemas.ts";
import { PRINT_SCHEMAS } from "./checks/print/print-schemas.ts";
import { DIM_SCHEMAS } from "./rubric/dim-schema.ts";
import { FEAT_SCHEMAS } from "./rubric/feat-schema.ts";
import { GDT_SCHEMAS } from "./rubric/gdt-schema.ts";
import { meshSchema, withMesh } from "./rubric/with-mesh.ts";
import { SOLID_SCHEMAS } from "./rubric/solid-schema.ts";
import { SHAPE_SCHEMAS } from "./rubric/shape-schema.ts";
import { datumsSchema, featureSpecSchema, labelSchema } from "./rubric/feature-spec.ts";
import { checkLabels } from "./rubric/check-labels.ts";
import {
  checkVariants,
  DESIGN_SCHEMAS,
  parametersSchema,
  variantSchema,
} from "./variants/variant-schema.ts";
import { withVariants } from "./variants/with-variants.ts";

/**
 * One check of a lesson's inspection plan. Frames: the part as drawn, mm. What a check speaks of is named in
 * the rubric's `features`.
 */
const checkSchema = z.discriminatedUnion("kind", [
  ...DIM_SCHEMAS,
  ...FEAT_SCHEMAS,
  ...SOLID_SCHEMAS,
  ...GDT_SCHEMAS,
  ...PRINT_SCHEMAS,
  ...TOOLPATH_SCHEMAS,
  ...SHAPE_SCHEMAS,
  ...DESIGN_SCHEMAS,
]);

const plainRubricSchema = z
  .object({
    /** How the trainee's part is laid on the reference. */
    pose: z.enum(["declared", "datums", "any"]),
    /** The features that the checks speak of, by label. */
    features: z.record(labelSchema, featureSpecSchema).default({}),
    datums: datumsSchema.optional(),
    /** The title block's general tolerance, for checks that say `general`: `ISO 2768-m`. */
    general: z.string().min(1).max(40).optional(),
    /** How round sizes are taken from a mesh; left out: as they were meant. */
    mesh: meshSchema.optional(),
    checks: z.array(checkSchema).min(1),
    /** The drawing's values of what formulas in checks and features may name. */
    parameters: parametersSchema.optional(),
    /** Other values at which the part is made and looked at again, for the checks `design.variant`. */
    variants: z.array(variantSchema(checkSchema)).max(8).optional(),
    print: z.object({
      printers: z.array(z.string()).min(1),
      /** Setting name to its fixed value: shown as locked. */
      locked: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
    }),
  })
  .superRefine(checkLabels)
  .superRefine(checkVariants);

export const rubricSchema = z.preprocess(
  (rubric, ctx) => withVariants(withMesh(rubric), ctx),
  plainRubricSchema,
);

export type Check = z.infer<typeof checkSchema>;
export type Rubric = z.infer<typeof rubricSchema>;
