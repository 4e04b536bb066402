import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { LessonStore } from "../../../browser/session/lesson-state.ts";
import type { LessonText } from "../../../engine/course/lesson.ts";
import { textOf } from "../lesson-text.ts";
import { useCatalogue } from "../say.tsx";

/** The lesson in progress, for the stations below. */
const LessonContext = createContext<StoreApi<LessonStore> | undefined>(undefined);
export const LessonProvider = LessonContext.Provider;

export function useLesson(): LessonStore {
  const store = useContext(LessonContext);
  if (!store) throw new Error("A station stands outside LessonProvider.");
  return useStore(store);
}

export function useLessonText(): LessonText {
  const { lesson } = useLesson();
  const { language } = useCatalogue();
  return textOf(lesson.texts, language);
}
