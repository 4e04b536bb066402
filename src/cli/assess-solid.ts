import type { Report } from "../engine/assessment/report-types.ts";
import type { ModelAt } from "../engine/assessment/variant-types.ts";
import type { Lesson } from "../engine/course/lesson.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import type { Solid } from "../engine/solid/solid-types.ts";
import { loadClipper, loadKernel } from "./kernels.ts";
import { evaluateSource } from "./load-part.ts";
import { makingFrom } from "./making-from.ts";
import type { Options, VerbContext } from "./outcome.ts";

/** What is judged: a solid, and the script that made it, if one did. */
export interface Judged {
  readonly solid: Solid;
  readonly source?: string | undefined;
}

/**
 * One part against a lesson's inspection plan, with the lesson's reference already built. Scripts are run
 * again for the plan's variants, `given` the same options as the first time. What the plan says of the
 * print is judged by the printer and the settings that are given, else the lesson's own.
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
  const made = await makingFrom(lesson, given, context);
  if (!made.ok) return made;
  const making = made.value;
  const clipper = making && (await loadClipper());
  const input = {
    lesson: { id: lesson.id, rubric: lesson.rubric },
    part: part.solid,
    reference,
    making,
  };
  const { source } = part;
  const makers = {
    part: source === undefined ? undefined : modelAt(source, given, context),
    reference: modelAt(lesson.reference, timeOf(given), context),
  };
  const report = await assessVariants(input, makers, (one) =>
    assess(one, kernel, context.ctx, clipper),
  );
  return report.ok ? ok(report.value, made.problems) : fail(...report.problems);
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
