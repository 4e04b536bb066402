import type { AssessInput } from "../../engine/assessment/assess.ts";
import { assessVariants } from "../../engine/assessment/assess-variants.ts";
import type { Report } from "../../engine/assessment/report-types.ts";
import type { ModelAt } from "../../engine/assessment/variant-types.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import { problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { ParameterValues } from "../../engine/modelling/parameter-types.ts";
import type { RunOptions } from "../offload/client.ts";
import type { Services } from "./services.ts";

/** The script that a part was made by; a part from a mesh file has none. */
interface MadeBy {
  readonly source: string | undefined;
  readonly values: ParameterValues;
}

/**
 * A part against the lesson's inspection plan, in a worker; where the plan has variants, made again at
 * their values, one run after the other behind the second wall: the person's own run isn't ended by it.
 */
export function assessLesson(
  services: Services,
  lesson: Lesson,
  given: Omit<AssessInput, "lesson" | "variants">,
  { source, values }: MadeBy,
  options: RunOptions,
): Promise<Result<Report>> {
  const { id, rubric, reference } = lesson;
  const makers = {
    part: source === undefined ? undefined : modelAt(services, source, values, options),
    reference: modelAt(services, reference, {}, options),
  };
  return assessVariants({ ...given, lesson: { id, rubric } }, makers, (input) =>
    services.run("assess", input, options),
  );
}

function modelAt(
  services: Services,
  source: string,
  values: ParameterValues,
  options: RunOptions,
): ModelAt {
  const cancelled = () => fail(problem("foundation.cancelled"));
  return async (params) => {
    if (options.signal?.aborted) return cancelled();
    const run = await services.runReference(source, { ...values, ...params });
    if (!run.ok) return run;
    if (options.signal?.aborted) return cancelled();
    const { graph, definitions } = run.value;
    const solid = await services.run("evaluate", { graph }, options);
    return solid.ok ? ok({ solid: solid.value, definitions }) : solid;
  };
}
