import { type Lesson } from "../../engine/course/lesson.ts";
import { loadLesson } from "../../engine/course/load-lesson.ts";
import type { Problem } from "../../engine/foundation/problem.ts";

const files = import.meta.glob<string>(["../../../lessons/*/*.{json,js}"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** All lessons of the build in their order, and what is wrong with those that can't be read. */
export function loadLessons(): { lessons: Lesson[]; problems: Problem[] } {
  const folders = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(files)) {
    const [folder, name] = path.split("/lessons/")[1]?.split("/") ?? [];
    if (!folder || !name) continue;
    const own = folders.get(folder) ?? {};
    own[name] = text;
    folders.set(folder, own);
  }
  const results = [...folders.values()].map((own) => loadLesson(own));
  const lessons = results.flatMap((result) => (result.ok ? [result.value] : []));
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  return { lessons: lessons.sort((a, b) => a.order - b.order), problems };
}
