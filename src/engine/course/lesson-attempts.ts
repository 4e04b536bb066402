import { type Problem, problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import type { LessonData } from "./lesson.ts";

/** A script of the lesson's folder with what the inspection must say about it. */
export interface Attempt {
  readonly file: string;
  readonly source: string;
  /** Absent: it must pass. Present: the check that fails first, and its message. */
  readonly fails?: { readonly check: string; readonly message: string };
}

/**
 * The solution, the alternatives and the mistakes of a lesson, for proving a lesson.
 * Problems: `course.file-missing` for each file that `lesson.json` names and the folder lacks.
 */
export function lessonAttempts(
  files: Readonly<Record<string, string>>,
  lesson: LessonData,
): Result<readonly Attempt[]> {
  const wanted = [
    { file: "solution.js" },
    ...lesson.alternatives.map((name) => ({ file: `alternatives/${name}` })),
    ...lesson.mistakes.map(({ file, check, message }) => ({
      file: `mistakes/${file}`,
      fails: { check, message },
    })),
  ];
  const problems: Problem[] = [];
  const attempts: Attempt[] = [];
  for (const attempt of wanted) {
    const source = files[attempt.file];
    if (source !== undefined) attempts.push({ ...attempt, source });
    else {
      const place = { kind: "file", name: attempt.file } as const;
      problems.push(problem("course.file-missing", { file: attempt.file }, place));
    }
  }
  return problems.length > 0 ? fail(...problems) : ok(attempts);
}
