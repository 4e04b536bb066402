import type { Report } from "../engine/assessment/report-types.ts";
import type { Lesson } from "../engine/course/lesson.ts";
import { fail, type Result } from "../engine/foundation/result.ts";
import type { Solid } from "../engine/solid/solid-types.ts";
import { loadKernel } from "./kernels.ts";
import type { VerbContext } from "./outcome.ts";

/** One part against a lesson's inspection plan, with the lesson's reference already built. */
export async function assessSolid(
  lesson: Lesson,
  part: Solid,
  reference: Solid,
  context: VerbContext,
): Promise<Result<Report>> {
  const { assess } = await import("../engine/assessment/assess.ts");
  const input = { lesson: { id: lesson.id, rubric: lesson.rubric }, part, reference };
  const report = await assess(input, await loadKernel(), context.ctx);
  return report.ok ? report : fail(...report.problems);
}
