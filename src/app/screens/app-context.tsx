import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { AppStore } from "../../browser/session/app-state.ts";
import type { Services } from "../../browser/session/services.ts";
import type { Lesson } from "../../engine/course/lesson.ts";

export interface AppServices {
  readonly app: StoreApi<AppStore>;
  readonly lessons: readonly Lesson[];
  /** Work off the page's thread that only a picture needs. */
  readonly run: Services["run"];
}

const AppContext = createContext<AppServices | undefined>(undefined);
export const AppProvider = AppContext.Provider;

function useServices(): AppServices {
  const services = useContext(AppContext);
  if (!services) throw new Error("A screen stands outside AppProvider.");
  return services;
}

export const useApp = (): AppStore => useStore(useServices().app);
export const useLessons = (): readonly Lesson[] => useServices().lessons;
export const useRun = (): Services["run"] => useServices().run;
