import { ok, type Result } from "../../foundation/result.ts";
import { type Entry, entryOf } from "../verdict/entries.ts";
import { wrongAsDrawn } from "./right-as-drawn.ts";
import { isVariantCheck, type Varied, variantOutcomes } from "./variant-outcomes.ts";

/**
 * A report's entries with the checks at other values judged too; while something is wrong with the part as
 * drawn they wait for it. Error: `foundation.cancelled`.
 */
export async function variedEntries(
  entries: readonly Entry[],
  varied: Varied,
): Promise<Result<readonly Entry[]>> {
  const checks = varied.rubric.checks.filter(isVariantCheck);
  if (checks.length === 0) return ok(entries);
  const ids = new Set(checks.map(({ id }) => id));
  const cause = wrongAsDrawn(entries.map(({ result }) => result));
  if (cause)
    return ok(entries.map((entry) => (ids.has(idOf(entry)) ? after(cause.id, entry) : entry)));
  const outcomes = await variantOutcomes(varied);
  if (!outcomes.ok) return outcomes;
  const judged = new Map<string, Entry>();
  for (const check of checks) {
    const outcome = outcomes.value.get(check);
    if (outcome) judged.set(check.id, entryOf(check, "style", outcome));
  }
  return ok(entries.map((entry) => judged.get(idOf(entry)) ?? entry));
}

const idOf = ({ planned }: Entry): string => planned.id;

const after = (cause: string, { planned, ...rest }: Entry): Entry => ({
  ...rest,
  planned: { ...planned, needs: [...(planned.needs ?? []), cause] },
});
