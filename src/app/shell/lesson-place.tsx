import { useEffect, useMemo, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { App } from "../../browser/session/app-store.ts";
import type { LessonStore } from "../../browser/session/lesson-state.ts";
import { createLessonSession } from "../../browser/session/lesson-store.ts";
import type { Services } from "../../browser/session/services.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import { STATIONS } from "../../engine/course/progress.ts";
import { textOf } from "../screens/lesson-text.ts";
import { LessonScreen } from "../screens/lesson-screen.tsx";
import { useCatalogue, useSay } from "../screens/say.tsx";
import { ToneNotice } from "../screens/tone-notice.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Frame } from "./frame.tsx";
import { sheetLabels } from "./sheet-labels.ts";
import { StationLine } from "./station-line.tsx";

interface Props {
  readonly app: App;
  readonly services: Services;
  /** Absent when this build has no lesson of that name. */
  readonly lesson: Lesson | undefined;
  /** Station named in the address. */
  readonly asked: string | undefined;
}

/** Opens the lesson's session while its place is shown, and closes it after. */
export function LessonPlace({ app, services, lesson, asked }: Props) {
  const say = useSay();
  const catalogue = useCatalogue();
  const [store, setStore] = useState<StoreApi<LessonStore>>();
  const title = lesson ? textOf(lesson.texts, catalogue.language).title : "";
  const words = useMemo(() => ({ title, labels: sheetLabels(say) }), [title, say]);

  useEffect(() => {
    if (!lesson) return;
    const session = createLessonSession({ lesson, services, desk: app.desk, words });
    setStore(session);
    return () => {
      void session.getState().actions.close();
      setStore(undefined);
    };
    // The words are followed below: a change of language must not close the lesson.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [lesson, services, app]);
  useEffect(() => {
    store?.getState().actions.setSheetWords(words);
  }, [store, words]);
  useEffect(() => {
    if (!store || !lesson) return;
    const station = STATIONS.find((id) => id === asked);
    if (station) store.getState().actions.enter(station);
    // Without a station in the address, the records say where to go on; no step back leads here.
    else location.replace(`#/lesson/${lesson.id}/${store.getState().station}`);
  }, [store, lesson, asked]);
  useEffect(() => {
    if (!store || !lesson) return;
    // The address follows the person: a reload comes back here, and Back is one station back.
    return store.subscribe((now, before) => {
      if (now.station !== before.station) location.hash = `#/lesson/${lesson.id}/${now.station}`;
    });
  }, [store, lesson]);

  if (!lesson)
    return (
      <Frame desk={false}>
        <div className="page page-narrow">
          <ToneNotice tone="near" title={say("app.no-lesson")}>
            <LinkButton href="#/">{say("app.home")}</LinkButton>
          </ToneNotice>
        </div>
      </Frame>
    );
  return (
    <Frame desk title={`${lesson.code} · ${title}`} line={store && <StationLine store={store} />}>
      {store && <LessonScreen store={store} />}
    </Frame>
  );
}
