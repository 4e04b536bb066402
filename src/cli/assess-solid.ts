import type { Report } from "../engine/assessment/report-types.ts";
import type { ModelAt } from "../engine/assessment/variant-types.ts";
import type { Lesson } from "../engine/course/lesson.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import type { Solid } from "../engine/solid/solid-types.ts";
import { loadKernel } from "./kernels.ts";
import { evaluateSource } from "./load-part.ts";
import type { Options, VerbContext } from "./outcome.ts";

/** What is judged: a solid, and the script that made it, if one did. */
export interface Judged {
  readonly solid: Solid;
  readonly source?: string | undefined;
}

/**
 * One part against a lesson's inspection plan, with the lesson's reference already built. Scripts are run
 * again for the plan's variants, `given` the same options as the first time.
 */
export async function assessSolid(
  lesson: Lesson,
  part: Judged,
  reference: Solid,
  given: Options,
  context: VerbContext,
): Promise<Result<Report>> {
  const [{ assess }, { assessVariants }, kernel] = await Promise.all([
    import("../engine/assessment/assess.ts"),
    import("../engine/assessment/assess-variants.ts"),
    loadKernel(),
  ]);
  const input = {
    lesson: { id: lesson.id, rubric: lesson.rubric },
    part: part.solid,
    reference,
  };
  const { source } = part;
  const makers = {
    part: source === undefined ? undefined : modelAt(source, given, context),
    reference: modelAt(lesson.reference, timeOf(given), context),
  };
  const report = await assessVariants(input, makers, (one) => assess(one, kernel, context.ctx));
  return report.ok ? report : fail(...report.problems);
}

/** The script with other values besides those that were given. */
function modelAt(source: string, given: Options, context: VerbContext): ModelAt {
  const typed = Array.isArray(given.param) ? given.param : [];
  return async (params) => {
    const param = [...typed, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)];
    const made = await evaluateSource(source, { ...given, param }, context);
    if (!made.ok) return made;
    const { solid, definitions = [] } = made.value;
    return ok({ solid, definitions });
  };
}

/** The reference takes none of the part's own values. */
const timeOf = ({ timeout }: Options): Options => (timeout === undefined ? {} : { timeout });
