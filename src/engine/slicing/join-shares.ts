import { type Problem, problem, warning } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { PATH_ROLES, type Plan } from "./plan.ts";
import { sliceWarnings } from "./slice-warnings.ts";
import type { SlicedShare } from "./sliced-share.ts";

/**
 * The shares of a part, in any order, as one plan. Error: `slicing.nothing-to-print`. Warnings:
 * `slicing.open-contours` (with the first such layer), `slicing.empty-layers`,
 * `slicing.skirt-left-out`, and those of `sliceWarnings`.
 */
export function joinShares(shares: readonly SlicedShare[]): Result<Plan> {
  const sorted = [...shares].sort((a, b) => a.from - b.from);
  const count = sorted[0]?.count ?? 0;
  const problems: Problem[] = [];
  const at = (index: number) => ({ kind: "layer", index }) as const;
  const open = sorted.flatMap(({ notes }) => notes.open);
  if (open.length > 0)
    problems.push(
      warning("slicing.open-contours", { count: open.length, layers: count }, at(open[0]!)),
    );
  const empty = sorted.flatMap(({ notes }) => notes.empty);
  if (empty.length === count) return fail(problem("slicing.nothing-to-print"), ...problems);
  if (empty.length > 0 && empty[0]! < count - 1)
    problems.push(warning("slicing.empty-layers", {}, at(empty[0]!)));
  problems.push(...sliceWarnings(sorted));
  if (sorted.some(({ notes }) => notes.skirtLeftOut))
    problems.push(warning("slicing.skirt-left-out"));
  return ok(
    {
      layers: sorted.flatMap(({ layers }) => layers),
      volumes: sum(sorted.map(({ volumes }) => volumes)),
      firstVolumes: sum(sorted.map(({ firstVolumes }) => firstVolumes)),
    },
    problems,
  );
}

const sum = (parts: readonly Float64Array[]): Float64Array =>
  Float64Array.from(PATH_ROLES, (_, i) => parts.reduce((total, part) => total + part[i]!, 0));
