import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { LessonStore } from "../../../browser/session/lesson-state.ts";
import type { LessonText } from "../../../engine/course/lesson.ts";
import { useCatalogue } from "../say.tsx";

/** The lesson in progress, for the stations below. */
const LessonContext = createContext<StoreApi<LessonStore> | undefined>(undefined);
export const LessonProvider = LessonContext.Provider;

export function useLesson(): LessonStore {
  const store = useContext(LessonContext);
  if (!store) throw new Error("A station stands outside LessonProvider.");
  return useStore(store);
}

/** The lesson's text in the language in use, else in English. */
export function textOf(texts: Readonly<Record<string, LessonText>>, language: string): LessonText {
  const found = texts[language] ?? texts.en;
  if (!found) throw new Error("A lesson without an English text was loaded.");
  return found;
}

export function useLessonText(): LessonText {
  const { lesson } = useLesson();
  const { language } = useCatalogue();
  return textOf(lesson.texts, language);
}
