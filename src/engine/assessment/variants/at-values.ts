import type { Problem } from "../../foundation/problem.ts";
import { formulaValue } from "./formula.ts";

type Path = readonly (string | number)[];
export type Values = Readonly<Record<string, number>>;
/** Told what is wrong with a formula (`assessment.formula`), and where in the rubric it stands. */
export type Refuse = (found: Problem, path: Path) => void;

interface Written {
  readonly checks: readonly unknown[];
  readonly features?: unknown;
}

/** What of a check may be a formula. */
const SIZES = ["nominal", "count"] as const;

/**
 * A rubric's checks and features at values of its parameters: a check's `nominal` or `count` and the
 * coordinates of a feature may be formulas; all else stays as it is written.
 */
export function atValues<R extends Written>(rubric: R, values: Values, refuse: Refuse): R {
  const number = (value: unknown, path: Path): unknown => {
    if (typeof value !== "string") return value;
    const found = formulaValue(value, values);
    if (found.ok) return found.value;
    for (const wrong of found.problems) refuse(wrong, path);
    return value;
  };
  const checks = rubric.checks.map((check, place) => {
    if (!isRecord(check)) return check;
    const sized = { ...check };
    for (const size of SIZES)
      if (size in sized) sized[size] = number(sized[size], ["checks", place, size]);
    return sized;
  });
  const { features } = rubric;
  if (!isRecord(features)) return { ...rubric, checks };
  const laid = Object.entries(features).map(([label, spec]) => {
    if (!isRecord(spec) || !Array.isArray(spec.at)) return [label, spec];
    const at = spec.at.map((value, i) => number(value, ["features", label, "at", i]));
    return [label, { ...spec, at }];
  });
  return { ...rubric, checks, features: Object.fromEntries(laid) };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
