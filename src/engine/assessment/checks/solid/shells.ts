import { HOPELESS, type Outcome } from "../outcome.ts";
import type { Scene } from "../scene.ts";

/** The part is in one piece (or as many as it should be). */
export function shells(check: { readonly count: number }, { part }: Scene): Outcome {
  const measured = part.solid.bodies;
  const { count } = check;
  const right = measured === count;
  return {
    verdict: right ? "pass" : "fail",
    message: right
      ? "check.body-count.pass"
      : measured > count
        ? "check.body-count.too-many"
        : "check.body-count.too-few",
    params: { measured, nominal: count },
    measured,
    allowed: { min: count, max: count, nominal: count },
    unit: "count",
    error: right ? 0 : HOPELESS,
  };
}
