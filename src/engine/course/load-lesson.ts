import type { ZodType } from "zod";
import { type Problem, problem } from "../foundation/problem.ts";
import { fail, ok, type Result } from "../foundation/result.ts";
import { type Lesson, type LessonText, lessonSchema, lessonTextSchema } from "./lesson.ts";
import { checkReferences } from "./validate/check-references.ts";
import { checkTexts } from "./validate/check-texts.ts";

const TEXT_FILE = /^text\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.json$/;

/**
 * Reads a lesson from the files of its folder, by path relative to the folder: `lesson.json`,
 * `text.<language>.json` (at least one, all with the same keys), `reference.js`, `starter.js` and
 * `solution.js`. Problems: `course.file-missing`, `-json`, `-schema`, `-text-keys`,
 * `-text-missing`, `-duplicate-id`, `-unknown-dimension`, `-unknown-check`, each with the file as
 * its place. All that is wrong is told at once.
 */
export function loadLesson(files: Readonly<Record<string, string>>): Result<Lesson> {
  const problems: Problem[] = [];
  const data = readJson(files, "lesson.json", lessonSchema, problems);
  const texts: Record<string, LessonText> = {};
  for (const name of Object.keys(files).sort()) {
    const language = TEXT_FILE.exec(name)?.[1];
    if (!language) continue;
    const text = readJson(files, name, lessonTextSchema, problems);
    if (text) texts[language] = text;
  }
  if (Object.keys(texts).length === 0 && problems.length === 0)
    problems.push(missing("text.en.json"));
  const scripts = ["reference.js", "starter.js", "solution.js"].map((name) => {
    const source = files[name];
    if (source === undefined || source.trim() === "") problems.push(missing(name));
    return source ?? "";
  });
  if (data) problems.push(...checkReferences(data), ...checkTexts(data, texts));
  const [reference, starter, solution] = scripts;
  if (!data || problems.length > 0 || reference === undefined) return fail(...problems);
  return ok({ ...data, texts, reference, starter: starter ?? "", solution: solution ?? "" });
}

function readJson<T>(
  files: Readonly<Record<string, string>>,
  name: string,
  schema: ZodType<T>,
  problems: Problem[],
): T | undefined {
  const source = files[name];
  const place = { kind: "file", name } as const;
  if (source === undefined) {
    problems.push(missing(name));
    return undefined;
  }
  let raw: unknown;
  try {
    raw = JSON.parse(source);
  } catch (cause) {
    problems.push(problem("course.json", { file: name, detail: String(cause) }, place));
    return undefined;
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues.slice(0, 5)) {
    const detail = `${issue.path.join(".")}: ${issue.message}`;
    problems.push(problem("course.schema", { file: name, detail }, place));
  }
  return undefined;
}

function missing(name: string): Problem {
  return problem("course.file-missing", { file: name }, { kind: "file", name });
}
