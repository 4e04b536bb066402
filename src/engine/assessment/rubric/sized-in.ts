import type { Rubric } from "../rubric.ts";

/** Labels of the features that have sizes of their own. */
export const sizedIn = ({ checks, features }: Rubric): ReadonlySet<string> =>
  new Set(
    checks
      .filter(({ kind }) => kind.startsWith("dim."))
      .flatMap((check) => Object.values(check))
      .filter(
        (value): value is string => typeof value === "string" && Object.hasOwn(features, value),
      ),
  );
