import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { problem } from "../engine/foundation/problem.ts";
import { fail, ok, type Result } from "../engine/foundation/result.ts";
import { readText } from "./files.ts";

const LESSONS = join(import.meta.dirname, "../../lessons");
const TEXT_BYTES = 4 << 20;
/** A lesson has a few dozen files; a folder with more is something else. */
const MOST_FILES = 500;

/** The folders of the lessons that come with Plumbline, in order of name. */
export async function lessonFolders(): Promise<string[]> {
  const entries = await readdir(LESSONS, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return folders.sort().map((name) => join(LESSONS, name));
}

/**
 * The text files of a lesson, by path inside its folder. `lesson` is a folder anywhere, or the id
 * of a lesson that comes with Plumbline. Problem: `cli.unknown-lesson`.
 */
export async function readLessonFiles(lesson: string): Promise<Result<Record<string, string>>> {
  const known = await lessonFolders();
  const places = /[\\/]/.test(lesson) ? [lesson] : [join(LESSONS, lesson), lesson];
  for (const folder of places) {
    if (!(await isFile(join(folder, "lesson.json")))) continue;
    const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && /\.(json|js)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    const files: Record<string, string> = {};
    for (const name of names.slice(0, MOST_FILES)) {
      const text = await readText(name, TEXT_BYTES);
      if (!text.ok) return text;
      files[relative(folder, name).split(sep).join("/")] = text.value;
    }
    return ok(files);
  }
  const ids = known.map((folder) => relative(LESSONS, folder)).join(", ");
  return fail(problem("cli.unknown-lesson", { lesson, known: ids }));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
