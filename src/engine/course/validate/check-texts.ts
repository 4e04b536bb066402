import { type Problem, problem } from "../../foundation/problem.ts";
import type { LessonData, LessonText } from "../lesson.ts";

/** Every language has the same keys, and every check and question of the lesson has its text. */
export function checkTexts(
  lesson: LessonData,
  texts: Readonly<Record<string, LessonText>>,
): Problem[] {
  const problems: Problem[] = [];
  const languages = Object.keys(texts).sort();
  const keysOf = new Map(languages.map((name) => [name, new Set(leafKeys(texts[name], ""))]));
  const all = new Set([...keysOf.values()].flatMap((keys) => [...keys]));
  for (const language of languages) {
    const place = { kind: "file", name: `text.${language}.json` } as const;
    for (const key of all)
      if (!keysOf.get(language)?.has(key))
        problems.push(problem("course.text-keys", { language, key }, place));
    const text = texts[language];
    for (const check of lesson.rubric.checks)
      if (!text?.checks[check.id])
        problems.push(
          problem("course.text-missing", { language, key: `checks.${check.id}` }, place),
        );
    for (const check of lesson.rubric.checks)
      for (const [level, hint] of (check.hints ?? []).entries())
        if (!hint[language]) {
          const key = `rubric.checks.${check.id}.hints.${level}`;
          problems.push(problem("course.text-missing", { language, key }, place));
        }
    for (const question of lesson.questions)
      if (!text?.questions[question.id])
        problems.push(
          problem("course.text-missing", { language, key: `questions.${question.id}` }, place),
        );
  }
  return problems;
}

/** Paths of all sentences; list entries count by their index, so lists have the same length. */
function leafKeys(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leafKeys(inner, path === "" ? key : `${path}.${key}`),
  );
}
