import * as z from "zod";
import { checkBase } from "../rubric/check-base.ts";
import { featureSpecSchema, labelSchema } from "../rubric/feature-spec.ts";

/** Name of a parameter of the reference and of the trainee's script. */
export const parameterName = z
  .string()
  .max(40)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/);

/** The drawing's own values of the parameters that formulas and variants speak of. */
export const parametersSchema = z.record(parameterName, z.number());

const variantId = z.string().regex(/^[a-z0-9-]+$/);

/**
 * Values at which reference and part are made again, with the features and checks that hold there. Written
 * with `id` and `params` only; see `withVariants`.
 */
export const variantSchema = <C extends z.ZodType>(check: C) =>
  z.object({
    id: variantId,
    params: parametersSchema,
    features: z.record(labelSchema, featureSpecSchema).default({}),
    checks: z.array(check).min(1),
  });

/** Checks on the design of a part, not its shape as drawn. */
export const DESIGN_SCHEMAS = [
  /** Made again at the values of one of the rubric's variants, the part is right too. */
  z.object({ ...checkBase, kind: z.literal("design.variant"), set: variantId }),
] as const;

interface WithVariants {
  readonly variants?: readonly { readonly id: string }[] | undefined;
  readonly checks: readonly { readonly kind: string; readonly set?: unknown }[];
}

/** Each variant has an id of its own, and the checks name variants that there are. */
export function checkVariants({ variants = [], checks }: WithVariants, ctx: z.RefinementCtx): void {
  const ids = variants.map(({ id }) => id);
  ids.forEach((id, place) => {
    if (ids.indexOf(id) !== place)
      ctx.addIssue({ code: "custom", message: `${id} twice`, path: ["variants", place, "id"] });
  });
  checks.forEach(({ kind, set }, place) => {
    if (kind === "design.variant" && typeof set === "string" && !ids.includes(set))
      ctx.addIssue({
        code: "custom",
        message: `no variant ${set}`,
        path: ["checks", place, "set"],
      });
  });
}
