import type { StoreApi } from "zustand/vanilla";
import type { LessonStore } from "../../browser/session/lesson-state.ts";
import type { Station } from "../../engine/course/progress.ts";
import { CheckStation } from "./lesson/check-station.tsx";
import { HandInStation } from "./lesson/hand-in-station.tsx";
import { LessonProvider, useLesson } from "./lesson/lesson-context.tsx";
import { ModelStation } from "./lesson/model-station.tsx";
import { ReadStation } from "./lesson/read-station.tsx";
import { SliceStation } from "./lesson/slice-station.tsx";

const STATION_SCREENS = {
  read: ReadStation,
  model: ModelStation,
  check: CheckStation,
  slice: SliceStation,
  "hand-in": HandInStation,
} as const satisfies Record<Station, () => React.ReactNode>;

/** One lesson in progress, at the station where the person is. */
export function LessonScreen({ store }: { readonly store: StoreApi<LessonStore> }) {
  return (
    <LessonProvider value={store}>
      <CurrentStation />
    </LessonProvider>
  );
}

function CurrentStation() {
  const { station } = useLesson();
  const Screen = STATION_SCREENS[station];
  return <Screen key={station} />;
}
