import type * as z from "zod";
import type { FeatureSpec } from "./feature-spec.ts";

interface Named {
  readonly features: Readonly<Record<string, FeatureSpec>>;
  readonly datums?: readonly string[] | undefined;
  readonly checks: readonly Readonly<Record<string, unknown>>[];
}

/** Parameters of checks that name features. */
const NAMING = ["of", "from", "to", "a", "b", "hole", "shaft", "datum", "datums", "faceDown"];

/** Each label that a check, a pattern or the datums name is one of the rubric's features. */
export function checkLabels(rubric: Named, ctx: z.RefinementCtx): void {
  const { features, checks, datums = [] } = rubric;
  const refuse = (label: string, path: (string | number)[]): void =>
    ctx.addIssue({ code: "custom", message: `no feature ${label}`, path });
  const isKnown = (label: string): boolean => Object.hasOwn(features, label);
  checks.forEach((check, place) => {
    for (const name of NAMING)
      for (const label of [check[name]].flat())
        if (typeof label === "string" && !isKnown(label)) refuse(label, ["checks", place, name]);
  });
  datums.forEach((label, place) => {
    if (!isKnown(label)) refuse(label, ["datums", place]);
  });
  for (const [name, spec] of Object.entries(features))
    if (spec.type === "pattern")
      for (const label of spec.of)
        if (!isKnown(label) || features[label]?.type === "pattern")
          refuse(label, ["features", name, "of"]);
}
