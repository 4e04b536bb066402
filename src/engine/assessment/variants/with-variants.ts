import * as z from "zod";
import { seededRandom } from "../../foundation/random.ts";
import { withDeviations } from "../rubric/with-deviations.ts";
import { atValues, isRecord, type Refuse, type Values } from "./at-values.ts";
import { parameterName } from "./variant-schema.ts";

/** A value, or one of `from`, `from + step`, … up to `to`, chosen by the variant's seed. */
const valueSchema = z.union([
  z.number(),
  z.object({ from: z.number(), to: z.number(), step: z.number().positive() }),
]);

const variantSchema = z.looseObject({
  params: z.record(parameterName, valueSchema),
  seed: z.number().int().default(1),
});

const writtenSchema = z.looseObject({
  parameters: z.record(parameterName, z.number()).default({}),
  variants: z.array(z.unknown()).max(8).default([]),
  checks: z.array(z.unknown()),
});

/** What belongs to the part as drawn, and is not looked at again at other sizes. */
const ONCE = /^(design|print|gc)\./;
/** What can go wrong with a formula at some values only. */
const AT_VALUES: readonly unknown[] = ["zero", "large"];

type Written = z.infer<typeof writtenSchema>;

/**
 * A rubric as written, with every formula worked out at the drawing's `parameters`, and each variant with
 * the features and checks that hold at its own values. What is not a rubric is left to the schema.
 */
export function withVariants(rubric: unknown, ctx: z.RefinementCtx): unknown {
  const read = writtenSchema.safeParse(rubric);
  if (!read.success || !isRecord(rubric)) return withDeviations(rubric, ctx);
  const { parameters, variants } = read.data;
  const held = atValues({ ...rubric, checks: read.data.checks }, parameters, refuseIn(ctx));
  const base = withDeviations(held, ctx);
  if (variants.length === 0 || !isRecord(base)) return base;
  return {
    ...base,
    variants: variants.map((variant, place) =>
      variantAt(read.data, variant, { ctx, path: ["variants", place] }),
    ),
  };
}

interface Where {
  readonly ctx: z.RefinementCtx;
  readonly path: readonly (string | number)[];
}

function variantAt(written: Written, raw: unknown, where: Where): unknown {
  const read = variantSchema.safeParse(raw);
  // With checks of its own it is worked out already.
  if (!read.success || "checks" in read.data) return raw;
  const { ctx, path } = where;
  const { parameters, general } = written;
  for (const name of Object.keys(read.data.params))
    if (!Object.hasOwn(parameters, name))
      ctx.addIssue({
        code: "custom",
        message: `no parameter ${name}`,
        path: [...path, "params", name],
      });
  const params = valuesOf(read.data);
  const refuse = refuseIn(ctx, path);
  const held = atValues(written, { ...parameters, ...params }, (found, at) => {
    // The rest is told of the part as drawn.
    if (AT_VALUES.includes(found.params.reason)) refuse(found, at);
  });
  const features = held.features ?? written.features;
  const sized = withDeviations({ general, features, checks: held.checks }, ctx);
  const checks = isRecord(sized) && Array.isArray(sized.checks) ? sized.checks : held.checks;
  return {
    ...read.data,
    params,
    ...(held.features === undefined ? {} : { features: held.features }),
    checks: checks.filter((check) => !isOnce(check)).map(withoutNeeds),
  };
}

function refuseIn(ctx: z.RefinementCtx, path: readonly (string | number)[] = []): Refuse {
  return ({ code, params: { formula, column, reason, name } }, at) => {
    const message = `${code}: ${formula}: ${column}: ${reason} ${name}`;
    ctx.addIssue({ code: "custom", message, path: [...path, ...at] });
  };
}

const isOnce = (check: unknown): boolean => isRecord(check) && ONCE.test(String(check.kind));

/** What it needs may be of the part as drawn alone. */
function withoutNeeds(check: unknown): unknown {
  if (!isRecord(check)) return check;
  const { needs: _, ...rest } = check;
  return rest;
}

function valuesOf({ params, seed }: z.infer<typeof variantSchema>): Values {
  const random = seededRandom(seed);
  const names = Object.keys(params).sort();
  return Object.fromEntries(
    names.map((name) => {
      const value = params[name] as z.infer<typeof valueSchema>;
      if (typeof value === "number") return [name, value];
      const steps = Math.floor((value.to - value.from) / value.step + 1e-9);
      return [name, value.from + Math.floor(random() * (Math.max(0, steps) + 1)) * value.step];
    }),
  );
}
