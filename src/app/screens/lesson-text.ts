import type { LessonText } from "../../engine/course/lesson.ts";

/** The lesson's text in the language in use, else in English. */
export function textOf(texts: Readonly<Record<string, LessonText>>, language: string): LessonText {
  const found = texts[language] ?? texts.en;
  if (!found) throw new Error("A lesson without an English text was loaded.");
  return found;
}
