import { fail, ok, type Result } from "../foundation/result.ts";
import type { AssessInput } from "./assess.ts";
import type { Report } from "./report-types.ts";
import type { ModelAt, VariantModel, VariantRun } from "./variant-types.ts";
import { wrongAsDrawn } from "./variants/right-as-drawn.ts";
import { wasStopped } from "./variants/script-limits.ts";

/** How part and reference are made again; a part that is no script's (an STL file) can't be. */
export interface VariantMakers {
  readonly part?: ModelAt | undefined;
  readonly reference: ModelAt;
}

/**
 * `inspect` (the door `assess`, in this thread or in a worker), and once the part is right as drawn and
 * the rubric has variants, once more with part and reference at each variant's values. Scripts run one after
 * the other; after one that takes too long or too much the part's script isn't run again. Error:
 * those of `inspect`, and `foundation.cancelled`.
 */
export async function assessVariants(
  input: AssessInput,
  makers: VariantMakers,
  inspect: (input: AssessInput) => Promise<Result<Report>>,
): Promise<Result<Report>> {
  const report = await inspect(input);
  const { variants = [] } = input.lesson.rubric;
  if (!report.ok || !makers.part || variants.length === 0) return report;
  if (wrongAsDrawn(report.value.checks)) return report;
  const models: VariantModel[] = [];
  let stopped: Result<VariantRun> | undefined;
  for (const { id, params } of variants) {
    const reference = await makers.reference(params);
    const part = stopped ?? (await makers.part(params));
    for (const made of [reference, part]) if (isCancelled(made)) return fail(...made.problems);
    if (!part.ok && wasStopped(part.problems)) stopped = part;
    models.push({ id, part: withoutLog(part), reference: withoutLog(reference) });
  }
  return inspect({ ...input, variants: models });
}

const isCancelled = ({ ok: made, problems }: Result<VariantRun>): boolean =>
  !made && problems.some(({ code }) => code === "foundation.cancelled");

/** Only what is asked for goes to a worker. */
function withoutLog(made: Result<VariantRun>): Result<VariantRun> {
  if (!made.ok) return made;
  const { solid, definitions } = made.value;
  return ok({ solid, definitions });
}
