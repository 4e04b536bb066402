import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { LessonStore } from "../../browser/session/lesson-state.ts";
import { STATIONS, type Station } from "../../engine/course/progress.ts";
import { useSay } from "../screens/say.tsx";
import { StepLine } from "../ui/step-line.tsx";

/** The line of the lesson, always in view: where the person is, what is done, what comes. */
export function StationLine({ store }: { readonly store: StoreApi<LessonStore> }) {
  const say = useSay();
  const { lesson, station, progress, actions } = useStore(store);
  const stateOf = (id: Station) =>
    progress.stations.find((one) => one.station === id)?.state ?? "open";
  return (
    <StepLine
      label={say("line.label")}
      stateWords={{ done: say("line.done"), now: say("line.now"), open: say("line.open") }}
      stations={STATIONS.map((id) => ({
        id,
        text: say(`station.${id}`),
        state: id === station ? "now" : stateOf(id) === "done" ? "done" : "open",
        href: stateOf(id) === "locked" ? undefined : `#/lesson/${lesson.id}/${id}`,
      }))}
      onGo={(id) => {
        const chosen = STATIONS.find((one) => one === id);
        if (chosen) actions.enter(chosen);
      }}
    />
  );
}
