import { useEffect, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { App } from "../../browser/session/app-store.ts";
import type { ReviewStore } from "../../browser/session/review-state.ts";
import { createReviewSession } from "../../browser/session/review-store.ts";
import type { Services } from "../../browser/session/services.ts";
import type { WorkshopStore } from "../../browser/session/workshop-state.ts";
import { createWorkshop } from "../../browser/session/workshop-store.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import { ReviewScreen } from "../screens/review-screen.tsx";
import { useSay } from "../screens/say.tsx";
import { WorkshopScreen } from "../screens/workshop-screen.tsx";
import { Frame } from "./frame.tsx";
import { sheetLabels } from "./sheet-labels.ts";

interface Props {
  readonly app: App;
  readonly services: Services;
}

/** The workshop's session lives while its place is shown. */
export function WorkshopPlace({ app, services }: Props) {
  const say = useSay();
  const [store, setStore] = useState<StoreApi<WorkshopStore>>();
  useEffect(() => {
    const session = createWorkshop({ services, desk: app.desk });
    setStore(session);
    return () => void session.getState().actions.close();
  }, [app, services]);
  return (
    <Frame desk title={say("home.workshop")}>
      {store && <WorkshopScreen store={store} />}
    </Frame>
  );
}

/** The review desk's session lives while its place is shown. */
export function ReviewPlace({
  app,
  services,
  lessons,
}: Props & { readonly lessons: readonly Lesson[] }) {
  const say = useSay();
  const [store, setStore] = useState<StoreApi<ReviewStore>>();
  useEffect(() => {
    const labels = sheetLabels(say);
    const session = createReviewSession({ services, desk: app.desk, lessons, labels });
    setStore(session);
    return () => session.getState().actions.close();
  }, [app, services, lessons, say]);
  return (
    <Frame desk title={say("home.review")}>
      {store && <ReviewScreen store={store} />}
    </Frame>
  );
}
