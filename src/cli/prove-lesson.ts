import { lessonAttempts } from "../engine/course/lesson-attempts.ts";
import { loadLesson } from "../engine/course/load-lesson.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import type { ProveOptions, RubricProof } from "../engine/assessment/mutants.ts";
import type { ScriptRun } from "../engine/modelling/run-script.ts";
import { loadKernel } from "./kernels.ts";
import { numberOption } from "./options.ts";
import type { Options, VerbContext } from "./outcome.ts";
import { runScriptText } from "./run-script-file.ts";

/**
 * A lesson's rubric against mutants of its reference, as `proveRubric` has it; the solution and the
 * alternatives are the other ways to make the part. Problems of the course, modelling, solid, assessment
 * and cli rooms.
 */
export async function proveLesson(
  files: Readonly<Record<string, string>>,
  options: ProveOptions,
  given: Options,
  context: VerbContext,
): Promise<Result<RubricProof>> {
  const lesson = loadLesson(files);
  if (!lesson.ok) return lesson;
  const attempts = lessonAttempts(files, lesson.value);
  if (!attempts.ok) return attempts;
  const run = runnerOf(given);
  if (!run.ok) return run;
  const reference = await run.value(lesson.value.reference, {});
  if (!reference.ok) return reference;
  const routes: { name: string; graph: ScriptRun["graph"] }[] = [];
  for (const { file, source, fails } of attempts.value) {
    if (fails) continue;
    const made = await run.value(source, {});
    if (!made.ok) return fail(...made.problems);
    routes.push({ name: file, graph: made.value.graph });
  }
  const { proveRubric } = await import("../engine/assessment/mutants.ts");
  const input = {
    id: lesson.value.id,
    rubric: lesson.value.rubric,
    written: writtenRubric(files),
    drawing: lesson.value.drawing,
    reference: reference.value,
    routes,
    graphOf: async (values: Readonly<Record<string, number>>) => {
      const made = await run.value(lesson.value.reference, values);
      if (!made.ok) throw new Error(made.problems[0]?.code);
      return made.value.graph;
    },
  };
  return proveRubric(input, options, await loadKernel(), context.ctx);
}

type Run = (source: string, params: Readonly<Record<string, number>>) => Promise<Result<ScriptRun>>;

function runnerOf(given: Options): Result<Run> {
  const bounds = { min: 0.1, max: 3600, fallback: 10 };
  const timeout = numberOption(given, "timeout", bounds, "cli.timeout");
  if (!timeout.ok) return timeout;
  return ok((source, params) => runScriptText({ source, params }, timeout.value));
}

/** As the file has it: `loadLesson` has read it before, so it is JSON. */
function writtenRubric(files: Readonly<Record<string, string>>): unknown {
  const data: unknown = JSON.parse(files["lesson.json"] ?? "{}");
  return typeof data === "object" && data !== null && "rubric" in data ? data.rubric : undefined;
}
