import { useEffect, useMemo, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { App } from "../../browser/session/app-store.ts";
import { createProjectShelf } from "../../browser/session/projects.ts";
import type { ReviewStore } from "../../browser/session/review-state.ts";
import { createReviewSession } from "../../browser/session/review-store.ts";
import type { Services } from "../../browser/session/services.ts";
import type { WorkshopStore } from "../../browser/session/workshop-state.ts";
import { createWorkshop } from "../../browser/session/workshop-store.ts";
import type { Lesson } from "../../engine/course/lesson.ts";
import { ProjectsScreen } from "../screens/projects-screen.tsx";
import { ReviewScreen } from "../screens/review-screen.tsx";
import { useSay } from "../screens/say.tsx";
import { openProject } from "../screens/project-files.ts";
import { WorkshopScreen } from "../screens/workshop-screen.tsx";
import { Frame } from "./frame.tsx";
import { sheetLabels } from "./sheet-labels.ts";

interface Props {
  readonly app: App;
  readonly services: Services;
}

/**
 * The list of own projects, or the one named in the address, whose session lives while it is
 * shown. A project that was removed, or never begun, leads back to the list.
 */
export function WorkshopPlace({
  app,
  services,
  project,
}: Props & { readonly project: string | undefined }) {
  const say = useSay();
  const labels = useMemo(() => sheetLabels(say), [say]);
  const [shelf] = useState(() => createProjectShelf(services, app.desk));
  const [store, setStore] = useState<StoreApi<WorkshopStore>>();
  useEffect(() => {
    if (!project) return;
    const { desk } = app;
    const subject = `project:${project}`;
    let gone = false;
    let session: StoreApi<WorkshopStore> | undefined;
    // What was changed a moment ago, here or in the list, is in the records first.
    void desk.settle().then(() => {
      if (gone) return;
      if (!shelf.has(subject)) return location.replace("#/workshop");
      session = createWorkshop({ services, desk, subject, incoming: shelf.incoming(subject) });
      setStore(session);
    });
    return () => {
      gone = true;
      void session?.getState().actions.close();
      setStore(undefined);
    };
  }, [app, services, shelf, project]);
  if (!project)
    return (
      <Frame desk={false}>
        <ProjectsScreen shelf={shelf} />
      </Frame>
    );
  return (
    <Frame desk title={say("home.workshop")}>
      {store && (
        <WorkshopScreen
          key={project}
          store={store}
          labels={labels}
          onFile={(file) => openProject(shelf.bring(file))}
        />
      )}
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
