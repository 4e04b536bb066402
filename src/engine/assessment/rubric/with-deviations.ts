import * as z from "zod";
import { toleranceLimits } from "../tolerance-limits.ts";
import { quantityOf } from "./quantity-of.ts";

const saidSchema = z.looseObject({
  kind: z.string(),
  tolerance: z.string(),
  nominal: z.number(),
  of: z.unknown().optional(),
  /** Of an angle: the shorter of its legs, mm, for general tolerances. */
  leg: z.number().optional(),
});

const featuresSchema = z.record(z.string(), z.looseObject({ type: z.string() }));

/**
 * In the place of `upper` and `lower` a dimension may say its tolerance as the drawing does (`H7`, `±0.1`,
 * `ISO 2768-m`; `general`: the rubric's); the tables give the deviations.
 */
export function withDeviations(rubric: unknown, ctx: z.RefinementCtx): unknown {
  const said = z
    .looseObject({
      general: z.string().optional(),
      features: z.unknown().optional(),
      checks: z.array(z.unknown()),
    })
    .safeParse(rubric);
  if (!said.success) return rubric;
  const { general, features } = said.data;
  const named = featuresSchema.safeParse(features).data ?? {};
  const checks = said.data.checks.map((check, place) => {
    const sized = saidSchema.safeParse(check);
    if (!sized.success) return check;
    const { tolerance, leg, ...rest } = sized.data;
    const feature = typeof rest.of === "string" ? named[rest.of] : undefined;
    const meant = tolerance === "general" ? (general ?? tolerance) : tolerance;
    const quantity = quantityOf(rest.kind, feature?.type);
    const dimension = { nominal: rest.nominal, quantity, ...(leg ? { shorterLeg: leg } : {}) };
    const limits = toleranceLimits(meant, dimension);
    const isForLengths = rest.kind === "solid.mass" && !WRITTEN.test(meant.trim());
    if (limits.ok && !isForLengths) return { ...rest, ...limits.value };
    const message = `${limits.problems[0]?.code ?? "assessment.tolerance"}: ${meant}`;
    ctx.addIssue({ code: "custom", message, path: ["checks", place, "tolerance"] });
    return check;
  });
  return { ...said.data, checks };
}

/** Numbers, not a class of the tables: those are for lengths and angles. */
const WRITTEN = /^(±|[+\u2212-]|0)/;
