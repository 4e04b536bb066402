import * as z from "zod";
import { checkBase } from "../rubric/check-base.ts";
import { formulaValue } from "./formula.ts";
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

const formula = z.string().min(1);

/** Checks on the design of a part, not its shape as drawn. */
export const DESIGN_SCHEMAS = [
  /** Made again at the values of one of the rubric's variants, the part is right too. */
  z.object({ ...checkBase, kind: z.literal("design.variant"), set: variantId }),
  /**
   * The part follows these parameters at every variant: it changes with each, and its overall sizes along the
   * axes in which it was modelled are those of the sums, within so many mm.
   */
  z.object({
    ...checkBase,
    kind: z.literal("design.parametric"),
    params: z.array(parameterName).min(1).max(20),
    sizes: z
      .object({ x: formula.optional(), y: formula.optional(), z: formula.optional() })
      .default({}),
    within: z.number().positive().default(0.1),
  }),
] as const;

interface WithVariants {
  readonly parameters?: Values | undefined;
  readonly variants?: readonly { readonly id: string; readonly params: Values }[] | undefined;
  readonly checks: readonly {
    readonly kind: string;
    readonly set?: unknown;
    readonly params?: unknown;
    readonly sizes?: unknown;
  }[];
}
type Values = Readonly<Record<string, number>>;

/** Each variant has an id of its own, and the checks name variants and parameters that there are. */
export function checkVariants(rubric: WithVariants, ctx: z.RefinementCtx): void {
  const { parameters = {}, variants = [], checks } = rubric;
  const refuse = (message: string, path: (string | number)[]): void =>
    ctx.addIssue({ code: "custom", message, path });
  const ids = variants.map(({ id }) => id);
  ids.forEach((id, place) => {
    if (ids.indexOf(id) !== place) refuse(`${id} twice`, ["variants", place, "id"]);
  });
  checks.forEach(({ kind, set, params, sizes }, place) => {
    if (kind === "design.variant" && typeof set === "string" && !ids.includes(set))
      refuse(`no variant ${set}`, ["checks", place, "set"]);
    if (kind !== "design.parametric") return;
    for (const name of z.array(z.string()).catch([]).parse(params))
      if (!variants.some((one) => (one.params[name] ?? parameters[name]) !== parameters[name]))
        refuse(`no variant changes ${name}`, ["checks", place, "params"]);
    for (const [axis, sum] of Object.entries(
      z.record(z.string(), z.string().optional()).catch({}).parse(sizes),
    ))
      for (const { params: at } of variants) {
        const value = sum === undefined ? undefined : formulaValue(sum, { ...parameters, ...at });
        if (value?.ok === false)
          refuse(`${value.problems[0]?.code}: ${sum}`, ["checks", place, "sizes", axis]);
      }
  });
}
