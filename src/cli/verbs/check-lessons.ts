import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { lessonAttempts } from "../../engine/course/lesson-attempts.ts";
import { loadLesson } from "../../engine/course/load-lesson.ts";
import { type Problem, problem } from "../../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../../engine/foundation/result.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import type { Solid } from "../../engine/solid/solid-types.ts";
import { assessSolid, type Judged } from "../assess-solid.ts";
import { lessonFolders, readLessonFiles } from "../load-lesson-folder.ts";
import { evaluateSource } from "../load-part.ts";
import { proveLesson } from "../prove-lesson.ts";
import { problemText } from "../problem-text.ts";
import type { Options, OptionTable, Outcome, VerbContext } from "../outcome.ts";

export const options: OptionTable = { timeout: { type: "string" } };
export const operands = ["[FOLDER…]"];

/** What one lesson's proof found; no problems means that it may be taught. */
interface LessonProof {
  readonly lesson: string;
  readonly attempts: number;
  readonly problems: readonly Problem[];
}

/**
 * `check-lessons [FOLDER…]`: every lesson loads, its reference builds, its solution and its
 * alternatives pass, each wrong attempt fails first where and how the lesson says, and the rubric
 * judges mutants of the reference rightly.
 */
export async function run(
  folders: readonly string[],
  given: Options,
  context: VerbContext,
): Promise<Result<Outcome>> {
  const wanted = folders.length > 0 ? folders : await lessonFolders();
  if (wanted.length === 0) return fail(problem("cli.no-lessons"));
  const proofs: LessonProof[] = [];
  for (const [i, folder] of wanted.entries()) {
    context.ctx.progress(i / wanted.length, basename(folder));
    const files = await readLessonFiles(folder);
    if (!files.ok) return files;
    const proof = await provenAttempts(basename(folder), files.value, given, context);
    // What is wrong with a script of the lesson is told first, alone.
    const found = proof.problems.length > 0 ? [] : await provenRubric(files.value, given, context);
    proofs.push({ ...proof, problems: [...proof.problems, ...found] });
  }
  const { catalogue } = context;
  return ok({
    passed: proofs.every((proof) => proof.problems.length === 0),
    json: { lessons: proofs },
    lines: proofs.flatMap(({ lesson, attempts, problems }) => [
      catalogue.format("cli.lesson", { lesson, attempts, problems: problems.length }),
      ...problems.map((found) => `  ${problemText(found, catalogue)}`),
    ]),
    problems: [],
  });
}

async function provenAttempts(
  name: string,
  files: Readonly<Record<string, string>>,
  given: Options,
  context: VerbContext,
): Promise<LessonProof> {
  const broken = (problems: readonly Problem[]) => ({ lesson: name, attempts: 0, problems });
  const lesson = loadLesson(files);
  if (!lesson.ok) return broken(lesson.problems);
  const attempts = lessonAttempts(files, lesson.value);
  if (!attempts.ok) return broken(attempts.problems);
  const reference = await evaluateSource(lesson.value.reference, given, context);
  if (!reference.ok) return broken(inFile(reference.problems, "reference.js"));
  const found = await inPool(attempts.value, async (attempt) => {
    const part = await evaluateSource(attempt.source, given, context);
    if (!part.ok) return inFile(part.problems, attempt.file);
    const made = { part: part.value, reference: reference.value.solid };
    return judge(attempt, lesson.value, made, given, context);
  });
  const problems = found.flat();
  return { lesson: lesson.value.id, attempts: attempts.value.length, problems };
}

/** So few that a lesson takes seconds; `rubric prove` makes more. */
const MUTANTS = { mutants: 20, seed: 1 } as const;

/** Mutants of the reference that the rubric judges wrongly. */
async function provenRubric(
  files: Readonly<Record<string, string>>,
  given: Options,
  context: VerbContext,
): Promise<readonly Problem[]> {
  const proof = await proveLesson(files, MUTANTS, given, context);
  if (!proof.ok) return proof.problems;
  return proof.value.wronglyJudged.map(({ operator, name, verdict, why }) =>
    problem("cli.lesson-mutants", {
      ...MUTANTS,
      lesson: proof.value.lesson,
      operator,
      name,
      verdict,
      why,
    }),
  );
}

interface Expected {
  readonly file: string;
  readonly fails?: { readonly check: string; readonly message: string };
}

async function judge(
  { file, fails }: Expected,
  lesson: Lesson,
  { part, reference }: { readonly part: Judged; readonly reference: Solid },
  given: Options,
  context: VerbContext,
): Promise<readonly Problem[]> {
  const report = await assessSolid(lesson, part, reference, given, context);
  if (!report.ok) return inFile(report.problems, file);
  const place = { kind: "file", name: file } as const;
  const first = report.value.checks.find((check) => check.verdict === "fail");
  if (!fails && !first && report.value.verdict === "pass") return [];
  if (!fails || !first)
    return [
      problem(
        "cli.lesson-wrong-verdict",
        { file, verdict: report.value.verdict, check: first?.id ?? "" },
        place,
      ),
    ];
  if (first.id === fails.check && first.message === fails.message) return [];
  return [
    problem(
      "cli.lesson-wrong-check",
      {
        file,
        check: first.id,
        message: first.message,
        expected: `${fails.check} ${fails.message}`,
      },
      place,
    ),
  ];
}

/** Works on all items, as many at once as there are processors, and keeps their order. */
async function inPool<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
  return results;
}

const inFile = (problems: readonly Problem[], file: string): readonly Problem[] =>
  problems.map((found) => ({ ...found, params: { file, ...found.params } }));
