import { paramsInWords } from "../../engine/course/params-in-words.ts";
import type { CheckResult } from "../../engine/assessment/report-types.ts";
import { ok, type Result } from "../../engine/foundation/result.ts";
import { assessSolid } from "../assess-solid.ts";
import { readLessonFiles } from "../load-lesson-folder.ts";
import { evaluateSource, loadSolid, PART_OPTIONS } from "../load-part.ts";
import { MAKING_OPTIONS } from "../making-from.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";

export const options: OptionTable = { ...PART_OPTIONS, ...MAKING_OPTIONS };
export const operands = ["LESSON", "PART"];

/**
 * `assess LESSON PART [--gcode F.gcode]`: the part measured against the lesson's drawing and, where its plan
 * asks, how it prints. Not passed: exit 1.
 */
export async function run(
  [name = "", path = ""]: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const files = await readLessonFiles(name);
  if (!files.ok) return files;
  const { loadLesson } = await import("../../engine/course/load-lesson.ts");
  const lesson = loadLesson(files.value);
  if (!lesson.ok) return lesson;
  const part = await loadSolid(path, given, context);
  if (!part.ok) return part;
  const reference = await evaluateSource(lesson.value.reference, {}, context);
  if (!reference.ok) return reference;
  const report = await assessSolid(lesson.value, part.value, reference.value.solid, given, context);
  if (!report.ok) return report;
  const { catalogue } = context;
  const { verdict, checks, counts, hash, engine } = report.value;
  const names = lesson.value.texts[catalogue.language]?.checks ?? lesson.value.texts.en?.checks;
  /** What holds for every part has its name in the catalogue, not in the lesson. */
  const nameOf = ({ id, kind }: CheckResult): string => {
    const title = `check.${kind}.title`;
    return names?.[id] ?? (catalogue.has(title) ? catalogue.format(title) : id);
  };
  return ok({
    passed: verdict === "pass" || verdict === "borderline",
    json: { lesson: lesson.value.id, part: path, verdict, counts, checks, hash, engine },
    lines: [
      ...checks.map((check) =>
        catalogue.format("cli.check", {
          verdict: check.verdict,
          name: nameOf(check),
          text: catalogue.format(check.message, paramsInWords(check.params, names)),
        }),
      ),
      catalogue.format("cli.assess.total", { verdict, pass: counts.pass, total: counts.total }),
    ],
    problems: [...part.problems, ...report.problems],
  });
}
